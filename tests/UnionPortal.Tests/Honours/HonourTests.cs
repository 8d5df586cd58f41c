using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Facilities;
using UnionPortal.Files;
using UnionPortal.Honours;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Honours;

public sealed class HonourTests(TestInstallation installation)
{
    static AwardDraft OfUnion(Guid union, string title = "先进职工之家") => new() { Holder = HonourHolder.Union, UnionId = union, Title = title, Level = HonourLevel.District, Giver = "区总工会", GivenOn = "2024年5月" };

    static AwardDraft OfPerson(Guid? union = null) => new() { Holder = HonourHolder.Person, UnionId = union, PersonName = "何晓芸", Title = "五一劳动奖章", Level = HonourLevel.Provincial, GivenOn = "2024年" };

    [Fact]
    public async Task Honours_of_unions_facilities_and_people_stand_in_one_list_and_only_the_unions_own_in_its_form()
    {
        var office = await installation.FoundAsync();
        var union = Registry.Weak("甲工会");
        await office.AddAsync(union);
        await using var staff = await office.StaffAsync();
        var facility = await staff.Use<EnterFacility>().RunAsync(new() { Name = "甲书屋", KindId = FacilityKind.BuiltIn[2].Id, UnionId = union.Id });
        foreach (var draft in new[] { OfUnion(union.Id), OfPerson(union.Id), new AwardDraft { Holder = HonourHolder.Facility, FacilityId = facility, Title = "职工书屋示范点", Level = HonourLevel.National } })
            await staff.Use<EnterHonour>().RunAsync(draft);

        var rows = (await staff.Use<ListHonours>().RunAsync(new())).Found.Rows;

        rows.Select(row => (row.Title, row.HolderName)).ShouldBe([("职工书屋示范点", "甲书屋"), ("五一劳动奖章", "何晓芸"), ("先进职工之家", "甲工会")]);
        rows.ShouldAllBe(row => row.UnionName == "甲工会");
        (await staff.Use<AmendUnion>().ReadAsync(union.Id)).Honours.ShouldHaveSingleItem().Title.ShouldBe("先进职工之家");
        (await staff.Use<ListUnions>().RunAsync(new(Honour: HonourLevel.National))).Rows.ShouldBeEmpty("A facility's honour is not the union's.");
        (await staff.Use<ShowFacility>().RunAsync(facility)).Honours.ShouldHaveSingleItem();
        await Should.ThrowAsync<Refusal>(() => staff.Use<EnterHonour>().RunAsync(OfUnion(union.Id)));
        await Should.ThrowAsync<ValidationException>(() => staff.Use<EnterHonour>().RunAsync(new() { Holder = HonourHolder.Person, Title = "劳动模范", Level = HonourLevel.National }));
    }

