using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Members;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Members;

public sealed class MemberDataTests(TestInstallation installation)
{
    [Fact]
    public async Task The_slower_of_two_is_told_what_the_other_changed()
    {
        var office = await installation.FoundAsync();
        var id = await office.EnrolAsync(Persons.Draft((await office.UnionAsync()).Id));
        await using var one = await office.PostAsync(Role.FederationStaff, name: "李敏");
        await using var other = await office.PostAsync(Role.FederationStaff, name: "王静");
        var (hers, mine) = (await one.Use<AmendMember>().ReadAsync(id), await other.Use<AmendMember>().ReadAsync(id));
        hers.Job = "裁剪工";
        (await one.Use<AmendMember>().RunAsync(hers)).ShouldBeNull();
        mine.Remark = "骨干";

        var rivals = (await other.Use<AmendMember>().RunAsync(mine)).ShouldNotBeNull();

        rivals.Changes.ShouldHaveSingleItem().Sentence.ShouldContain("裁剪工");
        mine.Take(rivals.Fields, rivals.Theirs);
        (await other.Use<AmendMember>().RunAsync(mine)).ShouldBeNull();
        var shown = await one.Use<ShowMember>().RunAsync(id);
        (shown.Job, shown.Remark).ShouldBe(("裁剪工", "骨干"));
    }

    [Fact]
    public async Task Categories_are_dated_and_keep_their_past()
    {
        var office = await installation.FoundAsync();
        var id = await office.EnrolAsync(Persons.Draft((await office.UnionAsync()).Id));
        await using var staff = await office.StaffAsync();
        var draft = await staff.Use<AmendMember>().ReadAsync(id);
        draft.Categories = [MemberCategory.Migrant, MemberCategory.NewEmploymentForm];
        await staff.Use<AmendMember>().RunAsync(draft);

        var held = (await staff.Use<ShowMember>().RunAsync(id)).Categories;

        held.Where(spell => spell.Until is null).Select(spell => spell.Category).ShouldBe([MemberCategory.Migrant, MemberCategory.NewEmploymentForm], ignoreOrder: true);
        held.Single(spell => spell.Until is not null).Category.ShouldBe(MemberCategory.Regular);
    }

    [Fact]
    public async Task Duplicates_are_suggested_merged_and_parted_again()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        var with = Persons.Draft(union.Id, "赵敏", Persons.Identity("19850101"));
        var without = new MemberDraft { UnionId = union.Id, Name = "赵敏", BornOn = "1985-01-01", Phone = "13700001111", JoinedOn = "2019年", Job = "司机" };
        var (kept, gone) = (await office.EnrolAsync(with), await office.EnrolAsync(without));
        await using var staff = await office.StaffAsync();
        (await staff.Use<FindDuplicates>().RunAsync()).ShouldHaveSingleItem();

        await staff.Use<MergeMembers>().RunAsync(kept, gone);

        var one = await staff.Use<ShowMember>().RunAsync(kept);
        (one.Job, one.PhoneMasked).ShouldBe(("司机", "137****1111"));
        (await staff.Use<ShowMember>().RunAsync(gone)).MergedInto.ShouldBe(kept);
        (await staff.Use<ListMembers>().RunAsync(new())).Rows.ShouldHaveSingleItem();
        (await staff.Use<FindDuplicates>().RunAsync()).ShouldBeEmpty();
        await staff.Use<MergeMembers>().UndoAsync(gone);
        var again = await staff.Use<ShowMember>().RunAsync(kept);
        (again.Job, again.PhoneMasked).ShouldBe((null, null));
        (await staff.Use<ListMembers>().RunAsync(new())).Rows.Count.ShouldBe(2);
        await staff.Use<MergeMembers>().PartAsync(kept, gone);
        (await staff.Use<FindDuplicates>().RunAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_identity_goes_over_with_a_merge_and_back_with_its_undoing()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        var identity = Persons.Identity("19850101");
        var kept = await office.EnrolAsync(new MemberDraft { UnionId = union.Id, Name = "赵敏", BornOn = "1985-01-01", JoinedOn = "2019年" });
        var gone = await office.EnrolAsync(Persons.Draft(union.Id, "赵敏", identity));
        await using var staff = await office.StaffAsync();

        await staff.Use<MergeMembers>().RunAsync(kept, gone);
        (await staff.Use<RevealMember>().RunAsync(kept, MemberSecret.Identity, UnionPortal.Unions.RevealReason.CheckRecord)).ShouldBe(identity);
        await staff.Use<MergeMembers>().UndoAsync(gone);

        (await staff.Use<ShowMember>().RunAsync(kept)).IdentityMasked.ShouldBeNull();
        (await Should.ThrowAsync<Refusal>(() => office.EnrolAsync(Persons.Draft(union.Id, identity: identity)))).Message.ShouldContain("已经是本会会员");
    }

    [Fact]
    public async Task All_that_is_kept_is_shown_to_the_person_and_erased_with_the_trail()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        var identity = Persons.Identity();
        var id = await office.EnrolAsync(Persons.Draft(union.Id, "端木清扬", identity, "13700002222"));
        await using var administrator = await office.PostAsync(Role.FederationAdmin);
        var whole = await administrator.Use<ShowOwnData>().RunAsync(id);
        whole.Lines.Select(line => line.Value).ShouldContain(identity);
        whole.MayErase.ShouldBeFalse();
        await Should.ThrowAsync<Refusal>(() => administrator.Use<ShowOwnData>().EraseAsync(id));
        await administrator.Use<MoveMember>().RunAsync(id, new() { Change = MembershipChange.Resigned, Day = new(2024, 1, 1), Reason = "端木清扬本人申请" });

        await administrator.Use<ShowOwnData>().EraseAsync(id);

        await using var db = await office.OpenAsync();
        var member = await db.Set<Member>().Include(row => row.Spells).SingleAsync(row => row.Id == id);
        (member.Name, member.Identity, member.Phone, member.BornOn, member.Spells.Count).ShouldBe(("（已删除）", null, null, null, 1));
        (await db.Set<AuditEntry>().ToListAsync()).ShouldNotContain(entry => (entry.Title + entry.Changes).Contains("端木", StringComparison.Ordinal));
        await using var staff = await office.StaffAsync();
        (await Should.ThrowAsync<Refusal>(() => staff.Use<AmendMember>().ReadAsync(id))).Message.ShouldContain("删除");
        (await Should.ThrowAsync<Refusal>(() => staff.Use<ShowOwnData>().EraseAsync(id))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }
}
