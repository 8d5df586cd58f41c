using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Figures;
using UnionPortal.Members;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Figures;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Members;

public sealed class MoveMemberTests(TestInstallation installation)
{
    [Fact]
    public async Task Every_step_is_dated_and_taken_back_one_by_one()
    {
        var office = await installation.FoundAsync();
        var (one, other) = (await office.UnionAsync("甲工会"), await office.UnionAsync("乙工会"));
        var id = await office.EnrolAsync(Persons.Draft(one.Id, joined: "2020-01-10"));
        await using var staff = await office.StaffAsync();
        var move = staff.Use<MoveMember>();
        Task StepAsync(MembershipChange change, DateOnly day, Guid? to = null) => move.RunAsync(id, new() { Change = change, Day = day, Reason = "有原因", ToUnionId = to });

        await StepAsync(MembershipChange.Transferred, new(2021, 2, 1), other.Id);
        await StepAsync(MembershipChange.Kept, new(2022, 2, 1));
        await StepAsync(MembershipChange.Restored, new(2023, 2, 1));
        await StepAsync(MembershipChange.Resigned, new(2024, 2, 1));
        await StepAsync(MembershipChange.Rejoined, new(2025, 2, 1));

        var shown = await staff.Use<ShowMember>().RunAsync(id);
        shown.Spells.Select(spell => (spell.UnionName, spell.Standing, spell.Began)).ShouldBe(
        [
            ("甲工会", MemberStanding.Full, MembershipChange.Joined), ("乙工会", MemberStanding.Full, MembershipChange.Transferred), ("乙工会", MemberStanding.Kept, MembershipChange.Kept),
            ("乙工会", MemberStanding.Full, MembershipChange.Restored), ("乙工会", MemberStanding.Full, MembershipChange.Rejoined),
        ]);
        foreach (var _ in Enumerable.Range(0, 5)) await move.TakeBackAsync(id);
        var back = await staff.Use<ShowMember>().RunAsync(id);
        (back.UnionName, back.Standing, back.Spells.Count, back.CanTakeBack).ShouldBe(("甲工会", MemberStanding.Full, 1, false));
        await Should.ThrowAsync<Refusal>(() => move.TakeBackAsync(id));
        await using var administrator = await office.PostAsync(Role.FederationAdmin);
        (await administrator.Use<ListTrail>().RunAsync(new(Action: AuditAction.Recalled))).Rows.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData(MembershipChange.Restored, "目前")]
    [InlineData(MembershipChange.Rejoined, "目前")]
    [InlineData(MembershipChange.Joined, "目前")]
    public async Task A_step_that_cannot_follow_is_refused(MembershipChange change, string word)
    {
        var office = await installation.FoundAsync();
        var id = await office.EnrolAsync(Persons.Draft((await office.UnionAsync()).Id));
        await using var staff = await office.StaffAsync();

        (await Should.ThrowAsync<Refusal>(() => staff.Use<MoveMember>().RunAsync(id, new() { Change = change, Day = new(2024, 1, 1) }))).Message.ShouldContain(word);
    }

    [Fact]
    public async Task A_removal_needs_a_reason_a_day_that_has_come_and_none_before_the_last_step()
    {
        var office = await installation.FoundAsync();
        var id = await office.EnrolAsync(Persons.Draft((await office.UnionAsync()).Id, joined: "2020-03-05"));
        await using var staff = await office.StaffAsync();
        var move = staff.Use<MoveMember>();
        var today = staff.Use<TimeProvider>().Today();

        await Should.ThrowAsync<ValidationException>(() => move.RunAsync(id, new() { Change = MembershipChange.Removed, Day = today }));
        await Should.ThrowAsync<ValidationException>(() => move.RunAsync(id, new() { Change = MembershipChange.Resigned, Day = today.AddDays(1) }));
        (await Should.ThrowAsync<Refusal>(() => move.RunAsync(id, new() { Change = MembershipChange.Resigned, Day = new(2020, 3, 4) }))).Message.ShouldContain("2020-03-05");
    }

    [Fact]
    public async Task Nobody_joins_again_after_death()
    {
        var office = await installation.FoundAsync();
        var id = await office.EnrolAsync(Persons.Draft((await office.UnionAsync()).Id));
        await using var staff = await office.StaffAsync();
        await staff.Use<MoveMember>().RunAsync(id, new() { Change = MembershipChange.Died, Day = new(2024, 1, 1) });

        (await staff.Use<ShowMember>().RunAsync(id)).Next.ShouldBeEmpty();
        await Should.ThrowAsync<Refusal>(() => staff.Use<MoveMember>().RunAsync(id, new() { Change = MembershipChange.Rejoined, Day = new(2024, 2, 1) }));
    }

