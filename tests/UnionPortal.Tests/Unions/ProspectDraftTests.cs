using FluentValidation;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Tests.Ledgers;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Unions;

/// <summary>What a person types about an employer of the founding ledger, new or known.</summary>
public sealed class ProspectDraftTests(TestInstallation installation)
{
    [Fact]
    public async Task An_employer_entered_by_hand_is_in_the_ledger_once_however_often_it_is_saved()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var draft = new ProspectDraft { Name = " 甲公司 ", WorkerCount = 87, ContactName = "董静", ContactPhone = "13800000001", CreditCode = LedgerSamples.Code(1) };

        (await staff.Use<EnterProspect>().RunAsync(draft)).ShouldBeEmpty();
        (await staff.Use<EnterProspect>().RunAsync(draft)).ShouldBeEmpty();

        var row = (await staff.Use<ListProspects>().RunAsync(new())).Rows.ShouldHaveSingleItem();
        (row.Name, row.Workers, row.ContactName, row.PhoneMasked).ShouldBe(("甲公司", 87, "董静", "138****0001"));
        (await staff.Use<FoundUnion>().RunAsync(await staff.Use<BeginUnion>().RunAsync(draft.Id))).ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task One_that_is_known_by_a_name_like_it_is_pointed_out_and_entered_when_it_is_another()
    {
        var office = await installation.FoundAsync();
        await office.AddAsync(Registry.Strong("云启物业管理有限公司工会委员会"));
        await using var staff = await office.StaffAsync();
        await ProspectTests.AddAsync(office, "柳河云启物业管理有限公司");
        await ProspectTests.AddAsync(office, "无关公司");
        var draft = new ProspectDraft { Name = "云启物业管理有限公司" };

        (await staff.Use<EnterProspect>().RunAsync(draft)).Select(twin => (twin.Name, twin.IsUnion)).ShouldBe([("柳河云启物业管理有限公司", false), ("云启物业管理有限公司工会委员会", true)]);
        (await staff.Use<ListProspects>().RunAsync(new())).Count.ShouldBe(2);

        (await staff.Use<EnterProspect>().RunAsync(draft, isAnother: true)).ShouldBeEmpty();
        (await staff.Use<ListProspects>().RunAsync(new())).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_code_that_is_taken_is_refused_and_a_leader_enters_nobody()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await using var leader = await office.PostAsync(Role.Leader);
        await ProspectTests.AddAsync(office, "乙公司", code: LedgerSamples.Code(2));

        (await Should.ThrowAsync<Refusal>(() => staff.Use<EnterProspect>().RunAsync(new() { Name = "甲公司", CreditCode = LedgerSamples.Code(2) }, isAnother: true))).Message.ShouldContain("乙公司");
        (await Should.ThrowAsync<Refusal>(() => leader.Use<EnterProspect>().RunAsync(new() { Name = "甲公司" }))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task The_slower_of_two_who_amend_a_prospect_is_told_and_may_keep_both()
    {
        var office = await installation.FoundAsync();
        await using var minLi = await office.PostAsync(Role.FederationStaff, name: "李敏");
        await using var jingWang = await office.PostAsync(Role.FederationStaff, name: "王静");
        var id = await ProspectTests.AddAsync(office, "甲公司");
        var (hers, mine) = (await minLi.Use<AmendProspect>().ReadAsync(id), await jingWang.Use<AmendProspect>().ReadAsync(id));
        (hers.Name, mine.ContactPhone) = ("甲有限公司", "13900000002");
        await minLi.Use<AmendProspect>().RunAsync(hers);

        var rivals = await jingWang.Use<AmendProspect>().RunAsync(mine);

        rivals!.Changes.Select(change => change.Sentence).ShouldBe(["您编辑时，李敏把企业名称由甲公司改为甲有限公司。"]);
        mine.Take(rivals.Fields, rivals.Theirs);
        (await jingWang.Use<AmendProspect>().RunAsync(mine)).ShouldBeNull();
        var shown = await jingWang.Use<ShowProspect>().RunAsync(id);
        (shown.Name, shown.PhoneMasked).ShouldBe(("甲有限公司", "139****0002"));
    }

    [Fact]
    public async Task What_is_typed_about_a_prospect_is_held_to_the_same_rules_as_a_union()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await ProspectTests.AddAsync(office, "乙公司", code: LedgerSamples.Code(2));
        var draft = await staff.Use<AmendProspect>().ReadAsync(await ProspectTests.AddAsync(office, "甲公司"));
        (draft.Name, draft.CreditCode, draft.Longitude, draft.WorkerCount, draft.FemaleWorkerCount, draft.ContactPhone) = (" ", "81110118MJ1616914X", 2, 3, 4, "老王");

        var faults = await Should.ThrowAsync<ValidationException>(() => staff.Use<AmendProspect>().RunAsync(draft));

        faults.Errors.Select(fault => fault.PropertyName).ShouldBe(["Name", "CreditCode", "Longitude", "FemaleWorkerCount", "ContactPhone"], ignoreOrder: true);
        (draft.Name, draft.CreditCode, draft.Longitude, draft.FemaleWorkerCount, draft.ContactPhone) = ("甲公司", LedgerSamples.Code(2), draft.Longitude = null, 1, null);
        (await Should.ThrowAsync<Refusal>(() => staff.Use<AmendProspect>().RunAsync(draft))).Message.ShouldContain("乙公司");
    }
}
