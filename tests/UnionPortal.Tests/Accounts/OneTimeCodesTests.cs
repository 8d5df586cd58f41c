using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using Say = UnionPortal.Accounts.Say;

namespace UnionPortal.Tests.Accounts;

/// <summary>One-time codes over HTTP, with an authenticator of our own.</summary>
public sealed partial class OneTimeCodesTests(TestInstallation installation)
{
    [Fact]
    public async Task With_codes_on_the_password_alone_opens_nothing_and_a_code_works_once()
    {
        await using var world = await BeginAsync();
        var (key, _) = await TurnOnAsync(world);
        using var visitor = new Visitor(world.Portal.Address);

        var first = await PasswordAsync(visitor, world, $"/{world.Office.Slug}/unions");

        first.Location!.ShouldContain("/sign-in/code?");
        (await visitor.GetAsync($"/{world.Office.Slug}")).Location!.ShouldContain("/sign-in?to=");
        var code = CodeOf(key, 0);
        (await visitor.SubmitAsync(first.Location!, ("Input.Code", code.Insert(3, " ")))).Location!.ShouldEndWith($"/{world.Office.Slug}/unions");
        (await visitor.GetAsync($"/{world.Office.Slug}/unions")).Status.ShouldBe(HttpStatusCode.OK);

        using var thief = new Visitor(world.Portal.Address);
        var second = await PasswordAsync(thief, world);
        (await thief.SubmitAsync(second.Location!, ("Input.Code", code))).Words.ShouldContain(Say.CodeIsWrong);
        (await thief.SubmitAsync(second.Location!, ("Input.Code", CodeOf(key, 1)))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_recovery_code_works_once_and_new_ones_void_the_old()
    {
        await using var world = await BeginAsync();
        var (_, codes) = await TurnOnAsync(world);
        codes.Distinct().Count().ShouldBe(10);
        using var visitor = new Visitor(world.Portal.Address);
        using var again = new Visitor(world.Portal.Address);

        (await visitor.SubmitAsync((await PasswordAsync(visitor, world)).Location!, ("Input.Code", codes[0].ToLowerInvariant().Replace("-", "")))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await again.SubmitAsync((await PasswordAsync(again, world)).Location!, ("Input.Code", codes[0]))).Words.ShouldContain(Say.CodeIsWrong);
        (await visitor.GetAsync("/account/codes")).Words.ShouldContain(Say.CodesAreOnLead.Replace("{0}", "9"));
        (await visitor.SubmitAsync("/account/codes", ("Input.Password", "wrong"))).Words.ShouldContain(Say.PasswordIsWrong);
        var renewed = Codes(await visitor.SubmitAsync("/account/codes", ("Input.Password", Visitor.Password)));

        renewed.Count.ShouldBe(10);
        (await again.SubmitAsync((await PasswordAsync(again, world)).Location!, ("Input.Code", codes[1]))).Words.ShouldContain(Say.CodeIsWrong);
        (await again.SubmitAsync((await PasswordAsync(again, world)).Location!, ("Input.Code", renewed[1]))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("000000")]
    [InlineData("AAAAA-BBBBB")]
    [InlineData("")]
    public async Task Five_wrong_codes_shut_the_account_for_a_while(string wrong)
    {
        await using var world = await BeginAsync();
        var (key, codes) = await TurnOnAsync(world);
        using var visitor = new Visitor(world.Portal.Address);
        var page = await visitor.GetAsync((await PasswordAsync(visitor, world)).Location!);

        var answers = new List<Visitor.Answer>();
        for (var attempt = 0; attempt < 5; attempt++) answers.Add(await visitor.SubmitAsync(page, ("Input.Code", wrong)));

        answers[0].Words.ShouldContain(Say.CodeIsWrong);
        answers[4].Words.ShouldContain(Say.LockedOut);
        (await visitor.SubmitAsync(page, ("Input.Code", CodeOf(key, 0)))).Words.ShouldContain(Say.LockedOut);
        (await visitor.SubmitAsync(page, ("Input.Code", codes[0]))).Words.ShouldContain(Say.LockedOut);
        using var other = new Visitor(world.Portal.Address);
        (await PasswordAsync(other, world)).Words.ShouldContain(Say.LockedOut);
    }

    [Fact]
    public async Task Codes_are_turned_on_by_a_right_code_and_off_by_the_password()
    {
        await using var world = await BeginAsync();
        (await world.Here.SubmitAsync("/account/codes", ("Input.Code", "000000"))).Words.ShouldContain(Say.CodeIsWrong);
        var (key, _) = await TurnOnAsync(world);

        (await world.Here.SubmitAsync("/account/codes", ("Input.Password", "wrong"), ("Input.Act", "off"))).Words.ShouldContain(Say.PasswordIsWrong);
        (await world.Here.SubmitAsync("/account/codes", ("Input.Password", Visitor.Password), ("Input.Act", "off"))).Location!.ShouldEndWith("/account?done=codes-off");

        using var visitor = new Visitor(world.Portal.Address);
        (await PasswordAsync(visitor, world)).Location!.ShouldNotContain("/sign-in/code");
        KeyOf(await world.Here.GetAsync("/account/codes")).ShouldNotBe(key, "Turned on again, it is another secret.");
    }

    [Fact]
    public async Task The_second_page_without_the_first_asks_to_sign_in()
    {
        await using var world = await BeginAsync();
        using var visitor = new Visitor(world.Portal.Address);

        var page = await visitor.GetAsync("/sign-in/code?to=https://evil.example");

        (page.Status, page.Words.Contains(Say.FirstStepIsOver, StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, true));
        page.Body.ShouldContain("href=\"/sign-in\"");
    }

    [Fact]
    public async Task No_secret_lies_open_in_the_database_and_the_trail_tells_of_every_change()
    {
        await using var world = await BeginAsync();
        var (key, codes) = await TurnOnAsync(world);

        await using var db = world.Services.CreateScope().ServiceProvider.GetRequiredService<PlatformDoor>().OpenForCommand();
        var stored = await db.UserTokens.Where(token => token.UserId == world.Staff.PersonId).Select(token => token.Value!).ToListAsync();
        stored.Count.ShouldBe(3);
        foreach (var value in stored) (value.Contains(key, StringComparison.OrdinalIgnoreCase) || codes.Any(code => value.Contains(code, StringComparison.Ordinal))).ShouldBeFalse();
        var lines = await db.Entries.Where(entry => entry.RecordKey == world.Staff.PersonId.ToString() && entry.PersonId == world.Staff.PersonId).Select(entry => entry.Changes).ToListAsync();
        lines.ShouldContain(line => line.Contains("OneTimeCodes", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("RecoveryCodes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_administrator_resets_a_colleagues_codes_and_the_trail_says_who()
    {
        await using var world = await BeginAsync();
        await TurnOnAsync(world);
        await using var admin = await world.Office.PostAsync(Role.FederationAdmin, name: "周洁");
        (await admin.Use<ListPostings>().RunAsync()).Postings.Rows.Single(row => row.PersonId == world.Staff.PersonId).HasCodes.ShouldBeTrue();

        await admin.Use<ResetCodes>().RunAsync(world.Staff.PostingId);

        (await world.Here.GetAsync($"/{world.Office.Slug}")).Status.ShouldBe(HttpStatusCode.Redirect);
        using var visitor = new Visitor(world.Portal.Address);
        (await PasswordAsync(visitor, world)).Location!.ShouldNotContain("/sign-in/code");
        (await Should.ThrowAsync<Refusal>(() => admin.Use<ResetCodes>().RunAsync(world.Staff.PostingId))).Message.ShouldBe(Say.CodesAreOff);
        await using var db = world.Services.CreateScope().ServiceProvider.GetRequiredService<PlatformDoor>().OpenForCommand();
        var line = await db.Entries.SingleAsync(entry => entry.RecordKey == world.Staff.PersonId.ToString() && entry.PersonId == admin.PersonId);
        (line.Action, line.PersonName, line.FederationId).ShouldBe((AuditAction.Amended, "周洁", world.Office.Id));
    }

    [Fact]
    public async Task Codes_of_other_offices_people_are_out_of_reach()
    {
        var (mine, theirs) = (await installation.FoundAsync(), await installation.FoundAsync());
        await using var admin = await mine.PostAsync(Role.FederationAdmin);
        await using var neighbour = await theirs.StaffAsync();
        await using var both = await theirs.PostAsync(Role.FederationAdmin);
        await using var guest = await mine.PostAsync(Role.Leader, personId: both.PersonId);
        await using var staff = await mine.StaffAsync();

        (await Should.ThrowAsync<Refusal>(() => admin.Use<ResetCodes>().RunAsync(neighbour.PostingId))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => admin.Use<ResetCodes>().RunAsync(guest.PostingId))).Message.ShouldBe(Say.CodesOfAnotherOffice);
        (await Should.ThrowAsync<Refusal>(() => admin.Use<ResetCodes>().RunAsync(admin.PostingId))).Message.ShouldBe(Say.NotTheOwnCodes);
        (await Should.ThrowAsync<Refusal>(() => staff.Use<ResetCodes>().RunAsync(admin.PostingId))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task An_invitation_taken_up_with_a_known_account_asks_for_the_code_too()
    {
        await using var world = await BeginAsync();
        var (key, _) = await TurnOnAsync(world);
        await using var admin = await world.Office.PostAsync(Role.FederationAdmin);
        var issued = await admin.Use<InviteToOffice>().RunAsync(new() { PersonName = "李敏", Role = Role.Leader });
        using var visitor = new Visitor(world.Portal.Address);

        var taken = await visitor.SubmitAsync($"/invitation/{issued.Token}", ("Input.UserName", world.Staff.PersonId.ToString("N")), ("Input.Password", Visitor.Password));

        taken.Location!.ShouldContain("/sign-in/code?");
        (await visitor.GetAsync($"/{world.Office.Slug}")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.SubmitAsync(taken.Location!, ("Input.Code", CodeOf(key, 0)))).Location!.ShouldEndWith($"/{world.Office.Slug}~2");
    }

    static async Task<(string Key, IReadOnlyList<string> Codes)> TurnOnAsync(World world)
    {
        var page = await world.Here.GetAsync("/account/codes");
        var key = KeyOf(page);
        var on = await world.Here.SubmitAsync(page, ("Input.Code", CodeOf(key, -1)));
        on.Words.ShouldContain(Say.KeepRecoveryCodes);
        return (key, Codes(on));
    }

    static Task<Visitor.Answer> PasswordAsync(Visitor visitor, World world, string to = "/") =>
        visitor.SubmitAsync($"/sign-in?to={Uri.EscapeDataString(to)}", ("Input.Name", world.Staff.PersonId.ToString("N")), ("Input.Password", Visitor.Password));

    static string KeyOf(Visitor.Answer page) => Secret().Match(page.Body).Groups[1].Value.Replace(" ", "").ToUpperInvariant();

    static List<string> Codes(Visitor.Answer page) => [.. Recovery().Matches(page.Body).Select(match => match.Groups[1].Value)];

    // RFC 6238 as the apps do it, some steps of half a minute from now.
    static string CodeOf(string key, int steps)
    {
        var bits = string.Concat(key.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + steps);
#pragma warning disable CA5350 // The apps know no other.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    async Task<World> BeginAsync()
    {
        var portal = await installation.PortalAsync();
        var services = installation.Build(installation.PortalDatabases);
        var office = await installation.FoundAsync(on: services);
        var staff = await office.StaffAsync();
        return new(portal, office, services, staff, await Visitor.SignInAsync(portal.Address, services, staff.PersonId));
    }

    sealed record World(RunningPortal Portal, Office Office, ServiceProvider Services, Desk Staff, Visitor Here) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Here.Dispose();
            await Staff.DisposeAsync();
            await Services.DisposeAsync();
        }
    }

    [GeneratedRegex("<code>((?:[a-z2-7]{4} ?)+)</code>")]
    private static partial Regex Secret();

    [GeneratedRegex("<li><code>([A-Z0-9]{5}-[A-Z0-9]{5})</code></li>")]
    private static partial Regex Recovery();
}
