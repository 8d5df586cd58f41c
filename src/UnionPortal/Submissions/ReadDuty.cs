using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Submissions;

/// <summary>What the federation above waits for: a month that is due or late, a report that was given back.</summary>
public sealed class ReadDuty(FederationDoor door, Standings standings, TimeProvider clock) : IUseCase
{
    /// <param name="Month">First day of the month.</param>
    /// <param name="IsReturned">It was given back to be mended.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="DaysLeft">Until it is late; negative since then.</param>
    public sealed record Duty(DateOnly Month, bool IsReturned, string? Reason, int DaysLeft);

    public async Task<List<Duty>> RunAsync(CancellationToken ct = default)
    {
        await using var above = await door.OpenAboveAsync(Permission.HandUpReport, ct);
        if (above is null) return [];
        var (today, due, duties) = (clock.Today(), Deadline.DueMonth(clock.Today()), new List<Duty>());
        var oldest = Deadline.OpenMonths(today).Last();
        var sent = await above.Set<MonthlyReport>().AsNoTracking().Where(report => report.Month >= oldest).OrderBy(report => report.Month).ToListAsync(ct);
        int Left(DateOnly month) => Deadline.Of(month).DayNumber - today.DayNumber;
        duties.AddRange(sent.Where(report => report.State == ReportState.Returned).Select(report => new Duty(report.Month, true, report.Steps[^1].Note, Left(report.Month))));
        var self = await standings.KinAsync(above.Scope.SenderFederationId!.Value, ct);
        if (Deadline.IsExpected(due, self) && !sent.Exists(report => report.Month == due)) duties.Add(new(due, false, null, Left(due)));
        return duties;
    }
}
