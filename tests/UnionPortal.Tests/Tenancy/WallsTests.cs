using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Installation;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Tenancy;

/// <summary>The walls as PostgreSQL's own catalogue shows them: a table added tomorrow is judged tomorrow.</summary>
public sealed class WallsTests(TestInstallation installation)
{
    [Fact]
    public async Task Every_tenant_table_forces_row_level_security_with_the_tenant_policy_and_the_owner_policy()
    {
        var tables = await ReadAsync("""
            SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,
                   EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'tenant_only'),
                   EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'owner_all')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'rows' AND c.relkind IN ('r','p') AND c.relname <> '__migrations'
            """);

        tables.Count.ShouldBeGreaterThan(10);
        tables.Where(table => table.Contains(false)).Select(table => table[0]).ShouldBeEmpty("Run Walls.RaiseAsync over the table: derive its entity from FederationOwned.");
    }

    [Fact]
    public async Task Every_key_every_unique_index_and_every_foreign_key_leads_with_the_federation()
    {
        var keys = await ReadAsync("""
            SELECT c.relname, i.relname, pg_get_indexdef(x.indexrelid) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'rows' AND c.relname <> '__migrations'
            """);
        var foreign = await ReadAsync("""
            SELECT c.relname, k.conname, pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'rows' AND k.contype = 'f'
            """);

        keys.Count.ShouldBeGreaterThan(20);
        foreign.Count.ShouldBeGreaterThan(8);
        keys.Where(key => !Regex.IsMatch((string)key[2], @"\(federation_id\b")).Select(key => key[1]).ShouldBeEmpty("Put FederationId first in the index.");
        foreign.Where(key => !Regex.IsMatch((string)key[2], @"FOREIGN KEY \(federation_id, .+ REFERENCES rows\.\w+\(federation_id, ")).Select(key => key[1])
            .ShouldBeEmpty("Join on federation and id, so that the database refuses another federation's row.");
        foreign.Where(key => ((string)key[2]).Contains("ON DELETE CASCADE") || ((string)key[2]).Contains("SET NULL")).Select(key => key[1]).ShouldBeEmpty("Use Restrict.");
    }

    [Fact]
    public async Task No_view_sees_more_than_its_caller_and_functions_that_do_are_counted_on_one_hand()
    {
        var wide = await ReadAsync("""
            SELECT c.relname, 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('rows','platform') AND c.relkind IN ('v','m')
              AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)
            UNION ALL SELECT p.proname, 2 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('rows','platform') AND p.prosecdef
            """);

        wide.Select(each => (string)each[0]).ShouldBe(["keep_one_membership", "living_among", "forget_in_trail", "ask_release", "release_answers", "withdraw_release", "may_rate"], ignoreOrder: true, "A function that sees more than its caller: show in docs/decisions why it must, and test what it tells.");
    }

