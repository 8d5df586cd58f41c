using UnionPortal.Benchmarks.Harness;
using UnionPortal.Figures;

namespace UnionPortal.Benchmarks.Municipality;

/// <summary>Fills every book as the worker would: own figures and totals of each federation in its own book and in those above it.</summary>
static class InventedFigures
{
    public static Task PublishAsync(Bench bench) => bench.AskAsync("""
        WITH RECURSIVE above(subject, reader) AS (
            SELECT id, id FROM platform.federation
            UNION ALL
            SELECT above.subject, federation.parent_id FROM above JOIN platform.federation ON federation.id = above.reader WHERE federation.parent_id IS NOT NULL)
        INSERT INTO rows.figure (federation_id, id, subject_federation_id, reach, indicator, month, value, numerator, denominator, counted_at)
        SELECT reader, gen_random_uuid(), subject, reach, indicator, month::date, 1 + (subject * 7 + extract(month FROM month)::int * 13 + length(indicator) * 31) % 500, null, null, now()
        FROM above CROSS JOIN generate_series($3, $4) AS reach CROSS JOIN unnest($1::text[]) AS indicator
            CROSS JOIN generate_series($2::date - ($5 - 1) * interval '1 month', $2::date, interval '1 month') AS month
        ORDER BY reader, subject, reach, indicator, month
        """,
        Indicators.All.Select(indicator => indicator.Code).ToArray(), MonthSpan.FirstOf(bench.Today), (int)FigureReach.Own, (int)FigureReach.Total, City.Months);
}
