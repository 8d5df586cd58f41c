using System.Threading.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace UnionPortal.Tenancy;

/// <summary>
/// Whether a telephone stands on the roster of the union whose rating a link opens: yes or no, and nothing else. A link reaches its one row and no member;
/// this function looks for it. Which union it is about is said by the link's row and never by whoever asks.
/// </summary>
public static class OneVoice
{
    const string Here = $"nullif(current_setting('{ScopeOnOpen.Federation}', true), '')::int";
    const string Link = $"nullif(current_setting('{ScopeOnOpen.Link}', true), '')::uuid";

    /// <summary>True for a living member with a vote (not kept aside, 保留会籍) of that union. False for anybody without such a link, and once the rating has closed.</summary>
    public static async Task<bool> MayRateAsync(FederationDb db, byte[] telephone, CancellationToken ct) =>
        (await db.Database.SqlQuery<bool>($"""SELECT rows.may_rate({telephone}) AS "Value" """).ToListAsync(ct))[0];

    /// <summary>Sets up the function as the tables' owner. Running it twice changes nothing.</summary>
    internal static async Task RaiseAsync(FederationDb db, string portalRole, CancellationToken ct)
    {
        var sql = $"""
            CREATE OR REPLACE FUNCTION {FederationDb.Schema}.may_rate(telephone bytea) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
                SELECT EXISTS (
                    SELECT 1 FROM {FederationDb.Schema}.members_rating rating
                    JOIN {FederationDb.Schema}.member held ON held.federation_id = rating.federation_id AND held.union_id = rating.union_id
                    WHERE rating.federation_id = {Here} AND rating.id = {Link} AND rating.checks_roster AND rating.closed_on IS NULL
                      AND held.federation_id = {Here} AND held.phone_hash = telephone AND held.standing = 0)
            $$;
            REVOKE ALL ON FUNCTION {FederationDb.Schema}.may_rate(bytea) FROM PUBLIC;
            GRANT EXECUTE ON FUNCTION {FederationDb.Schema}.may_rate(bytea) TO {portalRole};
            """;
        await db.Database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>Keeps outsiders from trying telephones one after the other: after so many that stand on no roster nobody is asked about within the hour. A number that does stand there costs nothing.</summary>
public sealed class GuessLimit : IDisposable
{
    /// <summary>Of one address within an hour. A works behind one address may mistype as often.</summary>
    public const int OfAnAddress = 30;

    /// <summary>By one link within an hour, from wherever.</summary>
    public const int OfALink = 200;

    readonly PartitionedRateLimiter<(Guid Link, string From)> addresses = Within<(Guid Link, string From)>(OfAnAddress);

    readonly PartitionedRateLimiter<Guid> links = Within<Guid>(OfALink);

    /// <summary>Refuses to go on where too many were wrong. Asked before anything is looked up, so that the refusal tells nothing.</summary>
    public void RefuseTooMany(Guid link, string from)
    {
        using var ofAddress = addresses.AttemptAcquire((link, from), 0);
        using var ofLink = links.AttemptAcquire(link, 0);
        if (!ofAddress.IsAcquired || !ofLink.IsAcquired) throw new Refusal(Say.TooManyGuesses);
    }

    /// <summary>Counts a number that stands on no roster.</summary>
    public void Take(Guid link, string from)
    {
        addresses.AttemptAcquire((link, from)).Dispose();
        links.AttemptAcquire(link).Dispose();
    }

    public void Dispose()
    {
        addresses.Dispose();
        links.Dispose();
    }

    static PartitionedRateLimiter<T> Within<T>(int many) where T : notnull => PartitionedRateLimiter.Create<T, T>(each =>
        RateLimitPartition.GetFixedWindowLimiter(each, _ => new FixedWindowRateLimiterOptions { PermitLimit = many, Window = TimeSpan.FromHours(1) }));
}
