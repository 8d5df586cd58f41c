using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Installation;

/// <summary>Refuses to serve anybody while the walls are not up: a powerful login, a table without forced row-level security, a schema of another version.</summary>
public sealed class StartCheck(Databases databases, Vaults vaults, TimeProvider clock)
{
    /// <summary>Throws with one sentence that says what to do.</summary>
    public async Task RunAsync(CancellationToken ct = default)
    {
        foreach (var login in new[] { databases.Portal, databases.Worker }) await JudgeLoginAsync(login, ct);
        await using var platform = new PlatformDb(Databases.PlatformAt(databases.Portal), clock);
        await using var rows = new FederationDb(Databases.RowsAt(databases.Portal), new Scope(0), new Acting(null, nameof(StartCheck), ""), vaults.Of(0), clock);
        if ((await platform.Database.GetPendingMigrationsAsync(ct)).Any() || (await rows.Database.GetPendingMigrationsAsync(ct)).Any())
            throw new CommandRefusal("The database is older than this program. Run `migrate` first.");
    }

    static async Task JudgeLoginAsync(string connection, CancellationToken ct)
    {
        const string sql = $"""
            SELECT current_user,
                   (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user),
                   EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                           WHERE n.nspname = '{FederationDb.Schema}' AND c.relkind = 'r' AND
                                 (c.relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user) OR has_table_privilege(c.oid, 'TRUNCATE'))),
                   (SELECT string_agg(c.relname, ', ') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = '{FederationDb.Schema}' AND c.relkind = 'r' AND c.relname <> '__migrations' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)),
                   (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '{FederationDb.Schema}' AND c.relkind = 'r')
            """;
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, open);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var login = row.GetString(0);
        if (row.GetBoolean(1)) throw new CommandRefusal($"The login {login} is a superuser or bypasses row-level security. Give ConnectionStrings a login without either.");
        if (row.GetBoolean(2)) throw new CommandRefusal($"The login {login} owns or may truncate tables. Run `migrate`, and give ConnectionStrings a login that owns nothing.");
        if (!await row.IsDBNullAsync(3, ct)) throw new CommandRefusal($"Row-level security is not forced on: {row.GetString(3)}. Run `migrate`.");
        if (row.GetInt64(4) == 0) throw new CommandRefusal("The database is empty. Run `migrate` first.");
    }
}
