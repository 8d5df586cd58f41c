using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Submissions;

/// <summary>Reminds every federation below that has not handed up a month, or was given it back (一键催报). One that was reminded today is left in peace.</summary>
public sealed class NudgeReports(FederationDoor door, Standings standings, TimeProvider clock) : IUseCase
{
    /// <summary>How many were reminded.</summary>
    public async Task<int> RunAsync(DateOnly month, CancellationToken ct = default)
    {
        await using var own = await door.OpenAsync(Permission.JudgeReports, ct);
        var known = await own.Set<MonthlyReport>().Where(report => report.Month == month).ToDictionaryAsync(report => report.SenderFederationId, report => report.State, ct);
        var self = await standings.KinAsync(own.Scope.FederationId, ct);
        var reminded = 0;
        foreach (var kin in await standings.BelowAsync(self.Id, ct))
        {
            var isReturned = known.TryGetValue(kin.Id, out var state) && state == ReportState.Returned;
            if ((isReturned || !known.ContainsKey(kin.Id) && Deadline.IsExpected(month, kin)) && await RemindAsync(kin.Id, self, month, isReturned, ct)) reminded++;
        }

        return reminded;
    }

    async Task<bool> RemindAsync(int federation, Kin self, DateOnly month, bool isReturned, CancellationToken ct)
    {
        var today = clock.Today();
        await using var below = await door.OpenBelowAsync(Permission.JudgeReports, federation, ct);
        if (await below.Set<ReportNudge>().AnyAsync(nudge => nudge.Month == month && nudge.Day == today, ct)) return false;
        below.Add(new ReportNudge { SenderFederationId = self.Id, SenderName = self.Name, Month = month, Day = today, At = clock.GetUtcNow(), IsReturned = isReturned });
        await below.SaveChangesAsync(ct);
        return true;
    }
}
