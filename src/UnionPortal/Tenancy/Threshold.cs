using System.Data;
using Npgsql;
using UnionPortal.Accounts;

namespace UnionPortal.Tenancy;

/// <summary>
/// The statement everybody crosses to get in: it looks up the posting that fits the address and shuts the connection in with it.
/// One statement and not two, because it precedes everything anybody does. Who has no posting there stays shut out of every row.
/// </summary>
static class Threshold
{
    // The role's order is the order of preference where the address leaves several open.
    const string Find = $"""
        SELECT posting.id, posting.number, posting.role, federation.id AS federation_id, federation.slug, federation.name, federation.level, federation.colour,
               federation.is_demonstration, posting.union_id, posting.union_name, person.display_name
        FROM {PlatformDb.Schema}.posting
        JOIN {PlatformDb.Schema}.federation ON federation.id = posting.federation_id
        JOIN {PlatformDb.Schema}.person ON person.id = posting.person_id
        WHERE posting.person_id = $1 AND posting.ended_at IS NULL AND federation.slug = $2 AND ($3 = 0 OR posting.number = $3)
        ORDER BY posting.role, posting.number LIMIT 1
        """;

    const string FindAndShutIn = $"""
        WITH found AS MATERIALIZED ({Find})
        SELECT found.*, set_config('{ScopeOnOpen.Federation}', found.federation_id::text, false), set_config('{ScopeOnOpen.Union}', coalesce(found.union_id::text, ''), false),
               set_config('{ScopeOnOpen.Person}', $1::text, false)
        FROM found
        """;

    /// <summary>The posting that fits the address, if there is one.</summary>
    public static Task<PostingInForce?> FindAsync(NpgsqlConnection connection, Guid person, Segment at, CancellationToken ct) => AskAsync(Find, connection, person, at, ct);

    /// <summary>The same, and from here on the connection reaches what that posting may reach.</summary>
    public static Task<PostingInForce?> EnterAsync(NpgsqlConnection connection, Guid person, Segment at, CancellationToken ct) => AskAsync(FindAndShutIn, connection, person, at, ct);

    static async Task<PostingInForce?> AskAsync(string sql, NpgsqlConnection connection, Guid person, Segment at, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = person }, new NpgsqlParameter<string> { TypedValue = at.Slug }, new NpgsqlParameter<int> { TypedValue = at.Posting ?? 0 } },
        };
        await using var row = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, ct);
        return await row.ReadAsync(ct) ? PostingInForce.Of(row) : null;
    }
}
