using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using UnionPortal.Files;
using UnionPortal.Installation;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Installation;

public sealed class BackupTests(TestInstallation installation) : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("union-portal-backup").FullName;

    [Fact]
    public async Task A_backup_brought_into_an_empty_cluster_has_every_row_every_file_and_the_walls()
    {
        await using var here = await ClusterAsync("here");
        await using var from = await ProgramAsync(here, "here");
        var office = await installation.FoundAsync(on: from);
        var neighbour = await installation.FoundAsync(on: from);
        await office.AddAsync(Registry.Strong("甲工会"));
        await neighbour.AddAsync(Registry.Strong("邻家工会"));
        await using (var staff = await office.StaffAsync())
        {
            var found = (await staff.Use<ListUnions>().RunAsync(new())).Rows[0];
            var draft = await staff.Use<AmendUnion>().ReadAsync(found.Id);
            draft.ChairPhone = "13800001140";
            await staff.Use<AmendUnion>().RunAsync(draft);
        }

        var photo = Guid.CreateVersion7();
        await from.GetRequiredService<IFileStore>().WriteAsync(office.Id, photo, new MemoryStream(Encoding.UTF8.GetBytes("a photo")), default);
        var archive = Path.Combine(folder, "all.backup");
        var before = await SumsAsync(here.Databases);
        (await RunAsync(from, "backup", archive, "--keys", "include")).ShouldBe((0, true));

        await using var there = await ClusterAsync("there");
        await using var to = Program(there.Databases, "there");
        (await RunAsync(to, "restore", archive)).ShouldBe((0, true));

        (await SumsAsync(there.Databases)).ShouldBe(before);
        (await CountAsync(here.Databases.Owner!, "SELECT count(*) FROM platform.platform_entry WHERE record = 'Backup' AND record_key = 'all.backup'")).ShouldBe(1, "A backup leaves a line.");
        await using var read = await to.GetRequiredService<IFileStore>().ReadAsync(office.Id, photo, default);
        using var words = new StreamReader(read!);
        (await words.ReadToEndAsync()).ShouldBe("a photo");

        // Started anew, with the keys that came along.
        await using var restored = Program(there.Databases, "there");
        await restored.GetRequiredService<StartCheck>().RunAsync();
        await using var administrator = await new Office(restored, office.Federation).PostAsync(Role.FederationAdmin);
        var union = (await administrator.Use<ListUnions>().RunAsync(new("13800001140"))).Rows.ShouldHaveSingleItem("An exact number is still found.");
        (await administrator.Use<RevealPhone>().RunAsync(union.Id, RevealReason.Visit)).ShouldBe("13800001140");
        (await administrator.Use<ListUnions>().RunAsync(new())).Rows.ShouldNotContain(row => row.Name == "邻家工会");
        (await CountAsync(there.Databases.Portal, "SELECT count(*) FROM rows.grassroots_union")).ShouldBe(0, "Without a scope the portal's login sees nothing.");
        (await CountAsync(there.Databases.Owner!, "SELECT count(*) FROM rows.grassroots_union")).ShouldBe(2);

        (await RunAsync(to, "restore", archive)).ShouldBe((1, false), "A database with somebody's work in it is left alone.");
        (await RunAsync(from, "backup", archive)).ShouldBe((1, false), "A backup never overwrites another.");
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_in_a_sentence()
    {
        var path = Path.Combine(folder, "no.backup");
        await File.WriteAllTextAsync(path, "not an archive");

        (await Should.ThrowAsync<CommandRefusal>(() => installation.Services.GetRequiredService<Restore>().RunAsync(path))).Message.ShouldContain(path);
        (await Should.ThrowAsync<CommandRefusal>(() => installation.Services.GetRequiredService<Restore>().RunAsync(path + ".missing"))).Message.ShouldContain("missing");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // The server's own user walks down to its folder.
    async Task<OwnCluster> ClusterAsync(string name)
    {
        foreach (var path in new[] { folder, Path.Combine(folder, name) })
        {
            Directory.CreateDirectory(path);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
        }

        return await OwnCluster.StartAsync(Path.Combine(folder, name, "postgres"), isThrowaway: true);
    }

    async Task<ServiceProvider> ProgramAsync(OwnCluster cluster, string name)
    {
        var program = Program(cluster.Databases, name);
        await program.GetRequiredService<Migrate>().RunAsync();
        return program;
    }

    ServiceProvider Program(Databases databases, string name) =>
        new ServiceCollection().AddLogging().AddInstallation(new DataFolder(Path.Combine(folder, name, "data")), databases).BuildServiceProvider();

    static async Task<(int Code, bool IsTold)> RunAsync(IServiceProvider services, params string[] args)
    {
        await using var scope = services.CreateAsyncScope();
        await using var said = new StringWriter();
        var code = await new Commands(scope.ServiceProvider, said).RunAsync(CommandLine.Of(args));
        return (code, said.ToString().Contains(args[0] == "backup" ? "已备份到" : "逐表核对一致", StringComparison.Ordinal));
    }

    static async Task<List<string>> SumsAsync(Databases databases)
    {
        await using var owner = new NpgsqlConnection(databases.Owner);
        await owner.OpenAsync();
        return (await TableSums.ReadAsync(owner, default)).ConvertAll(sum => sum.ToString());
    }

    static async Task<long> CountAsync(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
        await using var count = new NpgsqlCommand(sql, open);
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
