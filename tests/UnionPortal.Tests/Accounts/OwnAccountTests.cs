using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using Say = UnionPortal.Accounts.Say;

namespace UnionPortal.Tests.Accounts;

/// <summary>The own account over HTTP: devices signed out, the password changed.</summary>
public sealed class OwnAccountTests(TestInstallation installation)
{
    [Fact]
    public async Task A_device_that_was_signed_out_is_refused_at_once_and_this_one_stays()
    {
        var (portal, office, services) = await BeginAsync();
        await using var _ = services;
        await using var staff = await office.StaffAsync();
        using var here = await Visitor.SignInAsync(portal.Address, services, staff.PersonId);
        using var lost = await Visitor.SignInAsync(portal.Address, services, staff.PersonId);
        using var third = await Visitor.SignInAsync(portal.Address, services, staff.PersonId);
        (await lost.GetAsync($"/{office.Slug}")).Status.ShouldBe(HttpStatusCode.OK);
        var mine = await third.GetAsync("/account");
        mine.Words.ShouldContain(Say.ThisDevice);
        var thirds = (await staff.Use<ReadOwnAccount>().RunAsync()).Devices.Select(device => device.Id).ToList();
        thirds.Count.ShouldBe(3);

        var ended = await here.SubmitAsync(await here.GetAsync("/account"), "/account/devices", ("device", "others"));

        ended.Location.ShouldBe("/account?done=device");
        (await here.GetAsync(ended.Location!)).Words.ShouldContain(Say.DoneDevice);
        foreach (var over in new[] { lost, third }) (await over.GetAsync($"/{office.Slug}")).Location!.ShouldContain("/sign-in");
        (await here.GetAsync($"/{office.Slug}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_signs_out_a_strangers_device_and_no_other_site_signs_out_anybody()
    {
        var (portal, office, services) = await BeginAsync();
        await using var _ = services;
        await using var staff = await office.StaffAsync();
        await using var admin = await office.PostAsync(Role.FederationAdmin);
        using var victim = await Visitor.SignInAsync(portal.Address, services, staff.PersonId);
        using var again = await Visitor.SignInAsync(portal.Address, services, staff.PersonId);
        using var attacker = await Visitor.SignInAsync(portal.Address, services, admin.PersonId);
        var theirs = (await staff.Use<ReadOwnAccount>().RunAsync()).Devices;
        var page = await again.GetAsync("/account");
        var token = (await attacker.GetAsync($"/{office.Slug}")).Body.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];

        foreach (var device in theirs) (await attacker.PostAsync("/account/devices", ("__RequestVerificationToken", token), ("device", device.Id.ToString()))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await attacker.PostAsync("/account/devices", ("__RequestVerificationToken", token), ("device", "' OR 1=1"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await victim.PostAsync("/account/devices", ("device", "others"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        using var nobody = new Visitor(portal.Address);
        var anybodys = (await nobody.GetAsync("/sign-in")).Body.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        (await nobody.PostAsync("/account/devices", ("__RequestVerificationToken", anybodys), ("device", "others"))).Status.ShouldBe(HttpStatusCode.Unauthorized);

        page.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var still in new[] { victim, again }) (await still.GetAsync($"/{office.Slug}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_out_ends_the_device_and_a_kept_cookie_opens_nothing()
    {
        var (portal, office, services) = await BeginAsync();
        await using var _ = services;
        await using var staff = await office.StaffAsync();
        using var visitor = await Visitor.SignInAsync(portal.Address, services, staff.PersonId);
        var page = await visitor.GetAsync($"/{office.Slug}");
        var token = page.Body.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];

        await visitor.PostAsync("/sign-out", ("__RequestVerificationToken", token));

        (await staff.Use<ReadOwnAccount>().RunAsync()).Devices.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_password_needs_the_old_one_and_signs_the_others_out()
    {
        const string chosen = "chun-tian-de-gong-hui";
        var (portal, office, services) = await BeginAsync();
        await using var _ = services;
        await using var staff = await office.StaffAsync();
        using var here = await Visitor.SignInAsync(portal.Address, services, staff.PersonId);
        using var other = await Visitor.SignInAsync(portal.Address, services, staff.PersonId);

        (await here.SubmitAsync("/account/password", ("Input.Current", "wrong"), ("Input.Chosen", chosen))).Words.ShouldContain(Say.PasswordIsWrong);
        (await here.SubmitAsync("/account/password", ("Input.Current", Visitor.Password), ("Input.Chosen", "short"))).Words.ShouldContain(string.Format(Say.PasswordIsTooShort, Passwords.ShortestLength));
        (await other.GetAsync($"/{office.Slug}")).Status.ShouldBe(HttpStatusCode.OK);
        (await here.SubmitAsync("/account/password", ("Input.Current", Visitor.Password), ("Input.Chosen", chosen))).Location!.ShouldEndWith("/account?done=password");

        (await here.GetAsync($"/{office.Slug}")).Status.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync($"/{office.Slug}")).Status.ShouldBe(HttpStatusCode.Redirect);
        using var anew = new Visitor(portal.Address);
        (await anew.SubmitAsync("/sign-in", ("Input.Name", staff.PersonId.ToString("N")), ("Input.Password", chosen))).Status.ShouldBe(HttpStatusCode.Redirect);
        await using var db = services.CreateScope().ServiceProvider.GetRequiredService<PlatformDoor>().OpenForCommand();
        var line = await db.Entries.SingleAsync(entry => entry.RecordKey == staff.PersonId.ToString() && entry.PersonId == staff.PersonId);
        (line.Record, line.Action, line.PersonName).ShouldBe((nameof(Person), AuditAction.Amended, "李敏"));
        line.Changes.ShouldNotContain("AQAAAA");
    }

    [Fact]
    public async Task A_chair_without_a_password_has_devices_and_nothing_to_change()
    {
        var (portal, office, services) = await BeginAsync();
        await using var _ = services;
        var union = Registry.Strong("甲工会");
        await office.AddAsync(union);
        await using var staff = await office.StaffAsync();
        var issued = await staff.Use<InviteToUnion>().RunAsync(new(union.Id, union.Name, "宋勇艳", "1140"));
        using var phone = new Visitor(portal.Address);
        await phone.SubmitAsync($"/invitation/{issued.Token}", ("Input.Digits", "1140"));

        var account = await phone.GetAsync("/account");

        account.Words.ShouldContain(Say.ThisDevice);
        account.Words.ShouldContain(union.Name);
        account.Words.ShouldNotContain(Say.ChangePassword);
        foreach (var path in new[] { "/account/password", "/account/codes" }) (await phone.GetAsync(path)).Words.ShouldContain(Say.NoPassword);
    }

    async Task<(RunningPortal Portal, Office Office, ServiceProvider Services)> BeginAsync()
    {
        var portal = await installation.PortalAsync();
        var services = installation.Build(installation.PortalDatabases);
        return (portal, await installation.FoundAsync(on: services), services);
    }
}
