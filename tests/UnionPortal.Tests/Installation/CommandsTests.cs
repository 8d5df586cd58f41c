using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Installation;
using UnionPortal.Ledgers;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Tests.Ledgers;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Installation;

public sealed class CommandsTests(TestInstallation installation)
{
    [Fact]
    public async Task Help_names_every_command()
    {
        var (code, said) = await RunAsync("help");

        code.ShouldBe(0);
        foreach (var command in new[] { "migrate", "found", "import unions", "demo", "operator", "reset-codes", "backup", "restore", "help" }) said.ShouldContain(command);
    }

    [Fact]
    public async Task A_federation_is_founded_from_the_terminal_with_its_first_link()
    {
        var slug = "c" + Guid.NewGuid().ToString("N")[..12];

        var (code, said) = await RunAsync("found", "--name", "测试镇总工会", "--level", "township", $"--slug={slug}");

        code.ShouldBe(0, said);
        said.ShouldContain($"/{slug}");
        said.ShouldContain("http://localhost:5080/invitation/", Case.Sensitive, "A link that can be opened as it stands.");
        var token = said.Split("/invitation/")[1].Trim();
        await using var scope = installation.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<OpenInvitation>().ReadAsync(token)).Role.ShouldBe(Role.FederationAdmin);
        (await RunAsync("found", "--name", "再来一次", "--level", "township", "--slug", slug)).Code.ShouldBe(1);
        (await RunAsync("found", "--name", "级别不对", "--level", "village", "--slug", slug + "x")).Said.ShouldContain("--level");
        (await RunAsync("found", "--level", "township")).Said.ShouldContain("--name");
        (await RunAsync("found", "--name", "名称", "--level", "township", "--slug", "admin")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task A_clean_ledger_is_imported_from_the_terminal()
    {
        var office = await installation.FoundAsync();

        var (code, said) = await RunAsync("import", "unions", Ledger("unions-gulou.xlsx"), "--federation", office.Slug);

        code.ShouldBe(0, said);
        said.ShouldContain("已导入67家");
        await using var db = await office.OpenAsync();
        (await db.Set<GrassrootsUnion>().CountAsync()).ShouldBe(67);
    }

    [Fact]
    public async Task A_flawed_ledger_ends_with_one_and_each_refused_row_with_its_reason()
    {
        var office = await installation.FoundAsync();

        var (code, said) = await RunAsync("import", "unions", Ledger("unions-gulou-flawed.xlsx"), "--federation", office.Slug);

        code.ShouldBe(1);
        var refused = LedgerSamples.JudgeFile("unions-gulou-flawed.xlsx").Rows.Where(row => !row.IsImportable).ToList();
        refused.Count.ShouldBe(6);
        foreach (var row in refused) said.Split('\n').ShouldContain(line => line.Contains($"{row.Number}") && row.Findings.Any(finding => line.Contains(finding.Sentence)), $"row {row.Number}\n{said}");
        await using var db = await office.OpenAsync();
        (await db.Set<GrassrootsUnion>().CountAsync()).ShouldBe(8);
    }

    [Fact]
    public async Task What_a_command_lacks_is_said_in_a_sentence()
    {
        (await RunAsync("import", "unions", "/no/such/file.xlsx", "--federation", "mapo")).Said.ShouldContain("/no/such/file.xlsx");
        (await RunAsync("import", "unions", Ledger("unions-gulou.xlsx"), "--federation", "nosuchplace")).Said.ShouldContain("nosuchplace");
        (await RunAsync("import", "unions", Ledger("unions-gulou.xlsx"))).Said.ShouldContain("--federation");
        (await RunAsync("import", "members", "x")).Code.ShouldBe(1);
        (await RunAsync("import", "unions", typeof(CommandsTests).Assembly.Location, "--federation", (await installation.FoundAsync()).Slug)).Code.ShouldBe(1);
        Should.Throw<CommandRefusal>(() => CommandLine.Of(["found", "--name"]));
    }

    [Fact]
    public async Task Whoever_lost_the_app_and_the_recovery_codes_is_let_in_by_password_again_and_the_trail_says_so()
    {
        var office = await installation.FoundAsync();
        await using var administrator = await office.PostAsync(Role.FederationAdmin, name: "周洁");
        await using var door = installation.Services.CreateAsyncScope();
        await using var db = door.ServiceProvider.GetRequiredService<PlatformDoor>().OpenForCommand();
        var person = await db.Users.SingleAsync(known => known.Id == administrator.PersonId);
        person.TwoFactorEnabled = true;
        await db.SaveChangesAsync();

        var (code, said) = await RunAsync("operator", "--reset-codes", person.UserName!);

        code.ShouldBe(0, said);
        said.ShouldContain("周洁");
        (await db.Users.AsNoTracking().SingleAsync(known => known.Id == administrator.PersonId)).TwoFactorEnabled.ShouldBeFalse();
        (await administrator.Use<ListTrail>().RunAsync(new(Record: nameof(Person), Person: "运维命令"))).Rows.ShouldContain(row => row.Title == "周洁" && row.Changes.Any(change => change.After == "否"));
        (await RunAsync("operator", "--reset-codes", person.UserName!)).Code.ShouldBe(1);
        (await RunAsync("operator", "--reset-codes", "nobody-of-that-name")).Said.ShouldContain("nobody-of-that-name");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_import_cut_off_half_way_leaves_nothing_and_the_page_says_so(bool isKilled)
    {
        var clock = new SetClock(DateTimeOffset.UnixEpoch.AddYears(56));
        var name = "import-" + Guid.NewGuid().ToString("N");
        await using var services = installation.Build(installation.Databases with { Portal = new NpgsqlConnectionStringBuilder(installation.Databases.Portal) { ApplicationName = name }.ConnectionString }, clock);
        var office = await installation.FoundAsync(on: services);
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<ReadLedger>().RunAsync(Guid.CreateVersion7(), "台账.xlsx", LedgerSamples.Bytes("unions-gulou.xlsx"));
        using var leaving = new CancellationTokenSource();
        // The first rows are staged when the first progress is told; the transaction is open then.
        var cut = new Cut(() =>
        {
            if (isKilled) Terminate(name);
            else leaving.Cancel();
        });

        await Should.ThrowAsync<Exception>(() => staff.Use<ImportLedger>().RunAsync(id, progress: cut, ct: leaving.Token));

        cut.WasTold.ShouldBeTrue();
        await using var db = await office.OpenAsync();
        (await db.Set<GrassrootsUnion>().CountAsync() + await db.Set<Headcount>().CountAsync() + await db.Set<Prospect>().CountAsync()).ShouldBe(0);
        var review = await staff.Use<ReviewLedger>().RunAsync(id);
        (review.Import.State, review.Open is not null, review.Import.BegunAt is not null).ShouldBe((LedgerState.Read, true, true));
        clock.Now += TimeSpan.FromMinutes(3);
        (await staff.Use<ListImports>().RunAsync()).Single().IsCutOff.ShouldBeTrue();
        (await staff.Use<ImportLedger>().RunAsync(id)).Total.ShouldBe(67);
    }

    // As the server's administrator would, whatever the connection is doing.
    void Terminate(string applicationName)
    {
        using var connection = new NpgsqlConnection(installation.Databases.Admin);
        connection.Open();
        using var kill = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = $1 AND state = 'idle in transaction'", connection) { Parameters = { new() { Value = applicationName } } };
        ((long)kill.ExecuteScalar()!).ShouldBe(1);
    }

    async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        await using var scope = installation.Services.CreateAsyncScope();
        using var said = new StringWriter();
        try
        {
            return (await new Commands(scope.ServiceProvider, said).RunAsync(CommandLine.Of(args)), said.ToString());
        }
        finally
        {
            await said.FlushAsync();
        }
    }

    static string Ledger(string file) => Path.Combine(AppContext.BaseDirectory, "Ledgers", "Files", file);

    sealed class Cut(Action now) : IProgress<int>
    {
        public bool WasTold { get; private set; }

        public void Report(int value)
        {
            if (WasTold) return;
            WasTold = true;
            now();
        }
    }
}
