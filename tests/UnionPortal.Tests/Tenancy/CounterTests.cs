using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Submissions;
using UnionPortal.Targets;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Tenancy;

/// <summary>What a federation reaches while it stands at another's counter, table by table as PostgreSQL's catalogue lists them.</summary>
public sealed class CounterTests(TestInstallation installation, TwoFederations world) : IClassFixture<TwoFederations>
{
    [Fact]
    public async Task At_the_counter_a_federation_reaches_what_it_handed_over_and_no_other_row()
    {
        foreach (var (receiver, sender, other) in new[] { (world.District, world.Own, world.Neighbour), (world.District, world.Neighbour, world.Own), (world.Own, world.District, world.Neighbour) })
        {
            await using var office = await ConnectAsync(new Scope(receiver.Id));
            await using var counter = await ConnectAsync(Scope.AtCounter(receiver.Id, sender.Id));
            var (handedOver, filled) = (0, 0);
            foreach (var table in await TablesAsync())
            {
                var isHandedOver = (long)(await ScalarAsync(counter, $"SELECT count(*) FROM information_schema.columns WHERE table_schema = 'rows' AND table_name = '{table}' AND column_name = 'sender_federation_id'"))! == 1;
                var reached = (long)(await ScalarAsync(counter, $"SELECT count(*) FROM rows.{table}"))!;
                reached.ShouldBe(isHandedOver ? (long)(await ScalarAsync(office, $"SELECT count(*) FROM rows.{table} WHERE sender_federation_id = {sender.Id}"))! : 0, $"{table} of {receiver.Slug}");
                if (reached > 0) handedOver++;
                if ((long)(await ScalarAsync(office, $"SELECT count(*) FROM rows.{table}"))! > reached) filled++;
            }

            handedOver.ShouldBeGreaterThan(1, "Something was handed over.");
            filled.ShouldBeGreaterThan(2, "Something else was there to be seen.");
            (await ScalarAsync(counter, $"SELECT count(*) FROM rows.monthly_report WHERE sender_federation_id = {other.Id}")).ShouldBe(0L);
        }
    }

    [Fact]
    public async Task Nobody_hands_over_changes_or_takes_back_in_anothers_name()
    {
        await using var counter = await ConnectAsync(Scope.AtCounter(world.District.Id, world.Own.Id));

        foreach (var sql in new[] { "UPDATE rows.monthly_report SET remark = 'x' WHERE sender_federation_id = {0} RETURNING 1", "DELETE FROM rows.highlight_photo WHERE sender_federation_id = {0} RETURNING 1" })
            (await ScalarAsync(counter, $"WITH changed AS ({sql.Replace("{0}", world.Neighbour.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)}) SELECT count(*) FROM changed")).ShouldBe(0L);
        (await Should.ThrowAsync<PostgresException>(() => ScalarAsync(counter,
            $"INSERT INTO rows.report_nudge (federation_id, id, sender_federation_id, sender_name, month, day, at) VALUES ({world.District.Id}, gen_random_uuid(), {world.Neighbour.Id}, 'x', '2026-01-01', '2026-01-01', now())"))).SqlState.ShouldBe("42501");
        (await Should.ThrowAsync<PostgresException>(() => ScalarAsync(counter, $"UPDATE rows.monthly_report SET sender_federation_id = {world.Neighbour.Id}"))).SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task The_filters_say_the_same_and_saving_refuses_anothers_row()
    {
        await using var desk = await world.Own.StaffAsync();
        await using var above = await desk.Use<FederationDoor>().OpenAboveAsync(Permission.HandUpReport);

        above!.Scope.ShouldBe(Scope.AtCounter(world.District.Id, world.Own.Id));
        (await above.Set<MonthlyReport>().SingleAsync()).SenderFederationId.ShouldBe(world.Own.Id);
        (await above.Set<MonthlyReport>().IgnoreQueryFilters(["reach"]).CountAsync()).ShouldBe(1);
        (await above.Set<Target>().CountAsync()).ShouldBe(0);
        above.Add(new ReportNudge { SenderFederationId = world.Neighbour.Id, SenderName = "x" });
        await Should.ThrowAsync<InvalidOperationException>(() => above.SaveChangesAsync());
    }

    [Fact]
    public async Task Below_is_only_what_stands_below()
    {
        await using var district = await world.District.StaffAsync();
        await using var township = await world.Own.StaffAsync();
        await using var leader = await world.District.PostAsync(Role.Leader);

        await using (var below = await district.Use<FederationDoor>().OpenBelowAsync(Permission.SetTargets, world.Own.Id)) below.Scope.FederationId.ShouldBe(world.Own.Id);
        foreach (var foreign in new[] { world.Neighbour.Id, world.District.Id, world.Own.Id, int.MaxValue })
            (await Should.ThrowAsync<Refusal>(() => township.Use<FederationDoor>().OpenBelowAsync(Permission.SetTargets, foreign))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => leader.Use<FederationDoor>().OpenBelowAsync(Permission.SetTargets, world.Own.Id))).Kind.ShouldBe(RefusalKind.NotAllowed);
        (await district.Use<FederationDoor>().OpenAboveAsync(Permission.HandUpReport)).ShouldBeNull();
    }

    async Task<NpgsqlConnection> ConnectAsync(Scope scope)
    {
        var connection = new NpgsqlConnection(installation.PortalDatabases.Portal);
        await connection.OpenAsync();
        await ScopeOnOpen.SetAsync(connection, scope, isLocal: false, default);
        return connection;
    }

    async Task<List<string>> TablesAsync()
    {
        await using var connection = new NpgsqlConnection(installation.PortalDatabases.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'rows' AND relkind = 'r' AND relname <> '__migrations'", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        tables.Count.ShouldBeGreaterThan(15);
        return tables;
    }

    static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
