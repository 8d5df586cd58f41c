using System.Threading.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace UnionPortal.Tenancy;

/// <summary>
/// One person, one living membership in the whole installation. The digests of the living lie in a schema of their own that no login of
/// the portal reaches; triggers keep them beside the members, and one function answers yes or no. See docs/decisions/one-membership.md.
/// </summary>
public static class OneMembership
{
    /// <summary>What PostgreSQL names when a second living membership is about to be written.</summary>
    public const string Constraint = "one_living_membership";

    internal const string Schema = "guard";

    const string Table = $"{Schema}.living_identity";
    const string Here = $"nullif(current_setting('{ScopeOnOpen.Federation}', true), '')::int";

    /// <summary>Whether somebody with this digest is a member anywhere. Whose, nobody is told.</summary>
    public static async Task<bool> LivesAsync(FederationDb db, byte[] digest, CancellationToken ct) => (await LivingAsync(db, [digest], ct)).Count > 0;

    /// <summary>Those of the digests that live somewhere.</summary>
    public static async Task<HashSet<string>> LivingAsync(FederationDb db, byte[][] digests, CancellationToken ct)
    {
        var living = await db.Database.SqlQuery<byte[]>($"""SELECT digest AS "Value" FROM rows.living_among({digests}) AS digest""").ToListAsync(ct);
        return [.. living.Select(Convert.ToHexString)];
    }

    /// <summary>Puts a request beside the member whom a wish of the own federation asks for, wherever that is. False where nobody lives elsewhere by that digest.</summary>
    public static async Task<bool> AskReleaseAsync(FederationDb db, Guid wish, byte[] digest, CancellationToken ct) =>
        (await db.Database.SqlQuery<bool>($"""SELECT rows.ask_release({wish}, {digest}) AS "Value" """).ToListAsync(ct))[0];

    /// <summary>What was answered to wishes of the own federation.</summary>
    public static Task<List<ReleaseAnswer>> AnswersAsync(FederationDb db, Guid[] wishes, CancellationToken ct) =>
        db.Database.SqlQuery<ReleaseAnswer>($"""SELECT id AS "Id", state AS "State", kept_for AS "KeptFor" FROM rows.release_answers({wishes})""").ToListAsync(ct);

    /// <summary>Takes a request back beside the member, as long as nobody has answered it. False where somebody has, or where the wish is none of the own federation's.</summary>
    public static async Task<bool> WithdrawReleaseAsync(FederationDb db, Guid wish, CancellationToken ct) =>
        (await db.Database.SqlQuery<bool>($"""SELECT rows.withdraw_release({wish}) AS "Value" """).ToListAsync(ct))[0];

