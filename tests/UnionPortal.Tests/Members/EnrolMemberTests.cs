using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Members;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;
using UnionPortal.Reference;

namespace UnionPortal.Tests.Members;

public sealed class EnrolMemberTests(TestInstallation installation)
{
    [Fact]
    public async Task A_chair_enrols_a_member_and_numbers_stay_masked_until_a_reason_is_given()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        await using var chair = await office.ChairAsync(union);
        var identity = Persons.Identity("19880229", female: true);

        var id = await chair.Use<EnrolMember>().RunAsync(Persons.Draft(union.Id, " 阿依·古丽 ", identity.ToLowerInvariant(), "138 0000-1140"));

        var shown = await chair.Use<ShowMember>().RunAsync(id);
        (shown.Name, shown.Sex, shown.BornOn, shown.PhoneMasked, shown.UnionName).ShouldBe(("阿依·古丽", Sex.Female, new DateOnly(1988, 2, 29), "138****1140", "云岫工会"));
        shown.IdentityMasked.ShouldBe($"{identity[..6]}********{identity[^4..]}");
        (shown.Standing, shown.ConsentedOn).ShouldBe((MemberStanding.Full, chair.Use<TimeProvider>().Today()));
        (await chair.Use<RevealMember>().RunAsync(id, MemberSecret.Identity, RevealReason.CheckRecord)).ShouldBe(identity);
        await using var administrator = await office.PostAsync(Role.FederationAdmin);
        (await administrator.Use<ListTrail>().RunAsync(new(Action: AuditAction.Revealed))).Rows.ShouldHaveSingleItem().Title.ShouldBe("阿依·古丽");
    }

    [Fact]
    public async Task The_same_draft_twice_is_one_member()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        var draft = Persons.Draft(union.Id);

        (await office.EnrolAsync(draft)).ShouldBe(await office.EnrolAsync(draft));

        await using var db = await office.OpenAsync();
        (await db.Set<Member>().CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_contradicts_itself_is_told_beside_its_field()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        await using var staff = await office.StaffAsync();
        var draft = Persons.Draft(union.Id, identity: Persons.Identity("19900520", female: true));
        (draft.Sex, draft.BornOn, draft.Phone, draft.JoinedOn, draft.Name) = (Sex.Male, "1990-05-21", "12345", "2099-01-01", " ");

        var faults = (await Should.ThrowAsync<ValidationException>(() => staff.Use<EnrolMember>().RunAsync(draft))).Errors.Select(error => error.PropertyName).ToList();

        faults.ShouldBe(["Name", "Identity", "BornOn", "Phone", "JoinedOn"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("99010119900230001X")]
    [InlineData("990101199013010010")]
    [InlineData("9901011990022800")]
    public async Task An_impossible_identity_number_is_refused(string number)
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        await using var staff = await office.StaffAsync();

        (await Should.ThrowAsync<ValidationException>(() => staff.Use<EnrolMember>().RunAsync(Persons.Draft(union.Id, identity: number)))).Errors.ShouldAllBe(error => error.PropertyName == "Identity");
    }

    [Fact]
    public async Task One_person_has_one_living_membership_in_the_whole_installation_and_nobody_learns_where()
    {
        var (mine, theirs) = (await installation.FoundAsync(), await installation.FoundAsync());
        var (own, other) = (await mine.UnionAsync(), await theirs.UnionAsync("邻家工会"));
        var identity = Persons.Identity();
        var elsewhere = await theirs.EnrolAsync(Persons.Draft(other.Id, "林小云", identity));

        var refused = await Should.ThrowAsync<Refusal>(() => mine.EnrolAsync(Persons.Draft(own.Id, "林小云", identity)));

        refused.Message.ShouldBe(UnionPortal.Members.Say.LivesElsewhere);
        refused.Message.ShouldNotContain("邻家");
        await using (var administrator = await mine.PostAsync(Role.FederationAdmin))
            (await administrator.Use<ListTrail>().RunAsync(new(Action: AuditAction.Asked))).Rows.ShouldHaveSingleItem();
        await using (var staff = await theirs.StaffAsync()) await staff.Use<MoveMember>().RunAsync(elsewhere, new() { Change = MembershipChange.MovedOut, Day = staff.Use<TimeProvider>().Today() });
        await mine.EnrolAsync(Persons.Draft(own.Id, "林小云", identity));
        await using var back = await theirs.StaffAsync();
        (await Should.ThrowAsync<Refusal>(() => back.Use<MoveMember>().TakeBackAsync(elsewhere))).Message.ShouldBe(UnionPortal.Members.Say.LivesElsewhere);
    }

    [Fact]
    public async Task Two_who_enrol_one_person_in_the_same_moment_get_one_member()
    {
        var offices = new[] { await installation.FoundAsync(), await installation.FoundAsync() };
        var identity = Persons.Identity();
        var drafts = new List<(Office Office, MemberDraft Draft)>();
        foreach (var office in offices) drafts.Add((office, Persons.Draft((await office.UnionAsync()).Id, identity: identity)));

        var outcomes = await Task.WhenAll(drafts.Select(async each =>
        {
            try
            {
                await each.Office.EnrolAsync(each.Draft);
                return true;
            }
            catch (Refusal)
            {
                return false;
            }
        }));

        outcomes.Count(done => done).ShouldBe(1);
    }

    [Fact]
    public async Task A_member_of_another_union_of_the_federation_is_named_and_a_former_one_is_sent_to_the_old_record()
    {
        var office = await installation.FoundAsync();
        var (one, other) = (await office.UnionAsync("甲工会"), await office.UnionAsync("乙工会"));
        var identity = Persons.Identity();
        var id = await office.EnrolAsync(Persons.Draft(one.Id, "林小云", identity));

        (await Should.ThrowAsync<Refusal>(() => office.EnrolAsync(Persons.Draft(other.Id, identity: identity)))).Message.ShouldContain("甲工会");
        await using (var chair = await office.ChairAsync(other))
            (await Should.ThrowAsync<Refusal>(() => chair.Use<EnrolMember>().RunAsync(Persons.Draft(other.Id, identity: identity)))).Message.ShouldBe(UnionPortal.Members.Say.LivesElsewhere);
        await using var staff = await office.StaffAsync();
        await staff.Use<MoveMember>().RunAsync(id, new() { Change = MembershipChange.Resigned, Day = staff.Use<TimeProvider>().Today() });
        (await Should.ThrowAsync<Refusal>(() => staff.Use<EnrolMember>().RunAsync(Persons.Draft(one.Id, identity: identity)))).Message.ShouldContain("重新入会");
    }

    [Fact]
    public async Task Members_are_numbered_by_the_federations_rule_and_a_number_is_one_members()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        await using (var administrator = await office.PostAsync(Role.FederationAdmin))
            await administrator.Use<SetMemberRules>().RunAsync(new() { IsNumbering = true, Prefix = "LH-", Digits = 4, ApplicationDays = 10 });
        await using var staff = await office.StaffAsync();

        var first = await staff.Use<EnrolMember>().RunAsync(Persons.Draft(union.Id, "甲", joined: "2021-05-01"));
        var second = await staff.Use<EnrolMember>().RunAsync(Persons.Draft(union.Id, "乙", joined: "2022-05-01"));

        (await staff.Use<ShowMember>().RunAsync(first)).Number.ShouldBe("LH-20210001");
        (await staff.Use<ShowMember>().RunAsync(second)).Number.ShouldBe("LH-20220002");
        var twin = Persons.Draft(union.Id, "丙");
        twin.Number = "LH-20210001";
        (await Should.ThrowAsync<Refusal>(() => staff.Use<EnrolMember>().RunAsync(twin))).Message.ShouldContain("LH-20210001");
    }

    [Fact]
    public async Task A_chair_neither_sees_nor_enrols_for_another_union()
    {
        var office = await installation.FoundAsync();
        var (own, other) = (await office.UnionAsync("自己的工会"), await office.UnionAsync("隔壁的工会"));
        var id = await office.EnrolAsync(Persons.Draft(other.Id));
        await using var chair = await office.ChairAsync(own);

        (await Should.ThrowAsync<Refusal>(() => chair.Use<ShowMember>().RunAsync(id))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<EnrolMember>().RunAsync(Persons.Draft(other.Id)))).Kind.ShouldBe(RefusalKind.NotFound);
        (await chair.Use<ListMembers>().RunAsync(new(UnionId: other.Id))).Rows.ShouldBeEmpty();
    }
}
