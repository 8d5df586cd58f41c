using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Federations;
using UnionPortal.Figures;
using UnionPortal.Shell;
using UnionPortal.Submissions;
using UnionPortal.Targets;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Today;
using UnionPortal.Twinning;

namespace UnionPortal.Tests.Today;

/// <summary>What people are led to, on the pages as the program serves them.</summary>
public sealed class FirstScreensTests(TestInstallation installation)
{
    [Fact]
    public async Task The_office_is_led_to_log_what_the_federation_held_and_what_a_pair_did()
    {
        await using var services = await PortalAsync();
        var office = await installation.FoundAsync(on: services);
        await using var staff = await office.StaffAsync();
        using var visitor = await SignInAsync(services, staff);

        (await visitor.GetAsync($"/{office.Slug}/activities")).Words.ShouldContain("/activities/log");
        (await visitor.GetAsync($"/{office.Slug}/activities/log")).Words.ShouldContain(UnionPortal.Activities.Say.TitleLabel);

        var (pair, _, _) = await office.PairUpAsync();

        (await visitor.GetAsync($"/{office.Slug}")).Words.ShouldContain("/activities/log");
        (await visitor.GetAsync($"/{office.Slug}/activities?pair={pair}")).Words.ShouldContain($"/activities/log?pair={pair}");
        (await visitor.GetAsync($"/{office.Slug}/activities/log?pair={pair}")).Words.ShouldContain(UnionPortal.Activities.Say.TitleLabel);
    }

    [Theory]
    [InlineData(Role.UnionChair)]
    [InlineData(Role.UnionClerk)]
    [InlineData(Role.UnionWorker)]
    public async Task Whoever_is_sent_to_answer_finds_the_answer_there(Role role)
    {
        await using var services = await PortalAsync();
        var office = await installation.FoundAsync(on: services);
        var (mentor, mentee) = (Registry.Strong(), Registry.Weak());
        await office.AddAsync(mentor, mentee);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();
        var pair = await staff.Use<ProposePair>().RunAsync(campaign, mentor.Id, mentee.Id);
        await using var desk = await office.PostAsync(role, mentor.Id, mentor.Name);
        using var visitor = await SignInAsync(services, desk);

        (await visitor.GetAsync($"/{office.Slug}")).Words.ShouldContain(UnionPortal.Today.Say.AnswerNow);
        var page = (await visitor.GetAsync($"/{office.Slug}/pairs/{pair}")).Words;

        page.ShouldContain(UnionPortal.Twinning.Say.AgreeToPair);
        page.Contains(UnionPortal.Twinning.Say.TypesForChair, StringComparison.Ordinal).ShouldBe(role != Role.UnionChair);
    }

    [Fact]
    public async Task Above_townships_staff_see_who_has_reported_and_a_leader_the_five_numbers()
    {
        await using var services = await PortalAsync();
        var district = await installation.FoundAsync(FederationLevel.District, on: services);
        var township = await installation.FoundAsync(parent: district, on: services, at: TimeProvider.System.GetUtcNow().AddYears(-1));
        await using var staff = await district.StaffAsync();
        await using var leader = await district.PostAsync(Role.Leader);
        await using var below = await township.StaffAsync();
        var today = staff.Use<TimeProvider>().Today();
        await staff.Use<SetTargets>().RunAsync(new() { Year = today.Year, Cells = [new() { Indicator = Indicators.Unions, FederationId = township.Id, Value = 5 }] });
        using var office = await SignInAsync(services, staff);
        using var head = await SignInAsync(services, leader);
        using var town = await SignInAsync(services, below);

        (await office.GetAsync($"/{district.Slug}")).Words.ShouldSatisfyAllConditions(
            words => words.ShouldContain("月报报送进度"), words => words.ShouldContain(township.Name), words => words.ShouldContain(UnionPortal.Submissions.Say.State_None),
            words => words.ShouldContain(UnionPortal.Submissions.Say.NudgeAll), words => words.ShouldContain(UnionPortal.Today.Say.UnusualTitle));
        (await head.GetAsync($"/{district.Slug}")).Words.ShouldSatisfyAllConditions(
            words => words.ShouldNotContain("月报报送进度"), words => words.ShouldContain("/briefing.docx"), words => words.ShouldNotContain(UnionPortal.Today.Say.HighlightPhotos, Case.Sensitive, "No photos, no card."));
        (await head.GetAsync($"/{district.Slug}/reports")).Words.ShouldNotContain(UnionPortal.Submissions.Say.NudgeAll);
        (await town.GetAsync($"/{township.Slug}")).Words.ShouldSatisfyAllConditions(
            words => words.ShouldContain(UnionPortal.Today.Say.TaskReport.With(Deadline.DueMonth(today))), words => words.ShouldContain(UnionPortal.Today.Say.TaskTargets.With(district.Name, today.Year, 1)));
    }

    [Fact]
    public async Task Pairs_without_a_record_stand_on_the_townships_first_screen_with_the_button_that_reminds()
    {
        await using var services = await PortalAsync();
        var office = await installation.FoundAsync(on: services);
        var (mentor, mentee) = (Registry.Strong("久未活动的工会"), Registry.Weak());
        await office.AddAsync(mentor, mentee);
        var campaign = new TwinningCampaign { Name = "结对共建", StartsOn = new(2024, 1, 1), EndsOn = new(2024, 12, 31) };
        await office.AddAsync(campaign, Figures.Counting.Pair(campaign, mentor, mentee, PairStage.Active, new(2024, 6, 15, 4, 0, 0, TimeSpan.Zero)));
        await using var staff = await office.StaffAsync();
        using var visitor = await SignInAsync(services, staff);

        (await visitor.GetAsync($"/{office.Slug}")).Words.ShouldSatisfyAllConditions(
            words => words.ShouldContain(UnionPortal.Today.Say.SilentTitle), words => words.ShouldContain("久未活动的工会"), words => words.ShouldContain(UnionPortal.Today.Say.NudgeAll));
    }

    [Fact]
    public async Task The_briefing_says_what_the_leaders_screen_says()
    {
        var district = await installation.FoundAsync(FederationLevel.District);
        var township = await installation.FoundAsync(parent: district);
        await township.AddAsync(Registry.Strong());
        await Figures.Counting.CountAsync(township);
        await using var leader = await district.PostAsync(Role.Leader);
        await using var staff = await district.StaffAsync();
        await staff.Use<SetTargets>().RunAsync(new() { Year = staff.Use<TimeProvider>().Today().Year, Cells = [new() { Indicator = Indicators.Unions, FederationId = district.Id, Value = 5 }] });

        using var word = new System.IO.Compression.ZipArchive(new MemoryStream((await leader.Use<WriteBriefing>().RunAsync()).Content));
        using var reader = new StreamReader(word.GetEntry("word/document.xml")!.Open());
        var said = await reader.ReadToEndAsync();

        foreach (var words in new[] { district.Name, township.Name, "1家", "全年目标 5家，已完成 20%", "95.0%", "＝ 190÷200" }) said.ShouldContain(words);
    }

    async Task<ServiceProvider> PortalAsync()
    {
        await installation.PortalAsync();
        return installation.Build(installation.PortalDatabases);
    }

    async Task<Visitor> SignInAsync(IServiceProvider services, Desk desk) => await Visitor.SignInAsync((await installation.PortalAsync()).Address, services, desk.PersonId);
}