    /// <summary>Whether a save was refused because the person is a member already.</summary>
    public static bool IsRefusal(Exception fault) =>
        (fault as PostgresException ?? fault.InnerException as PostgresException) is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: Constraint };

    /// <summary>Sets up table, triggers and function as the tables' owner. Running it twice changes nothing; an empty table, as after a restore, is filled from the members.</summary>
    internal static async Task RaiseAsync(FederationDb db, string portalRole, CancellationToken ct)
    {
        const string living = "identity_digest IS NOT NULL AND standing <> 2";
        var sql = $"""
            CREATE SCHEMA IF NOT EXISTS {Schema};
            REVOKE ALL ON SCHEMA {Schema} FROM PUBLIC;
            CREATE TABLE IF NOT EXISTS {Table} (
                digest bytea NOT NULL CONSTRAINT {Constraint} PRIMARY KEY,
                federation_id int NOT NULL,
                member_id uuid NOT NULL);
            REVOKE ALL ON {Table} FROM PUBLIC;
            CREATE OR REPLACE FUNCTION {FederationDb.Schema}.keep_one_membership() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    INSERT INTO {Table} SELECT identity_digest, federation_id, id FROM fresh WHERE {living};
                ELSIF TG_OP = 'DELETE' THEN
                    DELETE FROM {Table} known USING gone WHERE known.digest = gone.identity_digest AND known.member_id = gone.id;
                ELSE
                    DELETE FROM {Table} known USING gone WHERE known.digest = gone.identity_digest AND known.member_id = gone.id
                        AND NOT EXISTS (SELECT 1 FROM fresh WHERE fresh.id = gone.id AND fresh.identity_digest = gone.identity_digest AND fresh.standing <> 2);
                    INSERT INTO {Table} SELECT fresh.identity_digest, fresh.federation_id, fresh.id FROM fresh
                        WHERE fresh.identity_digest IS NOT NULL AND fresh.standing <> 2
                        AND NOT EXISTS (SELECT 1 FROM gone WHERE gone.id = fresh.id AND gone.identity_digest = fresh.identity_digest AND gone.standing <> 2);
                END IF;
                RETURN NULL;
            END $$;
            CREATE OR REPLACE FUNCTION {FederationDb.Schema}.living_among(digests bytea[]) RETURNS SETOF bytea LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
                SELECT digest FROM {Table} WHERE digest = ANY (digests)
            $$;
            CREATE OR REPLACE FUNCTION {FederationDb.Schema}.ask_release(wish uuid, wanted bytea) RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
                WITH asked AS (
                    INSERT INTO {FederationDb.Schema}.release_request (federation_id, id, union_id, member_id, asked_at, state)
                    SELECT held.federation_id, wish, held.union_id, held.id, now(), 0
                    FROM {Table} living JOIN {FederationDb.Schema}.member held ON held.federation_id = living.federation_id AND held.id = living.member_id
                    WHERE living.digest = wanted AND held.federation_id <> {Here}
                      AND EXISTS (SELECT 1 FROM {FederationDb.Schema}.transfer_wish own WHERE own.federation_id = {Here} AND own.id = wish AND own.identity_digest = wanted AND own.state = 0)
                    ON CONFLICT DO NOTHING RETURNING 1)
                SELECT EXISTS (SELECT 1 FROM asked)
            $$;
            CREATE OR REPLACE FUNCTION {FederationDb.Schema}.release_answers(wishes uuid[]) RETURNS TABLE (id uuid, state int, kept_for int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
                SELECT request.id, request.state, request.kept_for FROM {FederationDb.Schema}.release_request request JOIN {FederationDb.Schema}.transfer_wish own ON own.id = request.id AND own.federation_id = {Here}
                WHERE request.id = ANY (wishes) AND request.state <> 0
            $$;
            CREATE OR REPLACE FUNCTION {FederationDb.Schema}.withdraw_release(wish uuid) RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
                WITH taken AS (
                    UPDATE {FederationDb.Schema}.release_request request SET state = 3 WHERE request.id = wish AND request.state = 0
                        AND EXISTS (SELECT 1 FROM {FederationDb.Schema}.transfer_wish own WHERE own.federation_id = {Here} AND own.id = wish)
                    RETURNING 1)
                SELECT EXISTS (SELECT 1 FROM taken)
            $$;
            REVOKE ALL ON FUNCTION {FederationDb.Schema}.keep_one_membership(), {FederationDb.Schema}.living_among(bytea[]), {FederationDb.Schema}.ask_release(uuid, bytea), {FederationDb.Schema}.release_answers(uuid[]), {FederationDb.Schema}.withdraw_release(uuid) FROM PUBLIC;
            GRANT EXECUTE ON FUNCTION {FederationDb.Schema}.living_among(bytea[]), {FederationDb.Schema}.ask_release(uuid, bytea), {FederationDb.Schema}.release_answers(uuid[]), {FederationDb.Schema}.withdraw_release(uuid) TO {portalRole};
            CREATE OR REPLACE TRIGGER one_membership_in AFTER INSERT ON {FederationDb.Schema}.member REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION {FederationDb.Schema}.keep_one_membership();
            CREATE OR REPLACE TRIGGER one_membership_on AFTER UPDATE ON {FederationDb.Schema}.member REFERENCING NEW TABLE AS fresh OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION {FederationDb.Schema}.keep_one_membership();
            CREATE OR REPLACE TRIGGER one_membership_out AFTER DELETE ON {FederationDb.Schema}.member REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION {FederationDb.Schema}.keep_one_membership();
            INSERT INTO {Table} SELECT identity_digest, federation_id, id FROM {FederationDb.Schema}.member
                WHERE {living} AND NOT EXISTS (SELECT 1 FROM {Table}) ON CONFLICT DO NOTHING;
            """;
        await db.Database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection()) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>What the other side answered to a wish; the numbers are those of the room that keeps members.</summary>
public sealed record ReleaseAnswer(Guid Id, int State, int? KeptFor);

/// <summary>Keeps one person from asking about strangers without end: so many times within an hour the answer may be "a member elsewhere", and no more.</summary>
public sealed class IdentityLimit : IDisposable
{
    /// <summary>Of one person within an hour, by hand.</summary>
    public const int AnHour = 30;

    /// <summary>The same within lists, where a typing office may meet a few hundred at once.</summary>
    public const int AnHourInLists = 2_000;

    readonly PartitionedRateLimiter<Guid> lists = PartitionedRateLimiter.Create<Guid, Guid>(person =>
        RateLimitPartition.GetFixedWindowLimiter(person, _ => new FixedWindowRateLimiterOptions { PermitLimit = AnHourInLists, Window = TimeSpan.FromHours(1) }));

    readonly PartitionedRateLimiter<Guid> limiter = PartitionedRateLimiter.Create<Guid, Guid>(person =>
        RateLimitPartition.GetFixedWindowLimiter(person, _ => new FixedWindowRateLimiterOptions { PermitLimit = AnHour, Window = TimeSpan.FromHours(1) }));

    /// <summary>Counts one answer. Refuses one too many, in a sentence that says when to go on.</summary>
    public void Take(Guid? person)
    {
        if (person is not { } known) return;
        using var lease = limiter.AttemptAcquire(known);
        if (!lease.IsAcquired) throw new Refusal(Say.TooManyIdentities, AnHour);
    }

    /// <summary>Counts the answers a list of people drew.</summary>
    public void Take(Guid? person, int answers)
    {
        if (person is not { } known) return;
        using var lease = lists.AttemptAcquire(known, Math.Min(answers, AnHourInLists));
        if (!lease.IsAcquired || answers > AnHourInLists) throw new Refusal(Say.TooManyIdentities, AnHourInLists);
    }

    public void Dispose()
    {
        limiter.Dispose();
        lists.Dispose();
    }
}
