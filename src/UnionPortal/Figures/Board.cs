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

/// <summary>Figures to be read: whose, of which reach, from which month to which; all indicators unless some are named.</summary>
sealed record Passage(IReadOnlyCollection<int> Subjects, FigureReach Reach, DateOnly From, DateOnly To, IReadOnlyCollection<string>? Indicators = null)
{
    public static Passage Of(IReadOnlyCollection<int> subjects, FigureReach reach, DateOnly month) => new(subjects, reach, month, month);

    public static Passage Series(int subject, DateOnly last, int months, params string[] indicators) => new([subject], FigureReach.Total, last.AddMonths(1 - months), last, indicators);
}

/// <summary>What was read out of the reader's own book.</summary>
sealed class Excerpt(IEnumerable<Excerpt.Entry> entries)
{
    readonly Dictionary<(int Subject, FigureReach Reach, DateOnly Month), Dictionary<string, Entry>> byMonth = entries
        .Where(entry => Indicators.Find(entry.Indicator) is not null)
        .GroupBy(entry => (entry.Subject, entry.Reach, entry.Month))
        .ToDictionary(page => page.Key, page => page.DistinctBy(entry => entry.Indicator).ToDictionary(entry => entry.Indicator, StringComparer.Ordinal));

    public sealed record Entry(int Subject, FigureReach Reach, string Indicator, DateOnly Month, decimal Value, decimal? Numerator, decimal? Denominator, DateTimeOffset CountedAt)
    {
        public Worth Worth => new(Value, Numerator, Denominator);
    }

    /// <summary>Nothing where that month was not counted.</summary>
    public Numbers? Find(int subject, FigureReach reach, DateOnly month) => byMonth.TryGetValue((subject, reach, month), out var page)
        ? new(page.ToDictionary(entry => entry.Key, entry => entry.Value.Worth, StringComparer.Ordinal)) : null;

    public Numbers Of(int subject, FigureReach reach, DateOnly month) => Find(subject, reach, month) ?? Numbers.None;

    public List<Point> Series(int subject, string indicator, DateOnly last, int months) =>
    [
        .. MonthSpan.From(last.AddMonths(1 - months), last)
            .Select(month => new Point(month, byMonth.GetValueOrDefault((subject, FigureReach.Total, month))?.GetValueOrDefault(indicator)?.Worth)),
    ];

    /// <summary>The same from the first month on that has a figure; nothing where none has.</summary>
    public List<Point> SeriesSinceCounted(int subject, string indicator, DateOnly last, int months) => [.. Series(subject, indicator, last, months).SkipWhile(point => point.Worth is null)];

    /// <summary>When a subject's month was last counted.</summary>
    public DateTimeOffset? CountedAt(int subject, DateOnly month) => byMonth.GetValueOrDefault((subject, FigureReach.Total, month))?.Values.Max(entry => (DateTimeOffset?)entry.CountedAt);
}

/// <summary>Reading figures out of the reader's own book.</summary>
static class Book
{
    /// <summary>All passages at once: a dashboard asks one question.</summary>
    public static async Task<Excerpt> ReadAsync(this FederationDb db, IEnumerable<Passage> passages, CancellationToken ct) => new(await passages
        .Select(passage => db.Figures().Of(passage.Subjects).Where(figure => figure.Reach == passage.Reach && figure.Month >= passage.From && figure.Month <= passage.To
            && (passage.Indicators == null || passage.Indicators.Contains(figure.Indicator))))
        .Aggregate((before, next) => before.Concat(next))
        .Select(figure => new Excerpt.Entry(figure.SubjectFederationId, figure.Reach, figure.Indicator, figure.Month, figure.Value, figure.Numerator, figure.Denominator, figure.CountedAt))
        .ToListAsync(ct));

    /// <summary>The same for a month that the passages lean on: the running one, or, in the first seconds of a new one, the newest that was counted.</summary>
    public static async Task<(Excerpt Read, DateOnly Month)> ReadNewestAsync(this FederationDb db, DateOnly running, Func<DateOnly, IEnumerable<Passage>> passages, CancellationToken ct)
    {
        var read = await db.ReadAsync(passages(running), ct);
        if (read.Find(db.Scope.FederationId, FigureReach.Total, running) is not null) return (read, running);
        var newest = await db.Figures().Where(figure => figure.SubjectFederationId == db.Scope.FederationId && figure.Reach == FigureReach.Total).MaxAsync(figure => (DateOnly?)figure.Month, ct);
        return newest is { } month ? (await db.ReadAsync(passages(month), ct), month) : (read, running);
    }

    /// <summary>How far a year has come, for several subjects: flows summed from January on, stocks as they stand in the newest month of it that was counted.</summary>
    public static async Task<Dictionary<int, Numbers>> YearSoFarAsync(this FederationDb db, IReadOnlyCollection<int> subjects, int year, CancellationToken ct)
    {
        var months = MonthSpan.From(new(year, 1, 1), new(year, 12, 1)).ToList();
        var book = await db.ReadAsync([new Passage(subjects, FigureReach.Total, months[0], months[^1])], ct);
        var counted = months.FindAll(month => subjects.Any(subject => book.Find(subject, FigureReach.Total, month) is not null));
        return counted.Count == 0 ? [] : subjects.ToDictionary(subject => subject, SoFar);

        Numbers SoFar(int subject) => new(book.Of(subject, FigureReach.Total, counted[^1]).Worths.ToDictionary(worth => worth.Key, worth => Indicators.Get(worth.Key).Nature == Nature.Flow
            ? new Worth(counted.Sum(month => book.Of(subject, FigureReach.Total, month)[worth.Key].Value)) : worth.Value, StringComparer.Ordinal));
    }

    // One subject is asked for by itself: a plan made for any list of them would rather read the whole book than look up a series.
    static IQueryable<Figure> Of(this IQueryable<Figure> figures, IReadOnlyCollection<int> subjects)
    {
        if (subjects.Count > 1) return figures.Where(figure => subjects.Contains(figure.SubjectFederationId));
        var only = subjects.Single();
        return figures.Where(figure => figure.SubjectFederationId == only);
    }

    static IQueryable<Figure> Figures(this FederationDb db) => db.Set<Figure>().AsNoTracking();
}