    [Fact]
    public async Task A_chair_keeps_and_ends_memberships_but_does_not_hand_them_to_another_union()
    {
        var office = await installation.FoundAsync();
        var (own, other) = (await office.UnionAsync("甲工会"), await office.UnionAsync("乙工会"));
        var id = await office.EnrolAsync(Persons.Draft(own.Id));
        await using var chair = await office.ChairAsync(own);

        (await Should.ThrowAsync<Refusal>(() => chair.Use<MoveMember>().RunAsync(id, new() { Change = MembershipChange.Transferred, Day = new(2024, 1, 1), ToUnionId = other.Id }))).Kind.ShouldBe(RefusalKind.NotAllowed);
        await chair.Use<MoveMember>().RunAsync(id, new() { Change = MembershipChange.Kept, Day = new(2024, 1, 1) });

        (await chair.Use<ShowMember>().RunAsync(id)).Standing.ShouldBe(MemberStanding.Kept);
    }

    [Fact]
    public async Task Several_are_moved_at_once_or_none()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        var ids = new List<Guid>();
        foreach (var name in new[] { "甲", "乙", "丙" }) ids.Add(await office.EnrolAsync(Persons.Draft(union.Id, name)));
        await using var staff = await office.StaffAsync();
        await staff.Use<MoveMember>().RunAsync(ids[2], new() { Change = MembershipChange.Kept, Day = new(2024, 1, 1) });

        (await Should.ThrowAsync<Refusal>(() => staff.Use<MoveMember>().RunAsync(ids, new() { Change = MembershipChange.Kept, Day = new(2024, 2, 1) }))).Message.ShouldContain("“丙”");
        (await staff.Use<ShowMember>().RunAsync(ids[0])).Standing.ShouldBe(MemberStanding.Full);
        (await staff.Use<MoveMember>().RunAsync([ids[0], ids[1]], new() { Change = MembershipChange.Kept, Day = new(2024, 2, 1) })).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_gained_less_what_is_lost_is_the_difference_of_the_stocks()
    {
        var clock = new SetClock(new(2026, 3, 31, 4, 0, 0, TimeSpan.Zero));
        var office = await installation.FoundAsync(clock: clock);
        var (one, other) = (await office.UnionAsync("甲工会"), await office.UnionAsync("乙工会"));
        var ids = new List<Guid>();
        foreach (var day in new[] { "2026-01-05", "2026-01-20", "2026-02-03", "2026-02-10", "2026-03-01" }) ids.Add(await office.EnrolAsync(Persons.Draft(one.Id, joined: day)));
        await using var staff = await office.StaffAsync();
        await staff.Use<KeepRoster>().RunAsync(one.Id, true);
        await using (var arranged = await office.OpenAsync())
            foreach (var union in await arranged.Set<UnionPortal.Unions.GrassrootsUnion>().ToListAsync()) { union.RosterFrom = new(2025, 1, 1); await arranged.SaveChangesAsync(); }
        var move = staff.Use<MoveMember>();
        await move.RunAsync(ids[0], new() { Change = MembershipChange.Resigned, Day = new(2026, 2, 15) });
        await move.RunAsync(ids[1], new() { Change = MembershipChange.Transferred, Day = new(2026, 2, 20), ToUnionId = other.Id });
        await move.RunAsync(ids[2], new() { Change = MembershipChange.Kept, Day = new(2026, 3, 2) });

        await using var db = await office.OpenAsync();
        DateOnly[] months = [new(2026, 1, 1), new(2026, 2, 1), new(2026, 3, 1)];
        async Task<List<decimal>> OfAsync(string code) => [.. (await Indicators.Get(code).CountAsync(db, months, clock.Today(), default)).Select(count => count.Worth.Value)];

        (await OfAsync(Indicators.Members)).ShouldBe([2, 3, 3]);
        (await OfAsync(Indicators.MembersKept)).ShouldBe([0, 0, 1]);
        (await OfAsync(Indicators.MembersJoined)).ShouldBe([2, 2, 1]);
        (await OfAsync(Indicators.MembersLeft)).ShouldBe([0, 1, 1]);
        (await OfAsync(Indicators.FemaleMembers)).ShouldBe([2, 3, 3]);
    }
}
