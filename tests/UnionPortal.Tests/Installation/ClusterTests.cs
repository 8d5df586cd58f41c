using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Installation;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Installation;

/// <summary>PostgreSQL pulled from under the portal, on a server of this class's own.</summary>
public sealed class ClusterTests(TestInstallation installation) : IAsyncLifetime
{
    readonly string folder = Path.Combine(Path.GetTempPath(), "union-portal-tests", Guid.NewGuid().ToString("N"));

    public ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(folder);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task PostgreSQL_killed_and_back_needs_no_restart_of_the_portal()
    {
        await using var cluster = await OwnCluster.StartAsync(folder, isThrowaway: true);
        await using var services = installation.Build(cluster.Databases);
        await services.GetRequiredService<Migrate>().RunAsync();
        var office = await installation.FoundAsync(on: services);
        await using var staff = await office.StaffAsync();
        await staff.Use<ListUnions>().RunAsync(new());
        await using var portal = await RunningPortal.StartAsync(cluster.Databases with { Owner = null, Admin = null }, Path.Combine(folder, "data"));
        using var visitor = await Visitor.SignInAsync(portal.Address, services, staff.PersonId);
        (await visitor.GetAsync($"/{office.Slug}")).Status.ShouldBe(System.Net.HttpStatusCode.OK);

        await KillAsync(cluster);

        await Should.ThrowAsync<Exception>(() => staff.Use<ListUnions>().RunAsync(new()));
        using var nobody = new Visitor(portal.Address);
        (await nobody.GetAsync("/health/live")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        (await nobody.GetAsync("/health/ready")).Status.ShouldBe(System.Net.HttpStatusCode.ServiceUnavailable);
        var sorry = await visitor.GetAsync($"/{office.Slug}");
        sorry.Status.ShouldBe(System.Net.HttpStatusCode.InternalServerError);
        sorry.Words.ShouldContain(UnionPortal.Shell.Say.Error500);

        await StartAgainAsync(new NpgsqlConnectionStringBuilder(cluster.Databases.Portal).Port);

        await Waiting.UntilAsync(async () => (await staff.Use<ListUnions>().RunAsync(new())).Count == 0);
        await Waiting.UntilAsync(async () => (await visitor.GetAsync($"/{office.Slug}")).Status == System.Net.HttpStatusCode.OK);
        await Waiting.UntilAsync(async () => (await nobody.GetAsync("/health/ready")).Status == System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_last_of_two_users_stops_the_server()
    {
        var started = await Task.WhenAll(OwnCluster.StartAsync(folder, isThrowaway: true), OwnCluster.StartAsync(folder, isThrowaway: true));
        var admin = started[0].Databases.Admin!;
        started[1].Databases.Admin.ShouldBe(admin);

        await started[0].DisposeAsync();
        (await AnswersAsync(admin)).ShouldBeTrue();
        await started[1].DisposeAsync();

        (await AnswersAsync(admin)).ShouldBeFalse();
    }

    [Fact]
    public async Task Migrating_twice_and_several_at_once_does_no_harm()
    {
        await using var cluster = await OwnCluster.StartAsync(folder, isThrowaway: true);
        await using var services = installation.Build(cluster.Databases);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => services.GetRequiredService<Migrate>().RunAsync()));
        var office = await installation.FoundAsync(on: services);
        await office.AddAsync(Registry.Strong("甲工会"));
        await services.GetRequiredService<Migrate>().RunAsync();

        await services.GetRequiredService<StartCheck>().RunAsync();
        await using var staff = await office.StaffAsync();
        (await staff.Use<ListUnions>().RunAsync(new())).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_start_says_in_one_sentence_what_is_missing()
    {
        await using var cluster = await OwnCluster.StartAsync(folder, isThrowaway: true);
        await using var services = installation.Build(cluster.Databases);
        async Task<string> SentenceAsync(Databases databases)
        {
            await using var judged = installation.Build(databases);
            return CommandRefusal.SentenceOf(await Should.ThrowAsync<Exception>(() => judged.GetRequiredService<StartCheck>().RunAsync())).ShouldNotBeNull();
        }

        (await SentenceAsync(cluster.Databases)).ShouldContain("migrate");
        await services.GetRequiredService<Migrate>().RunAsync();
        await services.GetRequiredService<StartCheck>().RunAsync();
        (await SentenceAsync(cluster.Databases with { Portal = cluster.Databases.Owner! })).ShouldContain("owns");
        (await SentenceAsync(cluster.Databases with { Worker = new NpgsqlConnectionStringBuilder(cluster.Databases.Admin) { Database = "portal" }.ConnectionString })).ShouldContain("superuser");
        await ExecuteAsync(cluster.Databases.Owner!, "ALTER TABLE rows.headcount NO FORCE ROW LEVEL SECURITY");
        (await SentenceAsync(cluster.Databases)).ShouldContain("headcount");
        await services.GetRequiredService<Migrate>().RunAsync();
        await services.GetRequiredService<StartCheck>().RunAsync();
        await ExecuteAsync(cluster.Databases.Owner!, "CREATE TABLE platform.kept AS TABLE rows.__migrations; DELETE FROM rows.__migrations");
        (await SentenceAsync(cluster.Databases)).ShouldContain("older");
        await ExecuteAsync(cluster.Databases.Owner!, "INSERT INTO rows.__migrations TABLE platform.kept; DROP TABLE platform.kept");
        await services.GetRequiredService<StartCheck>().RunAsync();
        await ExecuteAsync(cluster.Databases.Owner!, "DELETE FROM platform.__migrations");
        (await SentenceAsync(cluster.Databases)).ShouldContain("older");
        (await SentenceAsync(cluster.Databases with { Portal = "Host=127.0.0.1;Port=1;Username=portal;Database=portal" })).ShouldContain("ConnectionStrings");
    }

    // A throwaway server answers before what it wrote is safe, the portal's own does not: what was answered so far counts as kept.
    async Task KillAsync(OwnCluster cluster)
    {
        await using (var admin = new NpgsqlConnection(cluster.Databases.Admin))
        {
            await admin.OpenAsync();
            await using var checkpoint = new NpgsqlCommand("CHECKPOINT", admin);
            await checkpoint.ExecuteNonQueryAsync();
        }

        var pid = int.Parse((await File.ReadAllLinesAsync(Path.Combine(folder, "data", "postmaster.pid")))[0], CultureInfo.InvariantCulture);
        using var postmaster = Process.GetProcessById(pid);
        postmaster.Kill();
        await postmaster.WaitForExitAsync();
    }

    // As an operator would: the same programs, the same folder, the same port.
    async Task StartAgainAsync(int port)
    {
        var data = Path.Combine(folder, "data");
        var programs = await PostgresBinaries.FindAsync(folder, default);
        var isRoot = Environment.UserName == "root";
        string[] start = [Path.Combine(programs, "pg_ctl"), "-D", data, "-l", Path.Combine(data, "server.log"), "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off", "-w", "-s", "start"];
        await Waiting.UntilAsync(async () =>
        {
            if (isRoot) await Programs.RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", .. start], "/", quiet: false);
            else await Programs.RunAsync(start[0], start[1..], quiet: false);
            return true;
        });
    }

    static async Task<bool> AnswersAsync(string connection)
    {
        try
        {
            await ExecuteAsync(connection, "SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
