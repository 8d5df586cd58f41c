using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using UnionPortal.Accounts;

namespace UnionPortal.Tenancy;

/// <summary>Row-level security and rights, derived from the model: a table that exists is walled, nobody can forget one.</summary>
public static class Walls
{
    const string Federation = $"federation_id = (SELECT nullif(current_setting('{ScopeOnOpen.Federation}', true), '')::int)";
    // Asked within the subquery: the planner takes half of the rows for it, and not one in two hundred as for a bare IS NULL.
    const string Office = $"(SELECT nullif(current_setting('{ScopeOnOpen.Union}', true), '') IS NULL)";
    const string Union = $"(SELECT nullif(current_setting('{ScopeOnOpen.Union}', true), '')::uuid)";
    const string Person = $"(SELECT nullif(current_setting('{ScopeOnOpen.Person}', true), '')::uuid)";
    const string Link = $"(SELECT nullif(current_setting('{ScopeOnOpen.Link}', true), '')::uuid)";
    const string Sender = $"(SELECT nullif(current_setting('{ScopeOnOpen.Sender}', true), '')::int)";
    const string AtHome = $"(SELECT nullif(current_setting('{ScopeOnOpen.Sender}', true), '') IS NULL AND nullif(current_setting('{ScopeOnOpen.Page}', true), '') IS NULL)";
    const string Page = $"(SELECT current_setting('{ScopeOnOpen.Page}', true))";

    /// <summary>Raises the walls anew, as the tables' owner. Running it twice changes nothing.</summary>
    public static async Task RaiseAsync(FederationDb db, string portalRole, string workerRole, CancellationToken ct)
    {
        var sql = string.Join('\n', db.Model.GetEntityTypes().Where(entity => !entity.IsOwned()).Select(entity => Around(entity, portalRole, workerRole))
            .Prepend(Rights(portalRole, workerRole)));
        await db.Database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        await command.ExecuteNonQueryAsync(ct);
    }

    static string Rights(string portal, string worker) => $"""
        GRANT USAGE ON SCHEMA {FederationDb.Schema}, {PlatformDb.Schema} TO {portal}, {worker};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {PlatformDb.Schema} TO {portal};
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA {PlatformDb.Schema} TO {portal};
        GRANT SELECT ON {PlatformDb.Schema}.federation TO {worker};
        GRANT SELECT ON {FederationDb.Schema}.__migrations, {PlatformDb.Schema}.__migrations TO {portal};
        REVOKE INSERT, UPDATE, DELETE ON {PlatformDb.Schema}.__migrations FROM {portal};
        REVOKE UPDATE, DELETE ON {PlatformDb.Schema}.platform_entry FROM {portal};
        """;

    static string Around(IEntityType entity, string portal, string worker)
    {
        var table = $"{FederationDb.Schema}.{entity.GetTableName()}";
        var (sees, writes) = Reach(entity.ClrType);
        var wide = entity.ClrType == typeof(Touch) ? $"CREATE POLICY worker_drains ON {table} TO {worker} USING (true) WITH CHECK (true);" : "";
        return $"""
            ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
            ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
            DROP POLICY IF EXISTS tenant_only ON {table};
            DROP POLICY IF EXISTS owner_all ON {table};
            DROP POLICY IF EXISTS worker_drains ON {table};
            DROP POLICY IF EXISTS everybody_reads ON {table};
            CREATE POLICY tenant_only ON {table} TO {portal}, {worker} USING ({sees}) WITH CHECK ({writes});
            CREATE POLICY owner_all ON {table} TO {Databases.OwnerRole} USING (true) WITH CHECK (true);
            {wide}
            {Shown(entity.ClrType, table, portal)}
            REVOKE ALL ON {table} FROM PUBLIC, {portal}, {worker};
            GRANT {RightsOfPortal(entity.ClrType)} ON {table} TO {portal};
            GRANT {RightsOfWorker(entity.ClrType)} ON {table} TO {worker};
            """;
    }

    // For reading only: whoever comes by a page for everybody changes nothing, not even what it shows.
    static string Shown(Type row, string table, string portal) => row.GetCustomAttribute<ShownOnAttribute>() is { } shown && typeof(IShownInPublic).IsAssignableFrom(row)
        ? $"CREATE POLICY everybody_reads ON {table} FOR SELECT TO {portal} USING ({Federation} AND is_public AND {Page} = '{shown.Page}');"
        : "";

    static (string Sees, string Writes) Reach(Type row)
    {
        string Within(string reach) => $"{Federation} AND {reach}";
        if (typeof(OfficeOwned).IsAssignableFrom(row))
            return (Within(Office), typeof(IAppendOnly).IsAssignableFrom(row) ? Federation : Within(Office));
        var both = typeof(UnionItself).IsAssignableFrom(row) ? Within($"({Office} OR id = {Union})")
            : typeof(UnionOwned).IsAssignableFrom(row) ? Within($"({Office} OR union_id = {Union})")
            : typeof(UnionOrOfficeOwned).IsAssignableFrom(row) ? Within($"({Office} OR union_id = {Union})")
            : typeof(PairOwned).IsAssignableFrom(row) ? Within($"({Office} OR union_id = {Union} OR partner_union_id = {Union} OR id = {Link})")
            : typeof(HandedOver).IsAssignableFrom(row) ? Within($"({Office} OR sender_federation_id = {Sender})")
            : typeof(PersonOwned).IsAssignableFrom(row) ? Within($"person_id = {Person}")
            : Within(AtHome);
        return (both, both);
    }

    static string RightsOfPortal(Type row) => typeof(IAppendOnly).IsAssignableFrom(row) ? "SELECT, INSERT"
        : typeof(IPublished).IsAssignableFrom(row) ? "SELECT" : "SELECT, INSERT, UPDATE, DELETE";

    static string RightsOfWorker(Type row) => row == typeof(Touch) ? "SELECT, DELETE"
        : typeof(IPublished).IsAssignableFrom(row) ? "SELECT, INSERT, UPDATE, DELETE" : "SELECT";
}

/// <summary>Rows the figures' worker writes and the portal only reads.</summary>
public interface IPublished;
