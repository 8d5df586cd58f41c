using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Installation;

/// <summary>Brings the database to the shape this program needs: roles and database where it may, tables, and the walls around them. Several at once wait for each other.</summary>
public sealed class Migrate(Databases databases, Vaults vaults, TimeProvider clock)
{
    const long Lock = 7_312_026;

    public async Task RunAsync(CancellationToken ct = default)
    {
        if (databases.Owner is null) throw new CommandRefusal("ConnectionStrings:Owner is missing: name the login that owns the tables.");
        await PrepareServerAsync(ct);
        await using var turn = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(databases.Owner) { Pooling = false }.ConnectionString);
        await turn.OpenAsync(ct);
        await RunAsync(turn, $"SELECT pg_advisory_lock({Lock})", ct);

        await ServeShortQueriesAsync(turn, ct);
        await using var platform = new PlatformDb(Databases.PlatformAt(databases.Owner), clock);
        await platform.Database.MigrateAsync(ct);
        await using var rows = new FederationDb(Databases.RowsAt(databases.Owner), new Scope(0), new Acting(null, "migrate", ""), vaults.Of(0), clock);
        await rows.Database.MigrateAsync(ct);
        await Walls.RaiseAsync(rows, RoleOf(databases.Portal), RoleOf(databases.Worker), ct);
        await OneMembership.RaiseAsync(rows, RoleOf(databases.Portal), ct);
        await OneVoice.RaiseAsync(rows, RoleOf(databases.Portal), ct);
        await OneWay.RaiseAsync(rows, ct);
        await Forgetting.RaiseAsync(rows, RoleOf(databases.Portal), ct);
    }

    // Compiling a query costs more than any of ours takes; the owner of the database may say so, whoever made it.
    static Task ServeShortQueriesAsync(NpgsqlConnection owner, CancellationToken ct) => RunAsync(owner, """
        DO $$ BEGIN
            IF (SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database()) THEN
                EXECUTE format('ALTER DATABASE %I SET jit = off', current_database());
            END IF;
        END $$
        """, ct);

    /// <summary>Roles and an empty database, where the login for it is configured.</summary>
    public Task PrepareServerAsync(CancellationToken ct = default) => databases.Admin is { } admin ? MakeRolesAndDatabaseAsync(admin, ct) : Task.CompletedTask;

    async Task MakeRolesAndDatabaseAsync(string admin, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(admin) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await RunAsync(connection, $"SELECT pg_advisory_lock({Lock})", ct);
        foreach (var login in new[] { databases.Owner!, databases.Portal, databases.Worker }.Select(text => new NpgsqlConnectionStringBuilder(text)))
        {
            if (await ExistsAsync(connection, "SELECT 1 FROM pg_roles WHERE rolname = $1", login.Username!, ct)) continue;
            var secret = login.Password is { Length: > 0 } password ? $"PASSWORD {Literal(password)}" : "";
            await RunAsync(connection, $"CREATE ROLE {Name(login.Username!)} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE {secret}", ct);
        }

        var database = new NpgsqlConnectionStringBuilder(databases.Owner).Database!;
        if (await ExistsAsync(connection, "SELECT 1 FROM pg_database WHERE datname = $1", database, ct)) return;
        await RunAsync(connection, $"CREATE DATABASE {Name(database)} OWNER {Name(RoleOf(databases.Owner!))} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'", ct);
    }

    static string RoleOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Username!;

    static string Name(string name) => new NpgsqlCommandBuilder().QuoteIdentifier(name);

    static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    static async Task<bool> ExistsAsync(NpgsqlConnection connection, string sql, string name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(ct) is not null;
    }
}