    [Theory]
    [InlineData("portal")]
    [InlineData("worker")]
    public async Task A_login_that_serves_is_neither_owner_nor_superuser_and_cannot_truncate_or_alter(string which)
    {
        var login = which == "portal" ? installation.Databases.Portal : installation.Databases.Worker;
        var tables = await ReadAsync("SELECT relname, 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'rows' AND relkind = 'r' AND relname <> '__migrations'");

        tables.ShouldNotBeEmpty();
        foreach (var table in tables.Select(row => row[0]))
        {
            foreach (var sql in new[] { $"TRUNCATE rows.{table}", $"ALTER TABLE rows.{table} DISABLE ROW LEVEL SECURITY", $"DROP POLICY tenant_only ON rows.{table}", $"DROP TABLE rows.{table}" })
                (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(login, sql))).SqlState.ShouldBe("42501");
        }
    }

    [Fact]
    public async Task Raw_sql_of_the_portal_login_sees_no_row_without_a_scope_and_only_its_own_with_one()
    {
        var mine = await installation.FoundAsync();
        var theirs = await installation.FoundAsync();
        foreach (var office in new[] { mine, theirs })
        {
            await using var db = await office.OpenAsync();
            db.Add(new GrassrootsUnion { Name = "金丝雀工会", RegisteredOn = new(2026, 1, 1) });
            await db.SaveChangesAsync();
        }

        var tables = await ReadAsync("SELECT relname, 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'rows' AND relkind = 'r' AND relname <> '__migrations'");
        await using var connection = new NpgsqlConnection(installation.Databases.Portal);
        await connection.OpenAsync();
        foreach (var table in tables.Select(row => row[0]))
            (await ScalarAsync(connection, $"SELECT count(*) FROM rows.{table}")).ShouldBe(0L);
        await ScopeOnOpen.SetAsync(connection, new Scope(mine.Id), isLocal: false, default);
        foreach (var table in tables.Select(row => row[0]))
            (await ScalarAsync(connection, $"SELECT count(*) FROM rows.{table} WHERE federation_id <> {mine.Id}")).ShouldBe(0L);
        (await ScalarAsync(connection, "SELECT count(*) FROM rows.grassroots_union")).ShouldBe(1L);
        (await Should.ThrowAsync<PostgresException>(() => ScalarAsync(connection,
            $"INSERT INTO rows.touch (federation_id, id, room, month) VALUES ({theirs.Id}, gen_random_uuid(), 'x', '2026-01-01')"))).SqlState.ShouldBe("42501");
        (await ScalarAsync(connection, $"WITH moved AS (UPDATE rows.grassroots_union SET name = 'x' WHERE federation_id = {theirs.Id} RETURNING 1) SELECT count(*) FROM moved")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_scope_does_not_outlive_its_connection()
    {
        var office = await installation.FoundAsync();
        await using (await office.OpenAsync())
        {
        }

        for (var turn = 0; turn < 20; turn++)
        {
            await using var connection = new NpgsqlConnection(installation.Databases.Portal);
            await connection.OpenAsync();
            (await ScalarAsync(connection, "SELECT coalesce(current_setting('app.federation_id', true), '')")).ShouldBe("");
        }
    }

    [Fact]
    public async Task A_query_without_filters_still_sees_its_own_federation_only()
    {
        var mine = await installation.FoundAsync();
        var theirs = await installation.FoundAsync();
        await using (var db = await theirs.OpenAsync())
        {
            db.Add(new GrassrootsUnion { Name = "别家的工会", RegisteredOn = new(2026, 1, 1) });
            await db.SaveChangesAsync();
        }

        await using var own = await mine.OpenAsync();
        (await own.Set<GrassrootsUnion>().IgnoreQueryFilters(["federation", "reach"]).CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_chairs_connection_reaches_the_own_union_and_no_office_row()
    {
        var office = await installation.FoundAsync();
        var own = new GrassrootsUnion { Name = "自己的工会", RegisteredOn = new(2026, 1, 1) };
        var other = new GrassrootsUnion { Name = "隔壁的工会", RegisteredOn = new(2026, 1, 1) };
        await using (var db = await office.OpenAsync())
        {
            db.AddRange(own, other, new Prospect { Name = "未建会企业", RegisteredOn = new(2026, 1, 1) });
            own.CountHeads(new(2026, 1, 1), 10, 5, 8, 4);
            other.CountHeads(new(2026, 1, 1), 20, 5, 8, 4);
            await db.SaveChangesAsync();
        }

        await using var connection = new NpgsqlConnection(installation.Databases.Portal);
        await connection.OpenAsync();
        await ScopeOnOpen.SetAsync(connection, new Scope(office.Id, own.Id), isLocal: false, default);
        (await ScalarAsync(connection, "SELECT string_agg(name, ',') FROM rows.grassroots_union")).ShouldBe("自己的工会");
        (await ScalarAsync(connection, "SELECT count(*) FROM rows.headcount")).ShouldBe(1L);
        foreach (var table in new[] { "prospect", "audit_entry", "touch", "ledger_import", "figure" })
            (await ScalarAsync(connection, $"SELECT count(*) FROM rows.{table}")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_data_migration_of_the_owner_touches_rows()
    {
        var office = await installation.FoundAsync();
        await using (var db = await office.OpenAsync())
        {
            db.Add(new GrassrootsUnion { Name = "待迁移", RegisteredOn = new(2026, 1, 1) });
            await db.SaveChangesAsync();
        }

        (await ExecuteAsync(installation.Databases.Owner!, $"UPDATE rows.grassroots_union SET remark = 'x' WHERE federation_id = {office.Id}")).ShouldBe(1);
    }

    [Fact]
    public async Task The_portal_refuses_to_start_with_a_powerful_login()
    {
        var powerful = installation.Databases with { Portal = installation.Databases.Owner! };

        await using var services = installation.Build(powerful);

        (await Should.ThrowAsync<CommandRefusal>(() => services.GetRequiredService<StartCheck>().RunAsync())).Message.ShouldContain("owns");
    }

    [Fact]
    public async Task The_trail_cannot_be_altered_by_the_portal()
    {
        foreach (var table in new[] { "rows.audit_entry", "platform.platform_entry" })
            foreach (var sql in new[] { $"DELETE FROM {table}", $"UPDATE {table} SET person_name = 'x'" })
                (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(installation.Databases.Portal, sql))).SqlState.ShouldBe("42501");
    }

    async Task<List<object[]>> ReadAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(installation.Databases.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    static async Task<int> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
