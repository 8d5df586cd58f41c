using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Accounts;
using UnionPortal.Shell;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Accounts;

/// <summary>Language and appearance, over HTTP as the program serves it.</summary>
public sealed class OwnChoicesTests(TestInstallation installation)
{
    const string EnglishTitle = "Sign in to UnionPortal";

    [Fact]
    public async Task Without_a_choice_the_portal_is_Chinese_whatever_the_browser_says()
    {
        using var visitor = new Visitor((await installation.PortalAsync()).Address);

        var page = await visitor.GetAsync("/sign-in");

        page.Body.ShouldContain("<html lang=\"zh-CN\" data-appearance=\"system\"");
        page.Words.ShouldContain(UnionPortal.Accounts.Say.SignInTitle);
        page.Headers["Content-Language"].ShouldBe("zh-CN");
        using var english = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { { "Accept-Language", "en-GB,en" } } };
        (await visitor.SendAsync(english)).Body.ShouldContain("<html lang=\"zh-CN\"");
    }

    [Fact]
    public async Task Somebody_without_an_account_reads_English_once_they_choose_it()
    {
        using var visitor = new Visitor((await installation.PortalAsync()).Address);

        var chosen = await ChooseAsync(visitor, "/sign-in?to=/x", ("language", "en-GB"), ("to", "/sign-in?to=/x"));

        chosen.Status.ShouldBe(HttpStatusCode.Redirect);
        chosen.Location.ShouldBe("/sign-in?to=/x");
        var page = await visitor.GetAsync("/sign-in");
        page.Body.ShouldContain("<html lang=\"en-GB\"");
        page.Words.ShouldContain(EnglishTitle);
        (await visitor.GetAsync("/nowhere/at/all")).Words.ShouldContain("We could not find this page");
    }

    [Fact]
    public async Task A_choice_comes_along_to_another_browser_with_the_person()
    {
        await using var services = await PortalAsync();
        var office = await installation.FoundAsync(on: services);
        await using var staff = await office.StaffAsync();
        using var here = await SignInAsync(services, staff);
        (await ChooseAsync(here, $"/{office.Slug}", ("language", "en-GB"), ("to", $"/{office.Slug}"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await ChooseAsync(here, $"/{office.Slug}", ("appearance", Appearance.Dark), ("to", $"/{office.Slug}"))).Status.ShouldBe(HttpStatusCode.Redirect);

        using var elsewhere = await SignInAsync(services, staff);
        var page = await elsewhere.GetAsync($"/{office.Slug}");

        page.Body.ShouldContain("<html lang=\"en-GB\" data-appearance=\"dark\"");
        page.Words.ShouldContain("Find partners");
        page.Words.ShouldContain("Staff, " + office.Name);
    }

    [Fact]
    public async Task What_the_portal_does_not_know_is_no_choice()
    {
        using var visitor = new Visitor((await installation.PortalAsync()).Address);

        foreach (var (name, value) in new[] { ("language", "fr-FR"), ("language", "../en"), ("appearance", "\"><script>"), ("appearance", "") })
            (await ChooseAsync(visitor, "/sign-in", (name, value), ("to", "/sign-in"))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await visitor.GetAsync("/sign-in")).Body.ShouldContain("<html lang=\"zh-CN\" data-appearance=\"system\"");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("")]
    public async Task A_choice_leads_to_nowhere_else(string to)
    {
        using var visitor = new Visitor((await installation.PortalAsync()).Address);

        (await ChooseAsync(visitor, "/sign-in", ("language", "en-GB"), ("to", to))).Location.ShouldBe("/");
    }

    [Fact]
    public async Task No_other_site_chooses_for_somebody()
    {
        using var visitor = new Visitor((await installation.PortalAsync()).Address);

        (await visitor.PostAsync("/choices", [("language", "en-GB"), ("to", "/")])).Status.ShouldBe(HttpStatusCode.BadRequest);

        (await visitor.GetAsync("/sign-in")).Body.ShouldContain("<html lang=\"zh-CN\"");
    }

    [Fact]
    public async Task The_trail_is_written_in_the_portals_language_whoever_acts()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        Reading.In(Language.English);

        await office.AddAsync(Registry.Strong());
        var posting = (await staff.Use<Standings>().ListAsync(staff.PersonId)).ShouldHaveSingleItem();

        posting.Words.ShouldBe("Staff, " + office.Name);
        posting.ActsAs.ShouldBe(office.Name + "工作人员");
    }

    static async Task<Visitor.Answer> ChooseAsync(Visitor visitor, string page, params (string Name, string Value)[] fields)
    {
        var token = (await visitor.GetAsync(page)).Body.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        return await visitor.PostAsync("/choices", [("__RequestVerificationToken", token), .. fields]);
    }

    async Task<ServiceProvider> PortalAsync()
    {
        await installation.PortalAsync();
        return installation.Build(installation.PortalDatabases);
    }

    async Task<Visitor> SignInAsync(IServiceProvider services, Desk desk) => await Visitor.SignInAsync((await installation.PortalAsync()).Address, services, desk.PersonId);
}
