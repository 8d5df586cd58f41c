using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;

namespace UnionPortal.Tests.Today;

/// <summary>What people are led to, on the pages as the program serves them.</summary>
public sealed class FirstScreensTests(TestInstallation installation)
{
    [Fact]
    public async Task The_office_is_led_to_a_form_only_where_there_is_something_to_log()
    {
        await using var services = await PortalAsync();
        var office = await installation.FoundAsync(on: services);
        await using var staff = await office.StaffAsync();
        using var visitor = await SignInAsync(services, staff);

        foreach (var path in new[] { "", "/activities" }) (await visitor.GetAsync($"/{office.Slug}{path}")).Words.ShouldNotContain("/activities/log", Case.Sensitive, path);
        (await visitor.GetAsync($"/{office.Slug}/activities/log")).Words.ShouldSatisfyAllConditions(
            words => words.ShouldContain(UnionPortal.Activities.Say.NothingToLog), words => words.ShouldNotContain(UnionPortal.Activities.Say.TitleLabel));

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

    async Task<ServiceProvider> PortalAsync()
    {
        await installation.PortalAsync();
        return installation.Build(installation.PortalDatabases);
    }

    async Task<Visitor> SignInAsync(IServiceProvider services, Desk desk) => await Visitor.SignInAsync((await installation.PortalAsync()).Address, services, desk.PersonId);
}
