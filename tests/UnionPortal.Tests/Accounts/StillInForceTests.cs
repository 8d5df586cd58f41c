using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Accounts;

/// <summary>What open pages are told about their own sign-in.</summary>
public sealed class StillInForceTests(TestInstallation installation)
{
    readonly SetClock clock = new(new(2002, 5, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_page_learns_within_moments_that_its_device_was_signed_out()
    {
        var office = await installation.FoundAsync(clock: clock);
        await using var staff = await office.StaffAsync();
        var (device, other) = (await staff.Use<SignedInDevices>().BeginAsync(staff.PersonId, Device.Of("")), await staff.Use<SignedInDevices>().BeginAsync(staff.PersonId, Device.Of("")));
        var still = staff.Use<StillInForce>();
        (await AskAsync(still, staff, device, office.Slug)).ShouldBeTrue();
        (await AskAsync(still, staff, other, office.Slug)).ShouldBeTrue();

        staff.Use<Caller>().Is(staff.PersonId, other);
        await staff.Use<EndDevice>().RunAsync(device);
        clock.Now += StillInForce.Freshness;

        (await AskAsync(still, staff, device, office.Slug)).ShouldBeFalse();
        (await AskAsync(still, staff, other, office.Slug)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_page_learns_that_the_posting_it_acts_under_was_taken_away_and_no_other()
    {
        var office = await installation.FoundAsync(clock: clock);
        await using var staff = await office.StaffAsync();
        await using var again = await office.PostAsync(Role.FederationStaff, personId: staff.PersonId);
        var device = await staff.Use<SignedInDevices>().BeginAsync(staff.PersonId, Device.Of(""));
        var still = staff.Use<StillInForce>();
        (await AskAsync(still, staff, device, $"{office.Slug}~2")).ShouldBeTrue();

        await using (var db = office.Services.CreateScope().ServiceProvider.GetRequiredService<PlatformDoor>().OpenForCommand())
        {
            (await db.Postings.FirstAsync(posting => posting.Id == again.PostingId)).End(clock.Now);
            await db.SaveChangesAsync();
        }
        clock.Now += StillInForce.Freshness;

        (await AskAsync(still, staff, device, $"{office.Slug}~2")).ShouldBeFalse();
        (await AskAsync(still, staff, device, $"{office.Slug}~1")).ShouldBeTrue();
        (await AskAsync(still, staff, device, "account")).ShouldBeTrue();
        (await AskAsync(still, staff, device, "platform")).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_is_told_of_anothers_device()
    {
        var office = await installation.FoundAsync(clock: clock);
        await using var staff = await office.StaffAsync();
        await using var other = await office.StaffAsync();
        var theirs = await other.Use<SignedInDevices>().BeginAsync(other.PersonId, Device.Of(""));

        (await AskAsync(staff.Use<StillInForce>(), staff, theirs, office.Slug)).ShouldBeFalse();
        (await AskAsync(staff.Use<StillInForce>(), other, theirs, office.Slug)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_page_left_open_keeps_its_device_signed_in()
    {
        var office = await installation.FoundAsync(clock: clock);
        await using var staff = await office.StaffAsync();
        var device = await staff.Use<SignedInDevices>().BeginAsync(staff.PersonId, Device.Of(""));
        clock.Now += Room.SignedInFor - TimeSpan.FromMinutes(1);
        (await AskAsync(staff.Use<StillInForce>(), staff, device, office.Slug)).ShouldBeTrue();

        clock.Now += TimeSpan.FromMinutes(10);

        (await AskAsync(staff.Use<StillInForce>(), staff, device, office.Slug)).ShouldBeTrue();
    }

    static Task<bool> AskAsync(StillInForce still, Desk who, Guid device, string segment) => still.IsAsync(who.PersonId, device, Segment.Of(segment), CancellationToken.None);
}