    [Fact]
    public async Task A_chair_sees_the_own_unions_honours_and_proofs_and_enters_none()
    {
        var office = await installation.FoundAsync();
        var (own, other) = (Registry.Weak("甲工会"), Registry.Weak("乙工会"));
        await office.AddAsync(own, other);
        await using var staff = await office.StaffAsync();
        var (mine, theirs) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await staff.Use<EnterHonour>().RunAsync(OfUnion(own.Id), [new SentFile(mine, "证书.pdf", "%PDF-1.7 x"u8.ToArray())]);
        var hidden = await staff.Use<EnterHonour>().RunAsync(OfPerson(other.Id), [new SentFile(theirs, "证书.pdf", "%PDF-1.7 x"u8.ToArray())]);
        await staff.Use<EnterHonour>().RunAsync(OfPerson());
        await using var chair = await office.PostAsync(Role.UnionChair, own.Id, own.Name);

        (await chair.Use<ListHonours>().RunAsync(new())).Found.Rows.ShouldHaveSingleItem().Title.ShouldBe("先进职工之家");
        (await chair.Use<FetchFile>().RunAsync(mine)).MediaType.ShouldBe(FileKind.Pdf);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<FetchFile>().RunAsync(theirs))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<ShowHonour>().RunAsync(hidden))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<EnterHonour>().RunAsync(OfPerson(own.Id)))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task Honours_are_found_by_level_holder_year_and_whether_they_hold_good()
    {
        var office = await installation.FoundAsync();
        var union = Registry.Weak("甲工会");
        await office.AddAsync(union);
        await using var staff = await office.StaffAsync();
        var today = staff.Use<TimeProvider>().Today();
        var (expired, revoked) = (OfPerson(union.Id), OfUnion(union.Id, "工人先锋号"));
        (expired.ValidUntil, expired.GivenOn) = (today.AddDays(-1), "2020");
        foreach (var draft in new[] { expired, revoked, OfUnion(union.Id) }) await staff.Use<EnterHonour>().RunAsync(draft);
        await staff.Use<AmendHonour>().RevokeAsync(revoked.Id, today, "复查不合格");

        async Task OnlyAsync(string title, ListHonours.Sought sought) => (await staff.Use<ListHonours>().RunAsync(sought)).Found.Rows.ShouldHaveSingleItem().Title.ShouldBe(title);
        await OnlyAsync("先进职工之家", new(State: HonourState.Valid));
        await OnlyAsync("五一劳动奖章", new(State: HonourState.Expired));
        await OnlyAsync("工人先锋号", new(State: HonourState.Revoked));
        await OnlyAsync("五一劳动奖章", new(Holder: HonourHolder.Person));
        await OnlyAsync("五一劳动奖章", new(Year: 2020));
        await OnlyAsync("五一劳动奖章", new(Level: HonourLevel.Provincial));
        await OnlyAsync("五一劳动奖章", new("何晓芸"));
        (await staff.Use<ExportHonours>().RunAsync(new(Holder: HonourHolder.Union))).Rows.Count.ShouldBe(2);
        await Should.ThrowAsync<Refusal>(() => staff.Use<AmendHonour>().RevokeAsync(revoked.Id, today, "再撤"));
    }

    [Fact]
    public async Task A_documented_honour_is_not_dropped_by_the_unions_form_and_its_amendment_is_told_there()
    {
        var office = await installation.FoundAsync();
        var union = Registry.Weak("甲工会");
        await office.AddAsync(union);
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<EnterHonour>().RunAsync(OfUnion(union.Id));
        var form = await staff.Use<AmendUnion>().ReadAsync(union.Id);
        form.Honours.Clear();
        (await Should.ThrowAsync<Refusal>(() => staff.Use<AmendUnion>().RunAsync(form))).Message.ShouldContain("先进职工之家");

        form = await staff.Use<AmendUnion>().ReadAsync(union.Id);
        var open = await staff.Use<AmendHonour>().ReadAsync(id);
        open.Draft.Title = "模范职工之家";
        await staff.Use<AmendHonour>().RunAsync(id, open);
        var rivals = await staff.Use<AmendUnion>().RunAsync(form);

        rivals!.Fields.ShouldBe([nameof(UnionDraft.Honours)]);
        (await staff.Use<ShowUnion>().RunAsync(union.Id)).Honours.ShouldHaveSingleItem().Title.ShouldBe("模范职工之家");
    }

    [Fact]
    public async Task A_lost_race_is_told_and_overwrites_nothing()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<EnterHonour>().RunAsync(OfPerson());
        var (hers, his) = (await staff.Use<AmendHonour>().ReadAsync(id), await staff.Use<AmendHonour>().ReadAsync(id));
        hers.Draft.Giver = "省总工会";
        his.Draft.Title = "劳动模范";
        await staff.Use<AmendHonour>().RunAsync(id, hers);

        (await staff.Use<AmendHonour>().RunAsync(id, his))!.Fields.ShouldBe([nameof(AwardDraft.Giver)]);
        (await staff.Use<ShowHonour>().RunAsync(id)).Row.Title.ShouldBe("五一劳动奖章");
    }

    [Fact]
    public async Task An_honour_entered_by_mistake_goes_with_its_proofs()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var proof = Guid.CreateVersion7();
        var id = await staff.Use<EnterHonour>().RunAsync(OfPerson(), [new SentFile(proof, "证书.pdf", "%PDF-1.7 x"u8.ToArray())]);

        await staff.Use<AmendHonour>().RemoveAsync(id);

        (await staff.Use<ListHonours>().RunAsync(new())).Found.Rows.ShouldBeEmpty();
        (await Should.ThrowAsync<Refusal>(() => staff.Use<FetchFile>().RunAsync(proof))).Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task An_honour_that_ran_out_or_was_revoked_counts_neither_for_matching_nor_for_the_idle_holders()
    {
        var office = await installation.FoundAsync();
        var (valid, expired, revoked, mentee) = (Registry.Weak("有效工会"), Registry.Weak("过期工会"), Registry.Weak("撤销工会"), Registry.Weak("徒弟工会"));
        foreach (var union in new[] { valid, expired, revoked }) (union.Weaknesses, union.FoundedOn) = (SixHaves.None, new(2005, 1, 1));
        foreach (var union in new[] { valid, expired, revoked }) union.CountHeads(Registry.LongAgo, 100, 40, 90, 30);
        await office.AddAsync(valid, expired, revoked, mentee);
        await using var staff = await office.StaffAsync();
        var today = staff.Use<TimeProvider>().Today();
        var (over, taken) = (OfUnion(expired.Id), OfUnion(revoked.Id));
        over.ValidUntil = today.AddDays(-1);
        foreach (var draft in new[] { OfUnion(valid.Id), over, taken }) await staff.Use<EnterHonour>().RunAsync(draft);
        await staff.Use<EnterHonour>().RunAsync(OfPerson(expired.Id));
        await staff.Use<AmendHonour>().RevokeAsync(taken.Id, today, "复查不合格");
        var campaign = await office.OpenCampaignAsync();

        (await staff.Use<FindPartners>().RunAsync(campaign)).Show(mentee.Id).Candidates.Select(candidate => candidate.Name).ShouldBe(["有效工会"]);
        var idle = (await staff.Use<ListIdleHolders>().RunAsync(null, null, 1)).Found.Rows.ShouldHaveSingleItem();
        idle.Name.ShouldBe("有效工会");
        idle.Offers.ShouldHaveSingleItem().Name.ShouldBe("徒弟工会");
        await staff.Use<ProposePair>().RunAsync(campaign, idle.Id, idle.Offers[0].Id);
        (await staff.Use<ListIdleHolders>().RunAsync(null, null, 1)).Found.Rows.ShouldBeEmpty("It mentors somebody now.");
    }
}
