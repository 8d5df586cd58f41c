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
        var done = await own.Set<MonthlyReport>().Where(report => report.Month == month && report.State != ReportState.Returned).Select(report => report.SenderFederationId).ToListAsync(ct);
        var self = await standings.KinAsync(own.Scope.FederationId, ct);
        var reminded = 0;
        foreach (var kin in (await standings.BelowAsync(self.Id, ct)).Where(kin => Deadline.IsExpected(month, kin) && !done.Contains(kin.Id)))
            if (await RemindAsync(kin.Id, self, month, ct)) reminded++;
        return reminded;
    }

    async Task<bool> RemindAsync(int federation, Kin self, DateOnly month, CancellationToken ct)
    {
        var today = clock.Today();
        await using var below = await door.OpenBelowAsync(Permission.JudgeReports, federation, ct);
        if (await below.Set<ReportNudge>().AnyAsync(nudge => nudge.Month == month && nudge.Day == today, ct)) return false;
        below.Add(new ReportNudge { SenderFederationId = self.Id, SenderName = self.Name, Month = month, Day = today, At = clock.GetUtcNow() });
        await below.SaveChangesAsync(ct);
        return true;
    }
}
