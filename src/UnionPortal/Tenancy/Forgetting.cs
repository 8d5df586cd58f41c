using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace UnionPortal.Tenancy;

/// <summary>Takes the words of an erased person out of the trail. The lines stay: who did what when. A function of the tables' owner does it, for members that are erased already and nobody else.</summary>
public static class Forgetting
{
    internal static Task OfAsync(FederationDb db, Guid member, CancellationToken ct) => db.Database.ExecuteSqlAsync($"SELECT rows.forget_in_trail({member})", ct);

    internal static async Task RaiseAsync(FederationDb db, string portalRole, CancellationToken ct)
    {
        const string sql = $$"""
            CREATE OR REPLACE FUNCTION {{FederationDb.Schema}}.forget_in_trail(erased uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
                UPDATE {{FederationDb.Schema}}.audit_entry entry SET title = NULL, changes = '{}'
                WHERE entry.federation_id = nullif(current_setting('{{ScopeOnOpen.Federation}}', true), '')::int
                  AND nullif(current_setting('{{ScopeOnOpen.Union}}', true), '') IS NULL
                  AND (entry.record_id = erased
                       OR entry.record_id IN (SELECT id FROM {{FederationDb.Schema}}.membership spell WHERE spell.federation_id = entry.federation_id AND spell.member_id = erased)
                       OR entry.record_id IN (SELECT id FROM {{FederationDb.Schema}}.join_application asked WHERE asked.federation_id = entry.federation_id AND asked.member_id = erased))
                  AND EXISTS (SELECT 1 FROM {{FederationDb.Schema}}.member gone WHERE gone.federation_id = entry.federation_id AND gone.id = erased AND gone.erased_on IS NOT NULL)
            $$;
            REVOKE ALL ON FUNCTION {{FederationDb.Schema}}.forget_in_trail(uuid) FROM PUBLIC;
            """;
        await db.Database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(sql + $"GRANT EXECUTE ON FUNCTION {FederationDb.Schema}.forget_in_trail(uuid) TO {portalRole};", (NpgsqlConnection)db.Database.GetDbConnection());
        await command.ExecuteNonQueryAsync(ct);
    }
}
