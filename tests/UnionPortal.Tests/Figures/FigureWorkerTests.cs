using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using UnionPortal.Activities;
using UnionPortal.Federations;
using UnionPortal.Figures;
using UnionPortal.Installation;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Figures;

public sealed class FigureWorkerTests(TestInstallation installation)
{
    [Fact]
    public async Task A_saved_row_becomes_a_figure_of_the_federation_and_of_everyone_above_it()
    {
        var (city, district, township) = await TreeAsync();

        await township.SaveAsync(Counting.Union(workers: 100, members: 80), Counting.Union("乙工会", UnionKind.Agency));
        await township.CountAsync();

        foreach (var reader in new[] { city, district, township })
        {
            (await reader.FigureAsync(Indicators.Unions, township)).ShouldBe(new Worth(2));
            (await reader.FigureAsync(Indicators.Unions, township, FigureReach.Own)).ShouldBe(new Worth(2));
            (await reader.FigureAsync(Indicators.Unions)).ShouldBe(new Worth(2));
            (await reader.FigureAsync("unions-agency")).ShouldBe(new Worth(1));
            (await reader.FigureAsync(Indicators.JoiningRate)).ShouldBe(new Worth(80, 80, 100));
        }

        (await city.FigureAsync(Indicators.Members, district)).ShouldBe(new Worth(80));
        (await city.FigureAsync(Indicators.Members, reach: FigureReach.Own)).ShouldBeNull();
    }

