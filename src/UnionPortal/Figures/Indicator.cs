using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Figures;

/// <summary>A stock stands as of a day; a flow happens within a month.</summary>
public enum Nature
{
    Stock,
    Flow,
}

/// <summary>Kinds of count, which never mix: 家, 人, 人次, 场, 对, %, 处, 次, 件.</summary>
public enum IndicatorUnit
{
    Union,
    Person,
    Attendance,
    Session,
    Pair,
    Percent,
    Place,
    Time,
    Case,
}

/// <summary>A row behind a number, and how much of the number it is.</summary>
public sealed class Counted
{
    public DateOnly Month { get; init; }
    public Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>What is added up; of a rate, the numerator.</summary>
    public decimal Part { get; init; }

    /// <summary>Of a rate, the denominator.</summary>
    public required decimal? Whole { get; init; }

    /// <summary>The day that makes it count.</summary>
    public DateOnly? Day { get; init; }
}

/// <summary>A named, defined figure. Its one query counts the number and lists the rows behind it.</summary>
/// <param name="Code">As it stands in addresses, such as `members-female`.</param>
/// <param name="Nature">A stock or a flow.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Page">Where a row behind the number lives in the federation, such as `unions`.</param>
/// <param name="Rows">The definition: the rows that count, month by month.</param>
public sealed record Indicator(string Code, Nature Nature, IndicatorUnit Unit, string Page, Func<FederationDb, IQueryable<MonthSpan>, IQueryable<Counted>> Rows)
{
    /// <summary>A share of two sums; a total's is recomputed from them, never an average of averages.</summary>
    public bool IsRate => Unit == IndicatorUnit.Percent;

    /// <summary>Indicators that say more about this one: its kinds, the women of it.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>A row's own page has its number at the end of the address.</summary>
    public bool RowsHavePages { get; init; } = true;

    /// <summary>The number of each month; a month without rows is 0.</summary>
    public async Task<List<Count>> CountAsync(FederationDb db, IReadOnlyCollection<DateOnly> months, DateOnly today, CancellationToken ct)
    {
        var byMonth = Rows(db, MonthSpan.Table(db, months, today)).GroupBy(row => row.Month);
        var sums = await (IsRate
            ? byMonth.Select(month => new { Month = month.Key, Part = month.Sum(row => row.Part), Whole = month.Sum(row => row.Whole) })
            : byMonth.Select(month => new { Month = month.Key, Part = month.Sum(row => row.Part), Whole = (decimal?)null })).ToDictionaryAsync(month => month.Month, ct);
        return [.. months.Select(month => new Count(Code, month, sums.TryGetValue(month, out var sum) ? Worth(sum.Part, sum.Whole) : Worth(0, 0)))];
    }

    public Worth Worth(decimal part, decimal? whole) => IsRate ? Figures.Worth.OfRate(part, whole ?? 0) : new(part);
}

/// <summary>What an indicator came to in a month.</summary>
public sealed record Count(string Indicator, DateOnly Month, Worth Worth);

/// <summary>A number, with the two numbers behind it where it is a rate.</summary>
public sealed record Worth(decimal Value, decimal? Numerator = null, decimal? Denominator = null)
{
    public static Worth OfRate(decimal numerator, decimal denominator) =>
        new(denominator == 0 ? 0 : Math.Round(100 * numerator / denominator, 2, MidpointRounding.AwayFromZero), numerator, denominator);

    /// <summary>A rate of nothing says nothing.</summary>
    public bool IsKnown => Denominator != 0;
}
