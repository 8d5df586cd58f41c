using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Submissions;

/// <summary>The reports the own federation handed up, newest month first, with the months that are still open.</summary>
public sealed class ListSentReports(FederationDoor door, Standings standings, TimeProvider clock) : IUseCase
{
    const int Most = 36;

    /// <param name="Month">First day of the month.</param>
    /// <param name="ReportId">Nothing while it has not been handed up.</param>
    /// <param name="State">Where it stands.</param>
    /// <param name="ChangedAt">The last step.</param>
    /// <param name="Note">Why it was given back.</param>
    public sealed record Row(DateOnly Month, Guid? ReportId, ReportState? State, DateTimeOffset? ChangedAt, string? Note);

    /// <param name="AboveName">Who receives them; nothing where nobody stands above.</param>
    /// <param name="Today">The day it is read.</param>
    /// <param name="Rows">Months.</param>
    public sealed record Page(string? AboveName, DateOnly Today, List<Row> Rows);

    public async Task<Page> RunAsync(CancellationToken ct = default)
    {
        await using var own = await door.OpenAsync(Permission.SeeReports, ct);
        await using var above = await door.OpenAboveAsync(Permission.SeeReports, ct);
        var today = clock.Today();
        if (above is null) return new(null, today, []);
        var sent = await above.Set<MonthlyReport>().AsNoTracking().OrderByDescending(report => report.Month).Take(Most).ToListAsync(ct);
        var due = Deadline.DueMonth(today);
        var rows = sent.ConvertAll(report => new Row(report.Month, report.Id, report.State, report.ChangedAt, report.State == ReportState.Returned ? report.Steps[^1].Note : null));
        if (Deadline.IsExpected(due, await standings.KinAsync(own.Scope.FederationId, ct)) && !sent.Exists(report => report.Month == due)) rows.Insert(0, new(due, null, null, null, null));
        return new((await standings.AboveAsync(own.Scope.FederationId, ct))?.Name, today, rows);
    }
}
