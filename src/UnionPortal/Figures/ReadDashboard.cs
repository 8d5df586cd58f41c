using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Figures;

/// <summary>How a federation stands, with everything below it: out of its own book, so that it is quick however many townships there are.</summary>
public sealed class ReadDashboard(FederationDoor door, DbContextOptions<PlatformDb> platform, TimeProvider clock) : IUseCase
{
    public const int MonthsShown = 24;

    /// <param name="Name">The federation.</param>
    /// <param name="Month">First day of the month shown: the newest that was counted.</param>
    /// <param name="CountedAt">When it was last counted.</param>
    /// <param name="Now">The federation with all below it.</param>
    /// <param name="YearBefore">The same at the end of the same month a year before; empty where nothing was counted then.</param>
    /// <param name="Activities">场次 by month.</param>
    /// <param name="Attendance">人次 by month.</param>
    /// <param name="Lines">The federations right below, side by side; unions directly below it stand in a line of its own name.</param>
    public sealed record Board(
        string Name, DateOnly Month, DateTimeOffset? CountedAt, Numbers Now, Numbers YearBefore, List<Point> Activities, List<Point> Attendance, List<Line> Lines)
    {
        public bool IsEmpty => !Now.Any && !Activities.Exists(point => point.Worth is { Value: > 0 }) && !Lines.Exists(line => line.Numbers.Any);

        /// <summary>Changes whenever something on the board does.</summary>
        public (DateOnly, DateTimeOffset?, int) Stamp => (Month, CountedAt, Lines.Count);
    }

    public async Task<Board> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFigures, ct);
        var family = await Family.ReadAsync(platform, clock, db.Scope, ct, generations: 1);
        var self = family.Self;
        var children = family.ChildrenOf(self);
        var (book, month) = await db.ReadNewestAsync(MonthSpan.FirstOf(clock.Today()), month =>
        [
            Passage.Of([self.Id, .. children.Select(child => child.Id)], FigureReach.Total, month),
            Passage.Of([self.Id], FigureReach.Total, month.AddYears(-1)),
            Passage.Of([self.Id], FigureReach.Own, month),
            Passage.Series(self.Id, month, MonthsShown, Indicators.Activities, Indicators.Attendance),
        ], ct);
        var lines = children.ConvertAll(child => new Line(child.Name, child.Slug, IsOwn: false, book.Of(child.Id, FigureReach.Total, month)));
        if (lines.Count > 0 && book.Of(self.Id, FigureReach.Own, month) is { Any: true } own) lines.Insert(0, new Line(self.Name, self.Slug, IsOwn: true, own));
        return new(self.Name, month, book.CountedAt(self.Id, month), book.Of(self.Id, FigureReach.Total, month), book.Of(self.Id, FigureReach.Total, month.AddYears(-1)),
            book.Series(self.Id, Indicators.Activities, month, MonthsShown), book.Series(self.Id, Indicators.Attendance, month, MonthsShown), lines);
    }
}
