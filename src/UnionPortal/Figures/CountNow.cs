using UnionPortal.Tenancy;

namespace UnionPortal.Figures;

/// <summary>Numbers of the running month, counted on the spot by the catalogue's definitions: for those who stand in the federation itself and cannot wait for the book.</summary>
public static class CountNow
{
    public static Task<Numbers> CountNowAsync(this FederationDb db, IEnumerable<string> codes, DateOnly today, CancellationToken ct) => db.CountMonthAsync(codes, MonthSpan.FirstOf(today), today, ct);

    /// <summary>The same of any month, as its rows stand now.</summary>
    public static async Task<Numbers> CountMonthAsync(this FederationDb db, IEnumerable<string> codes, DateOnly month, DateOnly today, CancellationToken ct)
    {
        var worths = new Dictionary<string, Worth>(StringComparer.Ordinal);
        foreach (var code in codes) worths[code] = (await Indicators.Get(code).CountAsync(db, [month], today, ct))[0].Worth;
        return new(worths);
    }

    /// <summary>The rows behind the running month's number.</summary>
    public static IQueryable<Counted> BehindNow(this FederationDb db, string code, DateOnly today) => Indicators.Get(code).Rows(db, MonthSpan.Table(db, [MonthSpan.FirstOf(today)], today));
}
