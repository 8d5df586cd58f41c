using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Figures;

/// <summary>What stands behind a number: its definition and parts; of the own federation also the rows. Of a federation below it never a row. Refuses federations that are not below.</summary>
public sealed class ListBehind(FederationDoor door, DbContextOptions<PlatformDb> platform, TimeProvider clock) : IUseCase
{
    public const int PageSize = 50;
    public const int PageLimit = 20;

    /// <param name="Id">The row.</param>
    /// <param name="Name">What people call it.</param>
    /// <param name="Part">How much of the number it is; of a rate, the numerator.</param>
    /// <param name="Whole">Of a rate, the denominator.</param>
    /// <param name="Day">The day that makes it count.</param>
    public sealed record Row(Guid Id, string Name, decimal Part, decimal? Whole, DateOnly? Day);

    /// <summary>The own federation's rows: how many, what they come to, and one page of them.</summary>
    public sealed record Rows(int Found, Worth Sum, int Page, List<Row> Shown)
    {
        public int Pages => Math.Min(PageLimit, (Found + PageSize - 1) / PageSize);
    }

    /// <param name="Indicator">What is counted.</param>
    /// <param name="Subject">Whose number it is, with everything below.</param>
    /// <param name="Slug">The subject's short name.</param>
    /// <param name="IsOwn">The reader's own federation.</param>
    /// <param name="Month">First day of the month.</param>
    /// <param name="IsRunning">The month has not ended: a stock is as of today.</param>
    /// <param name="Worth">The number; absent where that month was not counted.</param>
    /// <param name="Numbers">All numbers of the subject; some tell this one apart by kind.</param>
    /// <param name="Lines">The number told apart by federation: the subject's own, and each right below it.</param>
    /// <param name="Series">The number month by month.</param>
    /// <param name="Own">The rows, of the own federation only.</param>
    public sealed record Behind(
        Indicator Indicator, string Subject, string Slug, bool IsOwn, DateOnly Month, bool IsRunning, Worth? Worth,
        Numbers Numbers, List<Line> Lines, List<Point> Series, Rows? Own)
    {
        /// <summary>Whether a reader would see no difference.</summary>
        public bool Looks(Behind other) => (Indicator, Slug, Month, Worth, Own?.Found, Own?.Sum, Own?.Page) == (other.Indicator, other.Slug, other.Month, other.Worth, other.Own?.Found, other.Own?.Sum, other.Own?.Page)
            && Series.SequenceEqual(other.Series) && (Own?.Shown ?? []).SequenceEqual(other.Own?.Shown ?? [])
            && Lines.Select(line => line.Numbers.Find(Indicator.Code)).SequenceEqual(other.Lines.Select(line => line.Numbers.Find(Indicator.Code)));
    }

    public async Task<Behind> RunAsync(string code, string? of = null, DateOnly? month = null, int page = 1, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFigures, ct);
        var indicator = Indicators.Find(code) ?? throw new Refusal(RefusalKind.NotFound, Tenancy.Say.NoSuchPage);
        var family = await Family.ReadAsync(platform, clock, db.Scope, ct);
        var subject = family.Find(of);
        var running = MonthSpan.FirstOf(clock.Today());
        var children = family.ChildrenOf(subject);
        DateOnly ShownOf(DateOnly newest) => month is { } asked && asked < newest ? MonthSpan.FirstOf(asked) : newest;
        var (book, newest) = await db.ReadNewestAsync(running, newest =>
        [
            Passage.Of([subject.Id, .. children.Select(child => child.Id)], FigureReach.Total, ShownOf(newest)),
            Passage.Of([subject.Id], FigureReach.Own, ShownOf(newest)),
            Passage.Series(subject.Id, newest, ReadDashboard.MonthsShown, code),
            Passage.Series(db.Scope.FederationId, newest, 1, Indicators.Unions),
        ], ct);
        var shown = ShownOf(newest);
        var number = book.Of(subject.Id, FigureReach.Total, shown);
        var lines = children.ConvertAll(child => new Line(child.Name, child.Slug, IsOwn: false, book.Of(child.Id, FigureReach.Total, shown)));
        if (lines.Count > 0) lines.Insert(0, new Line(subject.Name, subject.Slug, IsOwn: true, book.Of(subject.Id, FigureReach.Own, shown)));
        var isOwn = subject == family.Self;
        return new(indicator, subject.Name, subject.Slug, isOwn, shown, shown == running, number.Find(code),
            number, lines, book.Series(subject.Id, code, newest, ReadDashboard.MonthsShown), isOwn ? await ReadRowsAsync(db, indicator, shown, page, ct) : null);
    }

    async Task<Rows> ReadRowsAsync(FederationDb db, Indicator indicator, DateOnly month, int page, CancellationToken ct)
    {
        var today = clock.Today();
        var rows = indicator.Rows(db, MonthSpan.Table(db, [month], today));
        var sum = (await indicator.CountAsync(db, [month], today, ct))[0].Worth;
        var ordered = indicator.Nature == Nature.Flow ? rows.OrderByDescending(row => row.Day)
            : indicator.IsRate ? rows.OrderByDescending(row => row.Whole) : rows.OrderByDescending(row => row.Part);
        var at = Math.Clamp(page, 1, PageLimit);
        var shown = await ordered.ThenBy(row => row.Name).ThenBy(row => row.Id).Skip((at - 1) * PageSize).Take(PageSize)
            .Select(row => new Row(row.Id, row.Name, row.Part, row.Whole, row.Day)).ToListAsync(ct);
        return new(await rows.CountAsync(ct), sum, at, shown);
    }
}
