using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Figures;

/// <summary>Numbers by indicator.</summary>
public sealed class Numbers(IReadOnlyDictionary<string, Worth> worths)
{
    public static readonly Numbers None = new(new Dictionary<string, Worth>(StringComparer.Ordinal));

    public IReadOnlyDictionary<string, Worth> Worths => worths;

    /// <summary>0 where nothing has been counted yet.</summary>
    public Worth this[string indicator] => Find(indicator) ?? Indicators.Get(indicator).Worth(0, 0);

    public bool Any => worths.Values.Any(worth => worth.Value != 0);

    public Worth? Find(string indicator) => worths.GetValueOrDefault(indicator);

    /// <summary>One number for each of another, from the sums: activities of a union, say.</summary>
    public decimal? Per(string indicator, string other) => this[other].Value == 0 ? null : this[indicator].Value / this[other].Value;
}

/// <summary>A federation's numbers in a row of several.</summary>
public sealed record Line(string Name, string Slug, bool IsOwn, Numbers Numbers);

/// <summary>A month of a series; absent where it was not counted.</summary>
public sealed record Point(DateOnly Month, Worth? Worth);

/// <summary>Reading figures out of the reader's own book.</summary>
static class Book
{
    public static async Task<DateOnly?> NewestMonthAsync(this FederationDb db, CancellationToken ct) => await db.Figures()
        .Where(figure => figure.SubjectFederationId == db.Scope.FederationId && figure.Reach == FigureReach.Total && figure.Indicator == Indicators.Unions)
        .MaxAsync(figure => (DateOnly?)figure.Month, ct);

    public static async Task<List<Point>> SeriesAsync(this FederationDb db, int subject, string indicator, DateOnly month, int months, CancellationToken ct)
    {
        var first = month.AddMonths(1 - months);
        var known = await db.Figures()
            .Where(figure => figure.SubjectFederationId == subject && figure.Reach == FigureReach.Total && figure.Indicator == indicator && figure.Month >= first && figure.Month <= month)
            .ToDictionaryAsync(figure => figure.Month, figure => figure.Worth(), ct);
        return [.. MonthSpan.From(first, month).Select(each => new Point(each, known.GetValueOrDefault(each)))];
    }

    /// <summary>Several indicators of several subjects over some months, each from its first counted month on.</summary>
    public static async Task<List<(int Subject, string Code, List<Point> Points)>> SeriesAsync(this FederationDb db, IEnumerable<int> subjects, IEnumerable<string> indicators, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var (ids, codes) = (subjects.ToList(), indicators.ToList());
        var figures = await db.Figures()
            .Where(figure => ids.Contains(figure.SubjectFederationId) && figure.Reach == FigureReach.Total && codes.Contains(figure.Indicator) && figure.Month >= first && figure.Month <= last).ToListAsync(ct);
        return [.. from figure in figures
                   group figure by (figure.SubjectFederationId, figure.Indicator) into series
                   let known = series.ToDictionary(figure => figure.Month, figure => figure.Worth())
                   select (series.Key.SubjectFederationId, series.Key.Indicator, MonthSpan.From(known.Keys.Min(), last).Select(month => new Point(month, known.GetValueOrDefault(month))).ToList())];
    }

    /// <summary>All numbers of several subjects in one month.</summary>
    public static async Task<Dictionary<int, Numbers>> NumbersAsync(this FederationDb db, IEnumerable<int> subjects, FigureReach reach, DateOnly month, CancellationToken ct)
    {
        var codes = Indicators.All.Select(indicator => indicator.Code).ToList();
        var ids = subjects.ToList();
        var figures = await db.Figures()
            .Where(figure => ids.Contains(figure.SubjectFederationId) && figure.Reach == reach && codes.Contains(figure.Indicator) && figure.Month == month).ToListAsync(ct);
        return figures.GroupBy(figure => figure.SubjectFederationId).ToDictionary(subject => subject.Key,
            subject => new Numbers(subject.ToDictionary(figure => figure.Indicator, figure => figure.Worth(), StringComparer.Ordinal)));
    }

    /// <summary>How far a year has come, for several subjects: flows summed from January on, stocks as they stand in the newest month of it that was counted.</summary>
    public static async Task<Dictionary<int, Numbers>> YearSoFarAsync(this FederationDb db, IEnumerable<int> subjects, int year, CancellationToken ct)
    {
        var (ids, first, last) = (subjects.ToList(), new DateOnly(year, 1, 1), new DateOnly(year, 12, 1));
        var figures = db.Figures().Where(figure => ids.Contains(figure.SubjectFederationId) && figure.Reach == FigureReach.Total && figure.Month >= first && figure.Month <= last);
        if (await figures.MaxAsync(figure => (DateOnly?)figure.Month, ct) is not { } month) return [];
        var flows = Indicators.All.Where(indicator => indicator.Nature == Nature.Flow).Select(indicator => indicator.Code).ToList();
        var sums = (await figures.Where(figure => flows.Contains(figure.Indicator)).GroupBy(figure => new { figure.SubjectFederationId, figure.Indicator })
            .Select(group => new { group.Key.SubjectFederationId, group.Key.Indicator, Sum = group.Sum(figure => figure.Value) }).ToListAsync(ct)).ToLookup(sum => sum.SubjectFederationId);
        var stocks = await db.NumbersAsync(ids, FigureReach.Total, month, ct);
        return ids.ToDictionary(id => id, id => new Numbers(stocks.GetValueOrDefault(id, Numbers.None).Worths.Where(worth => !flows.Contains(worth.Key))
            .Concat(sums[id].Select(sum => KeyValuePair.Create(sum.Indicator, new Worth(sum.Sum)))).ToDictionary(StringComparer.Ordinal)));
    }

    public static async Task<DateTimeOffset?> CountedAtAsync(this FederationDb db, DateOnly month, CancellationToken ct)
    {
        var codes = Indicators.All.Select(indicator => indicator.Code).ToList();
        return await db.Figures()
            .Where(figure => figure.SubjectFederationId == db.Scope.FederationId && figure.Reach == FigureReach.Total && codes.Contains(figure.Indicator) && figure.Month == month)
            .MaxAsync(figure => (DateTimeOffset?)figure.CountedAt, ct);
    }

    static IQueryable<Figure> Figures(this FederationDb db) => db.Set<Figure>().AsNoTracking();

    static Worth Worth(this Figure figure) => new(figure.Value, figure.Numerator, figure.Denominator);
}
