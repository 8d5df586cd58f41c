using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Accounts;

public sealed class InvitationTests(TestInstallation installation)
{
    const string Union = "某某工会";

    static readonly DateTimeOffset Start = new(2026, 10, 1, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_offices_link_works_once()
    {
        var office = await installation.FoundAsync();
        await using var admin = await office.PostAsync(Role.FederationAdmin);
        var issued = await admin.Use<InviteToOffice>().RunAsync(Colleague());
        await using var guest = Guest(office);

        var entered = await guest.Use<OpenInvitation>().EnterAsAsync(issued.Token, await AccountAsync(office));

        entered.Segment.ShouldBe(office.Slug);
        await ShouldBeOverAsync(guest, issued.Token);
        await RefusedAsync(async () => await guest.Use<OpenInvitation>().EnterAsAsync(issued.Token, await AccountAsync(office)));
    }

    [Fact]
    public async Task Two_people_with_one_link_at_the_same_moment_make_one_posting()
    {
        var office = await installation.FoundAsync();
        await using var admin = await office.PostAsync(Role.FederationAdmin);
        var issued = await admin.Use<InviteToOffice>().RunAsync(Colleague());
        var people = new List<Guid>();
        for (var number = 0; number < 6; number++) people.Add(await AccountAsync(office));

        var entered = await Task.WhenAll(people.Select(async person =>
        {
            await using var guest = Guest(office);
            return await TriedAsync(() => guest.Use<OpenInvitation>().EnterAsAsync(issued.Token, person));
        }));

        entered.Count(came => came).ShouldBe(1);
        (await admin.Use<ListPostings>().RunAsync()).Postings.Rows.Count(posting => posting.Role == Role.FederationStaff).ShouldBe(1);
    }

    [Fact]
    public async Task An_offices_link_ends_after_seven_days_and_by_being_withdrawn()
    {
        var clock = new SetClock(Start);
        var office = await installation.FoundAsync(clock: clock);
        await using var admin = await office.PostAsync(Role.FederationAdmin);
        var (late, withdrawn) = (await admin.Use<InviteToOffice>().RunAsync(Colleague()), await admin.Use<InviteToOffice>().RunAsync(Colleague()));
        await using var guest = Guest(office);

        await admin.Use<WithdrawInvitation>().RunAsync(withdrawn.Id);
        clock.Now = Start + Invitation.ForOffice - TimeSpan.FromMinutes(1);
        (await guest.Use<OpenInvitation>().ReadAsync(late.Token)).PersonName.ShouldBe("张敏");
        clock.Now = Start + Invitation.ForOffice;

        await ShouldBeOverAsync(guest, late.Token);
        await ShouldBeOverAsync(guest, withdrawn.Token);
        (await admin.Use<ListPostings>().RunAsync()).Invitations.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_chairs_link_leads_back_to_the_same_posting_on_the_phone()
    {
        var office = await installation.FoundAsync();
        var issued = await InviteChairAsync(office);
        await using var phone = Guest(office);

        var first = await phone.Use<OpenInvitation>().EnterByPhoneAsync(issued.Token, "1140");
        var again = await phone.Use<OpenInvitation>().EnterByPhoneAsync(issued.Token, " １１４０ ");

        again.Person.Id.ShouldBe(first.Person.Id);
        await using var admin = await office.PostAsync(Role.FederationAdmin);
        (await admin.Use<ListPostings>().RunAsync()).Postings.Rows.Count(posting => posting.Role == Role.UnionChair).ShouldBe(1);
    }

    [Fact]
    public async Task Five_wrong_digits_shut_a_link_for_the_right_ones_too()
    {
        var office = await installation.FoundAsync();
        var issued = await InviteChairAsync(office);
        await using var phone = Guest(office);

        for (var attempt = 1; attempt < Invitation.AttemptLimit; attempt++)
            (await Should.ThrowAsync<Refusal>(() => phone.Use<OpenInvitation>().EnterByPhoneAsync(issued.Token, $"000{attempt}"))).Message.ShouldBe(UnionPortal.Accounts.Say.DigitsAreWrong);
        (await Should.ThrowAsync<Refusal>(() => phone.Use<OpenInvitation>().EnterByPhoneAsync(issued.Token, "0000"))).Message.ShouldBe(UnionPortal.Tenancy.Say.LinkUnknown);

        await RefusedAsync(() => phone.Use<OpenInvitation>().EnterByPhoneAsync(issued.Token, "1140"));
        await ShouldBeOverAsync(phone, issued.Token);
    }

    [Fact]
    public async Task Guessing_all_at_once_is_no_way_round_the_five()
    {
        var office = await installation.FoundAsync();
        var issued = await InviteChairAsync(office);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(async guess =>
        {
            await using var phone = Guest(office);
            await TriedAsync(() => phone.Use<OpenInvitation>().EnterByPhoneAsync(issued.Token, guess.ToString("0000")));
        }));

        await using var db = Platform(office);
        (await db.Invitations.SingleAsync(known => known.Id == issued.Id)).FailedAttempts.ShouldBeInRange(1, Invitation.AttemptLimit);
    }

    [Fact]
    public async Task A_chairs_link_is_dead_after_the_posting_ended_and_a_new_one_starts_afresh()
    {
        var office = await installation.FoundAsync();
        var union = Guid.CreateVersion7();
        var issued = await InviteChairAsync(office, union);
        await using var phone = Guest(office);
        var first = await phone.Use<OpenInvitation>().EnterByPhoneAsync(issued.Token, "1140");
        await using var admin = await office.PostAsync(Role.FederationAdmin);
        var posting = (await admin.Use<ListPostings>().RunAsync()).Postings.Rows.Single(row => row.PersonId == first.Person.Id);

        await admin.Use<EndPosting>().RunAsync(posting.Id);

        await ShouldBeOverAsync(phone, issued.Token);
        await RefusedAsync(() => phone.Use<OpenInvitation>().EnterByPhoneAsync(issued.Token, "1140"));
        var elected = await InviteChairAsync(office, union);
        (await phone.Use<OpenInvitation>().EnterByPhoneAsync(elected.Token, "1140")).Person.Id.ShouldNotBe(first.Person.Id);
    }

    [Fact]
    public async Task A_new_link_of_the_same_chair_replaces_the_old_and_keeps_the_account()
    {
        var office = await installation.FoundAsync();
        var union = Guid.CreateVersion7();
        var old = await InviteChairAsync(office, union);
        await using var phone = Guest(office);
        var first = await phone.Use<OpenInvitation>().EnterByPhoneAsync(old.Token, "1140");

        var renewed = await InviteChairAsync(office, union);

        await ShouldBeOverAsync(phone, old.Token);
        (await phone.Use<OpenInvitation>().EnterByPhoneAsync(renewed.Token, "1140")).Person.Id.ShouldBe(first.Person.Id);
    }

    [Fact]
    public async Task A_link_without_a_phone_on_file_works_once()
    {
        var office = await installation.FoundAsync();
        var issued = await InviteChairAsync(office, tail: null);
        await using var phone = Guest(office);

        await phone.Use<OpenInvitation>().EnterByPhoneAsync(issued.Token, null);

        await ShouldBeOverAsync(phone, issued.Token);
    }

    [Fact]
    public async Task A_link_is_used_in_its_own_way_only()
    {
        var office = await installation.FoundAsync();
        await using var admin = await office.PostAsync(Role.FederationAdmin);
        var (desk, chair) = (await admin.Use<InviteToOffice>().RunAsync(Colleague()), await InviteChairAsync(office));
        await using var guest = Guest(office);

        await RefusedAsync(() => guest.Use<OpenInvitation>().EnterByPhoneAsync(desk.Token, null));
        await RefusedAsync(async () => await guest.Use<OpenInvitation>().EnterAsAsync(chair.Token, await AccountAsync(office)));
    }

    [Fact]
    public async Task Unknown_used_withdrawn_and_expired_links_are_refused_in_the_same_words()
    {
        var office = await installation.FoundAsync();
        await using var guest = Guest(office);

        await ShouldBeOverAsync(guest, Invitation.NewToken());
        await ShouldBeOverAsync(guest, "");
        await ShouldBeOverAsync(guest, new string('x', 5000));
    }

    static OfficeInvitationDraft Colleague() => new() { PersonName = "张敏", Role = Role.FederationStaff };

    static async Task<InviteToOffice.Issued> InviteChairAsync(Office office, Guid? union = null, string? tail = "1140")
    {
        await using var staff = await office.StaffAsync();
        return await staff.Use<InviteToUnion>().RunAsync(new(union ?? Guid.CreateVersion7(), Union, "宋勇艳", tail));
    }

    static async Task<Guid> AccountAsync(Office office)
    {
        var person = new Person { DisplayName = "张敏", SecurityStamp = "x" };
        person.UserName = person.Id.ToString("N");
        person.NormalizedUserName = person.UserName.ToUpperInvariant();
        await using var db = Platform(office);
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    }

    static PlatformDb Platform(Office office) => office.Services.CreateScope().ServiceProvider.GetRequiredService<PlatformDoor>().OpenForCommand();

    // Somebody who only has the link.
    static Desk Guest(Office office) => new(office.Services.CreateAsyncScope(), Guid.Empty, Guid.Empty, "");

    static async Task ShouldBeOverAsync(Desk guest, string token) =>
        (await Should.ThrowAsync<Refusal>(() => guest.Use<OpenInvitation>().ReadAsync(token))).Message.ShouldBe(UnionPortal.Tenancy.Say.LinkUnknown);

    static async Task RefusedAsync(Func<Task<OpenInvitation.Entered>> enter) =>
        (await Should.ThrowAsync<Refusal>(enter)).Message.ShouldBe(UnionPortal.Tenancy.Say.LinkUnknown);

    static async Task<bool> TriedAsync(Func<Task<OpenInvitation.Entered>> enter)
    {
        try
        {
            await enter();
            return true;
        }
        catch (Refusal)
        {
            return false;
        }
    }
}
