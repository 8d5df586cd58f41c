using System.Net;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Tenancy;

/// <summary>What stands open to anybody on the internet: signing in and out, and links.</summary>
public sealed class PublicDoorsTests(TestInstallation installation)
{
    [Theory]
    [InlineData("/", true)]
    [InlineData("/mapo/unions?page=2", true)]
    [InlineData("https://evil.example/", false)]
    [InlineData("//evil.example/", false)]
    [InlineData(@"/\evil.example", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("/\n/evil.example", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("mapo", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Signing_in_leads_nowhere_else(string? to, bool isOwn) => Start.IsOwnAddress(to).ShouldBe(isOwn);

    [Fact]
    public async Task Signing_in_goes_where_the_person_wanted_and_never_out_of_the_portal()
    {
        var (portal, office, services) = await BeginAsync();
        await using var _ = services;
        await using var staff = await office.StaffAsync();
        using var signedIn = await Visitor.SignInAsync(portal.Address, services, staff.PersonId);

        foreach (var (to, expected) in new[] { ($"/{office.Slug}/unions", $"/{office.Slug}/unions"), ("https://evil.example/", "/"), ("//evil.example", "/") })
        {
            using var visitor = new Visitor(portal.Address);
            var answer = await visitor.SubmitAsync($"/sign-in?to={Uri.EscapeDataString(to)}", ("Input.Name", staff.PersonId.ToString("N")), ("Input.Password", Visitor.Password));
            new Uri(portal.Address, answer.Location).ShouldBe(new Uri(portal.Address, expected), to);
        }

        using var wrong = new Visitor(portal.Address);
        var known = await wrong.SubmitAsync("/sign-in", ("Input.Name", staff.PersonId.ToString("N")), ("Input.Password", "wrong"));
        var unknown = await wrong.SubmitAsync("/sign-in", ("Input.Name", "nobody-of-this-name"), ("Input.Password", "wrong"));
        known.Words.ShouldContain(UnionPortal.Accounts.Say.SignInIsWrong);
        unknown.Words.ShouldContain(UnionPortal.Accounts.Say.SignInIsWrong);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_everywhere()
    {
        var (portal, office, services) = await BeginAsync();
        await using var _ = services;
        await using var staff = await office.StaffAsync();
        using var visitor = await Visitor.SignInAsync(portal.Address, services, staff.PersonId);

        foreach (var path in new[] { "/sign-in", "/sign-out", "/invitation/x", "/answer/x", $"/{office.Slug}/unions", "/no-posting" })
            (await visitor.PostAsync(path, ("_handler", "sign-in"), ("Input.Name", "x"))).Status.ShouldBe(HttpStatusCode.BadRequest, path);
        (await visitor.GetAsync($"/{office.Slug}")).Status.ShouldBe(HttpStatusCode.OK, "Nobody signed the person out.");

        var page = await visitor.GetAsync($"/{office.Slug}");
        var token = page.Body.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        (await visitor.PostAsync("/sign-out", ("__RequestVerificationToken", token))).Location.ShouldBe("/sign-in");
        (await visitor.GetAsync($"/{office.Slug}")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Links_that_are_unknown_used_or_over_answer_with_the_same_friendly_page()
    {
        var (portal, office, services) = await BeginAsync();
        await using var _ = services;
        await using var admin = await office.PostAsync(Role.FederationAdmin);
        var (withdrawn, used) = (await admin.Use<InviteToOffice>().RunAsync(Draft()), await admin.Use<InviteToOffice>().RunAsync(Draft()));
        await admin.Use<WithdrawInvitation>().RunAsync(withdrawn.Id);
        await admin.Use<OpenInvitation>().EnterAsAsync(used.Token, admin.PersonId);
        using var visitor = new Visitor(portal.Address);

        var unknown = await visitor.GetAsync($"/invitation/{Invitation.NewToken()}");

        unknown.Words.ShouldContain(UnionPortal.Tenancy.Say.LinkUnknown);
        foreach (var token in new[] { withdrawn.Token, used.Token, "x", new string('y', 2000) }) Alike(await visitor.GetAsync($"/invitation/{token}")).ShouldBe(Alike(unknown));
        (await visitor.GetAsync($"/answer/{Invitation.NewToken()}")).Words.ShouldContain(UnionPortal.Tenancy.Say.LinkUnknown);
        Alike(await visitor.GetAsync($"/answer/{used.Token}")).ShouldBe(Alike(await visitor.GetAsync("/answer/x")));

        // Whoever chooses a language or skips to the content stays at the address that was typed: it is all that differs.
        static string Alike(Visitor.Answer answer) => System.Text.RegularExpressions.Regex.Replace(answer.Plain, "name=\"to\" value=\"[^\"]*\"|href=\"[^\"]*#content\"", "·");
    }

    [Fact]
    public async Task A_chair_comes_in_by_link_and_digits_and_five_wrong_ones_shut_it()
    {
        var (portal, office, services) = await BeginAsync();
        await using var _ = services;
        var union = Registry.Strong("甲工会");
        await office.AddAsync(union);
        await using var staff = await office.StaffAsync();
        var issued = await staff.Use<InviteToUnion>().RunAsync(new(union.Id, union.Name, "宋勇艳", "1140"));
        using var phone = new Visitor(portal.Address);
        using var thief = new Visitor(portal.Address);

        var entered = await phone.SubmitAsync($"/invitation/{issued.Token}", ("Input.Digits", "1140"));
        (await phone.GetAsync(new Uri(portal.Address, entered.Location).AbsolutePath)).Words.ShouldContain(union.Name);
        var asked = await thief.GetAsync($"/invitation/{issued.Token}");
        for (var attempt = 0; attempt < Invitation.AttemptLimit; attempt++) await thief.SubmitAsync(asked, ("Input.Digits", $"000{attempt}"));

        (await thief.SubmitAsync(asked, ("Input.Digits", "1140"))).Status.ShouldNotBe(HttpStatusCode.Redirect);
        (await thief.GetAsync($"/invitation/{issued.Token}")).Words.ShouldContain(UnionPortal.Tenancy.Say.LinkUnknown);
    }

    static OfficeInvitationDraft Draft() => new() { PersonName = "张敏", Role = Role.FederationStaff };

    async Task<(RunningPortal Portal, Office Office, Microsoft.Extensions.DependencyInjection.ServiceProvider Services)> BeginAsync()
    {
        var portal = await installation.PortalAsync();
        var services = installation.Build(installation.PortalDatabases);
        return (portal, await installation.FoundAsync(on: services), services);
    }
}