    [Fact]
    public async Task Figures_cross_the_line_upwards_only_and_rows_never()
    {
        var (_, district, township) = await TreeAsync();
        var sister = await installation.FoundAsync(FederationLevel.Township, district, clock: new SetClock(Counting.Noon));
        var neighbour = await installation.FoundAsync(FederationLevel.District, clock: new SetClock(Counting.Noon));

        await township.SaveAsync(Counting.Union());
        await township.CountAsync();

        (await sister.FigureAsync(Indicators.Unions, township)).ShouldBeNull();
        (await neighbour.FigureAsync(Indicators.Unions, township)).ShouldBeNull();
        (await township.FigureAsync(Indicators.Unions, district)).ShouldBeNull();
        await using var above = await district.OpenAsync();
        (await above.Set<GrassrootsUnion>().IgnoreQueryFilters(["federation", "reach"]).CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_total_is_the_sum_of_its_townships_and_its_rate_is_recomputed_from_the_sums()
    {
        var (city, district, township) = await TreeAsync();
        var other = await installation.FoundAsync(FederationLevel.Township, district, clock: new SetClock(Counting.Noon));

        await township.SaveAsync(Counting.Union(workers: 1000, members: 900));
        await other.SaveAsync(Counting.Union(workers: 10, members: 1), Counting.Union("没有人数的工会", members: 7));
        await district.SaveAsync(Counting.Union("直属工会", workers: 90, members: 90));
        foreach (var office in new[] { township, other, district }) await office.CountAsync();

        (await district.FigureAsync(Indicators.Unions)).ShouldBe(new Worth(4));
        (await district.FigureAsync(Indicators.Members)).ShouldBe(new Worth(998));
        (await district.FigureAsync(Indicators.JoiningRate)).ShouldBe(new Worth(90.09m, 991, 1100));
        (await district.FigureAsync(Indicators.JoiningRate, reach: FigureReach.Own)).ShouldBe(new Worth(100, 90, 90));
        (await city.FigureAsync(Indicators.JoiningRate)).ShouldBe(new Worth(90.09m, 991, 1100));
        (await city.FigureAsync(Indicators.JoiningRate, district)).ShouldBe(new Worth(90.09m, 991, 1100));
    }

    [Fact]
    public async Task Moving_an_activity_recounts_the_month_it_left_and_the_month_it_came_to()
    {
        var (_, district, township) = await TreeAsync();
        var union = Counting.Union();
        var activity = Counting.Activity(union, new(2026, 3, 8), own: 12, partner: 3);
        await township.SaveAsync(union, activity, Counting.Activity(union, new(2026, 3, 9), kind: ActivityKind.InternalMeeting));
        await township.CountAsync();
        (await district.FigureAsync(Indicators.Activities, month: new(2026, 3, 1))).ShouldBe(new Worth(1));
        (await district.FigureAsync(Indicators.Attendance, month: new(2026, 3, 1))).ShouldBe(new Worth(15));

        await using (var db = await township.OpenAsync())
        {
            (await db.Set<Activity>().SingleAsync(row => row.Id == activity.Id)).HeldOn = new(2026, 5, 4);
            await db.SaveChangesAsync();
        }

        await township.CountAsync();

        (await district.FigureAsync(Indicators.Activities, month: new(2026, 3, 1))).ShouldBe(new Worth(0));
        (await district.FigureAsync(Indicators.Attendance, month: new(2026, 5, 1))).ShouldBe(new Worth(15));
        (await district.FigureAsync(Indicators.Attendance, township, month: new(2026, 5, 1))).ShouldBe(new Worth(15));
    }

    [Fact]
    public async Task Amending_heads_leaves_the_months_before_as_they_were()
    {
        var (_, district, township) = await TreeAsync();
        var union = Counting.Union(workers: 120, members: 100, registered: new(2026, 3, 2));
        await township.SaveAsync(union);
        await township.CountAsync();

        await using (var db = await township.OpenAsync())
        {
            var known = await db.Set<GrassrootsUnion>().Include(row => row.Headcounts).SingleAsync();
            known.CountHeads(Counting.Today, 130, 65, 125, 60);
            db.AddRange(known.Headcounts.Where(count => count.AsOf == Counting.Today));
            await db.SaveChangesAsync();
        }

        await township.CountAsync();

        (await district.FigureAsync(Indicators.Members)).ShouldBe(new Worth(125));
        foreach (var month in new DateOnly[] { new(2026, 3, 1), new(2026, 4, 1), new(2026, 5, 1) })
            (await district.FigureAsync(Indicators.Members, month: month)).ShouldBe(new Worth(100));
        (await district.FigureAsync(Indicators.Members, month: new(2026, 2, 1))).ShouldBeNull();
    }

    [Fact]
    public async Task Rows_taken_back_leave_the_figures()
    {
        var (_, district, township) = await TreeAsync();
        await township.SaveAsync(Counting.Union(registered: new(2026, 4, 1)), new Prospect { Name = "未建会", RegisteredOn = new(2026, 4, 1) });
        await township.CountAsync();
        (await district.FigureAsync(Indicators.FoundingRate)).ShouldBe(new Worth(50, 1, 2));

        await using (var db = await township.OpenAsync())
        {
            db.RemoveRange(await db.Set<Prospect>().ToListAsync());
            db.RemoveRange(await db.Set<GrassrootsUnion>().ToListAsync());
            await db.SaveChangesAsync();
        }

        await township.CountAsync();

        foreach (var month in new DateOnly[] { new(2026, 4, 1), new(2026, 5, 1), Counting.June })
        {
            (await district.FigureAsync(Indicators.Unions, month: month)).ShouldBe(new Worth(0));
            (await district.FigureAsync(Indicators.Prospects, month: month)).ShouldBe(new Worth(0));
            (await district.FigureAsync(Indicators.FoundingRate, month: month)).ShouldBe(new Worth(0, 0, 0));
        }
    }

    [Fact]
    public async Task What_lies_ahead_counts_when_its_day_has_come_and_a_new_month_gets_its_stocks_without_a_touch()
    {
        var clock = new SetClock(Counting.Noon);
        var district = await installation.FoundAsync(FederationLevel.District, clock: clock);
        var township = await installation.FoundAsync(FederationLevel.Township, district, clock: clock);
        var union = Counting.Union(workers: 10, members: 5);
        await township.SaveAsync(union, Counting.Activity(union, new(2026, 6, 30)), Counting.Activity(union, new(2026, 8, 2)));
        await township.CountAsync();
        (await township.FigureAsync(Indicators.Activities)).ShouldBe(new Worth(0));

        var worker = Counting.Worker(township.Services);
        (await CountAtAsync(clock, worker, township, Counting.Noon.AddMinutes(59))).ShouldBeFalse();
        (await CountAtAsync(clock, worker, township, new(2026, 8, 3, 1, 0, 0, TimeSpan.Zero))).ShouldBeTrue();

        (await district.FigureAsync(Indicators.Activities)).ShouldBe(new Worth(1));
        (await district.FigureAsync(Indicators.Activities, month: new(2026, 7, 1))).ShouldBe(new Worth(0));
        (await district.FigureAsync(Indicators.Activities, month: new(2026, 8, 1))).ShouldBe(new Worth(1));
        foreach (var month in new DateOnly[] { new(2026, 7, 1), new(2026, 8, 1) })
            (await district.FigureAsync(Indicators.JoiningRate, month: month)).ShouldBe(new Worth(50, 5, 10));
    }

    [Fact]
    public async Task Counting_again_heals_what_was_spoilt()
    {
        var (_, district, township) = await TreeAsync();
        await township.SaveAsync(Counting.Union(), Counting.Union("乙工会"));
        await township.CountAsync();
        await SpoilAsync($"UPDATE rows.figure SET value = 77 WHERE federation_id = {district.Id}; DELETE FROM rows.figure WHERE federation_id = {township.Id}");

        await using (var db = await township.OpenAsync())
        {
            db.TouchMonth("GrassrootsUnion", Counting.Today);
            await db.SaveChangesAsync();
        }

        await township.CountAsync();

        (await district.FigureAsync(Indicators.Unions)).ShouldBe(new Worth(2));
        (await district.FigureAsync(Indicators.Unions, township)).ShouldBe(new Worth(2));
        (await township.FigureAsync(Indicators.Unions)).ShouldBe(new Worth(2));
    }

    [Fact]
    public async Task Townships_that_publish_at_the_same_moment_neither_wait_in_a_circle_nor_lose_a_number()
    {
        var (city, district, first) = await TreeAsync();
        var townships = new List<Office> { first, district };
        for (var more = 0; more < 6; more++) townships.Add(await installation.FoundAsync(FederationLevel.Township, district, clock: new SetClock(Counting.Noon)));

        await Task.WhenAll(townships.Select(async township =>
        {
            for (var turn = 0; turn < 6; turn++)
            {
                var union = Counting.Union(Guid.NewGuid().ToString("N"), workers: 10, members: 7);
                await township.SaveAsync(union, Counting.Activity(union, new(2026, 1 + turn, 3)));
                await Task.WhenAll(township.CountAsync(), township.CountAsync());
            }

            await township.CountAsync();
        }));
        foreach (var township in townships) await township.CountAsync();

        foreach (var reader in new[] { city, district })
        {
            (await reader.FigureAsync(Indicators.Unions)).ShouldBe(new Worth(48));
            (await reader.FigureAsync(Indicators.JoiningRate)).ShouldBe(new Worth(70, 336, 480));
            for (var month = 1; month <= 6; month++) (await reader.FigureAsync(Indicators.Activities, month: new(2026, month, 1))).ShouldBe(new Worth(8));
        }
    }

    [Fact]
    public async Task The_worker_sees_no_rows_but_those_of_the_federation_it_stands_in()
    {
        var (_, district, township) = await TreeAsync();
        await township.SaveAsync(Counting.Union());

        var services = township.Services;
        await using var turn = await new WorkerDoor(installation.Databases, services.GetRequiredService<Vaults>(), TimeProvider.System).OpenAsync(default);
        await turn.StandInAsync(district.Id, default);
        await using (var look = turn.Command("SELECT count(*) FROM rows.grassroots_union")) (await look.ExecuteScalarAsync()).ShouldBe(0L);
        await turn.StandInAsync(township.Id, default);
        await using (var look = turn.Command("SELECT count(*) FROM rows.grassroots_union")) (await look.ExecuteScalarAsync()).ShouldBe(1L);
        await using var write = turn.Command("UPDATE rows.grassroots_union SET name = 'x'");
        (await Should.ThrowAsync<PostgresException>(() => write.ExecuteNonQueryAsync())).SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task The_running_worker_shows_a_save_within_five_seconds_also_after_its_connections_were_killed()
    {
        var databases = Renamed("figures_" + Guid.NewGuid().ToString("N")[..8]);
        await using var services = installation.Build(databases);
        await services.GetRequiredService<Migrate>().RunAsync();
        var township = await FoundAsync(services);
        using var one = Counting.Worker(services);
        using var other = Counting.Worker(services);
        await one.StartAsync(default);
        await other.StartAsync(default);
        var month = MonthSpan.FirstOf(TimeProvider.System.Today());

        await township.SaveAsync(Counting.Union());
        (await WithinFiveSecondsAsync(() => township.FigureAsync(Indicators.Unions, month: month), 1)).ShouldBeTrue();
        await SpoilAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{new NpgsqlConnectionStringBuilder(databases.Portal).Database}'", installation.Databases.Admin);
        NpgsqlConnection.ClearAllPools();
        await township.SaveAsync(Counting.Union("乙工会"));
        (await WithinFiveSecondsAsync(() => township.FigureAsync(Indicators.Unions, month: month), 2)).ShouldBeTrue();

        await Task.WhenAll(one.StopAsync(default), other.StopAsync(default));
    }

    async Task<(Office City, Office District, Office Township)> TreeAsync()
    {
        var clock = new SetClock(Counting.Noon);
        var city = await installation.FoundAsync(FederationLevel.Municipal, clock: clock);
        var district = await installation.FoundAsync(FederationLevel.District, city, clock: clock);
        return (city, district, await installation.FoundAsync(FederationLevel.Township, district, clock: clock));
    }

    static async Task<bool> CountAtAsync(SetClock clock, FigureWorker worker, Office office, DateTimeOffset at)
    {
        clock.Now = at;
        return await worker.TakeDueAsync(office.Id);
    }

    static async Task<Office> FoundAsync(IServiceProvider services)
    {
        await using var db = services.CreateScope().ServiceProvider.GetRequiredService<UnionPortal.Accounts.PlatformDoor>().OpenForCommand();
        var draft = new FederationDraft { Name = "测试总工会", Slug = "figures", Level = FederationLevel.Township };
        return new(services, await FoundFederation.RunAsync(db, draft, Counting.Noon, isDemonstration: false, default));
    }

    static async Task<bool> WithinFiveSecondsAsync(Func<Task<Worth?>> read, decimal wanted)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var looks = 0; looks < 50 && await look.WaitForNextTickAsync(); looks++)
            if (await read() is { } worth && worth.Value == wanted) return true;

        return false;
    }

    Databases Renamed(string name)
    {
        string At(string login) => new NpgsqlConnectionStringBuilder(login) { Database = name }.ConnectionString;
        var known = installation.Databases;
        return new(At(known.Portal), At(known.Worker), At(known.Owner!), known.Admin);
    }

    async Task SpoilAsync(string sql, string? login = null)
    {
        await using var connection = new NpgsqlConnection(login ?? installation.Databases.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
