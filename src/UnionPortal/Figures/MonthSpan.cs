using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Figures;

/// <summary>A month to count: a flow falls within it, a stock stands at its last day. The running month ends today.</summary>
public sealed record MonthSpan(DateOnly First, DateOnly Last)
{
    public static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    public static MonthSpan Of(DateOnly first, DateOnly today)
    {
        var end = first.AddMonths(1).AddDays(-1);
        return new(first, end < today ? end : today);
    }

    /// <summary>The months from one to another, both included.</summary>
    public static IEnumerable<DateOnly> From(DateOnly first, DateOnly last)
    {
        for (var month = first; month <= last; month = month.AddMonths(1)) yield return month;
    }

    /// <summary>The months as a table of the database, so that one query counts them all.</summary>
    public static IQueryable<MonthSpan> Table(FederationDb db, IEnumerable<DateOnly> firsts, DateOnly today)
    {
        var spans = firsts.Select(first => Of(first, today)).ToList();
        var (first, last) = (spans.Select(span => span.First).ToArray(), spans.Select(span => span.Last).ToArray());
        return db.Database.SqlQuery<MonthSpan>($"""SELECT span.first AS "First", span.last AS "Last" FROM unnest({first}, {last}) AS span(first, last)""");
    }
}
