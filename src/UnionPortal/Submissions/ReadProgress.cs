using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Submissions;

/// <summary>Which of the federations below have handed up a month (报送进度), those that have not first.</summary>
public sealed class ReadProgress(FederationDoor door, Standings standings, TimeProvider clock) : IUseCase
{
    /// <param name="Name">The federation below.</param>
    /// <param name="Slug">Its short name.</param>
    /// <param name="ReportId">Its report; nothing while it has handed up none.</param>
    /// <param name="State">Where that stands.</param>
    /// <param name="ChangedAt">Its last step.</param>
    public sealed record Line(string Name, string Slug, Guid? ReportId, ReportState? State, DateTimeOffset? ChangedAt)
    {
        /// <summary>Its sender has something to do.</summary>
        public bool IsAwaited => State is null or ReportState.Returned;
    }

    /// <param name="Month">First day of the month.</param>
    /// <param name="DueOn">The last day in time.</param>
    /// <param name="Today">The day it is read.</param>
    /// <param name="Lines">One for each federation right below from which the month is expected.</param>
    /// <param name="HasBelow">There are federations right below, if only new ones.</param>
    public sealed record Page(DateOnly Month, DateOnly DueOn, DateOnly Today, List<Line> Lines, bool HasBelow)
    {
        public int Count(ReportState? state) => Lines.Count(line => line.State == state);

        public int Awaited => Lines.Count(line => line.IsAwaited);

        public bool IsLate => Today > DueOn;
    }

    /// <param name="month">First day of the month; the last one that is over where none is named, or one still to come.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<Page> RunAsync(DateOnly? month = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeReports, ct);
        var today = clock.Today();
        var due = Deadline.DueMonth(today);
        var shown = month is { } asked && asked < due ? asked : due;
        var reports = await db.Set<MonthlyReport>().AsNoTracking().Where(report => report.Month == shown)
            .Select(report => new { report.Id, report.SenderFederationId, report.State, report.ChangedAt }).ToDictionaryAsync(report => report.SenderFederationId, ct);
        var below = await standings.BelowAsync(db.Scope.FederationId, ct);
        var lines = below.Where(kin => reports.ContainsKey(kin.Id) || Deadline.IsExpected(shown, kin)).Select(kin => reports.TryGetValue(kin.Id, out var report)
            ? new Line(kin.Name, kin.Slug, report.Id, report.State, report.ChangedAt)
            : new Line(kin.Name, kin.Slug, null, null, null));
        return new(shown, Deadline.Of(shown), today, [.. lines.OrderBy(line => line.State switch { null => 0, ReportState.Returned => 1, ReportState.Sent => 2, _ => 3 })], below.Count > 0);
    }
}
