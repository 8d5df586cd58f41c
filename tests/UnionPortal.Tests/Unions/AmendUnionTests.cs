using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Ledgers;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Tests.Ledgers;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Unions;

public sealed class AmendUnionTests(TestInstallation installation)
{
    [Fact]
    public async Task A_union_is_founded_and_amended_by_hand()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<FoundUnion>().RunAsync(new() { Name = " 云岫工会\u3000", FoundedOn = "2011年3月", WorkerCount = 20, MemberCount = 18, ChairPhone = "13800000001" });
        var draft = await staff.Use<AmendUnion>().ReadAsync(id);
        draft.WorkerCount = 25;
        draft.Honours.Add(new() { Level = HonourLevel.Provincial, Title = "模范职工之家", Year = 2024 });

        (await staff.Use<AmendUnion>().RunAsync(draft)).ShouldBeNull();

        var shown = await staff.Use<ShowUnion>().RunAsync(id);
        (shown.Name, shown.Founded.ToString(), shown.Workers, shown.PhoneMasked).ShouldBe(("云岫工会", "2011年3月", 25, "138****0001"));
        shown.Honours.ShouldHaveSingleItem().Year.ShouldBe(2024);
        shown.Headcounts.ShouldHaveSingleItem().Workers.ShouldBe(25);
    }

    [Fact]
    public async Task An_honour_taken_off_the_list_is_gone_and_the_others_stay()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<FoundUnion>().RunAsync(new() { Name = "甲工会", Honours = [new() { Title = "模范职工之家" }, new() { Title = "工人先锋号" }] });
        var draft = await staff.Use<AmendUnion>().ReadAsync(id);
        draft.Honours.RemoveAll(honour => honour.Title == "工人先锋号");

        await staff.Use<AmendUnion>().RunAsync(draft);

        (await staff.Use<ShowUnion>().RunAsync(id)).Honours.ShouldHaveSingleItem().Title.ShouldBe("模范职工之家");
    }

    [Fact]
    public async Task The_slower_of_two_is_told_who_changed_what_and_nothing_is_overwritten()
    {
        var office = await installation.FoundAsync();
        await using var minLi = await office.PostAsync(Role.FederationStaff, name: "李敏");
        await using var jingWang = await office.PostAsync(Role.FederationStaff, name: "王静");
        var id = await minLi.Use<FoundUnion>().RunAsync(new() { Name = "甲工会", WorkerCount = 120 });
        var hers = await minLi.Use<AmendUnion>().ReadAsync(id);
        var mine = await jingWang.Use<AmendUnion>().ReadAsync(id);
        hers.WorkerCount = 136;
        await minLi.Use<AmendUnion>().RunAsync(hers);
        mine.Remark = "已走访";

        var rivals = await jingWang.Use<AmendUnion>().RunAsync(mine);

        rivals!.Changes.Select(rival => rival.Sentence).ShouldBe(["您编辑时，李敏把职工人数由120改为136。"]);
        var shown = await jingWang.Use<ShowUnion>().RunAsync(id);
        (shown.Workers, shown.Remark).ShouldBe((136, null));
    }

    [Fact]
    public async Task Whoever_keeps_the_others_change_saves_both()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<FoundUnion>().RunAsync(new() { Name = "甲工会", WorkerCount = 120 });
        var hers = await staff.Use<AmendUnion>().ReadAsync(id);
        var mine = await staff.Use<AmendUnion>().ReadAsync(id);
        hers.WorkerCount = 136;
        await staff.Use<AmendUnion>().RunAsync(hers);
        mine.Remark = "已走访";
        var rivals = await staff.Use<AmendUnion>().RunAsync(mine);

        mine.Take(rivals!.Fields, rivals.Theirs);
        (await staff.Use<AmendUnion>().RunAsync(mine)).ShouldBeNull();

        var shown = await staff.Use<ShowUnion>().RunAsync(id);
        (shown.Workers, shown.Remark).ShouldBe((136, "已走访"));
    }

    [Fact]
    public async Task An_honour_somebody_added_meanwhile_is_told_and_not_taken_away()
    {
        var office = await installation.FoundAsync();
        await using var minLi = await office.PostAsync(Role.FederationStaff, name: "李敏");
        await using var jingWang = await office.PostAsync(Role.FederationStaff, name: "王静");
        var id = await minLi.Use<FoundUnion>().RunAsync(new() { Name = "甲工会", Honours = [new() { Title = "工人先锋号", Year = 2020 }] });
        var mine = await jingWang.Use<AmendUnion>().ReadAsync(id);
        var hers = await minLi.Use<AmendUnion>().ReadAsync(id);
        hers.Honours.Add(new() { Level = HonourLevel.National, Title = "模范职工之家", Year = 2024 });
        await minLi.Use<AmendUnion>().RunAsync(hers);
        mine.Address = "新地址1号";

        var rivals = await jingWang.Use<AmendUnion>().RunAsync(mine);

        rivals!.Changes.Select(rival => rival.Sentence).ShouldBe(["您编辑时，李敏把荣誉由区县级工人先锋号（2020）改为全国模范职工之家（2024）、区县级工人先锋号（2020）。"]);
        mine.Take(rivals.Fields, rivals.Theirs);
        (await jingWang.Use<AmendUnion>().RunAsync(mine)).ShouldBeNull();
        var shown = await jingWang.Use<ShowUnion>().RunAsync(id);
        shown.Address.ShouldBe("新地址1号");
        shown.Honours.Select(honour => honour.Title).ShouldBe(["模范职工之家", "工人先锋号"]);
    }

    [Fact]
    public async Task What_changes_after_the_notice_is_told_before_anything_is_saved()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<FoundUnion>().RunAsync(new() { Name = "甲工会", WorkerCount = 120 });
        var mine = await staff.Use<AmendUnion>().ReadAsync(id);
        async Task OthersAsync(Action<UnionDraft> change)
        {
            var theirs = await staff.Use<AmendUnion>().ReadAsync(id);
            change(theirs);
            await staff.Use<AmendUnion>().RunAsync(theirs);
        }

        await OthersAsync(draft => draft.WorkerCount = 136);
        mine.Remark = "已走访";
        var first = await staff.Use<AmendUnion>().RunAsync(mine);
        await OthersAsync(draft => draft.Honours.Add(new() { Title = "模范职工之家" }));
        mine.Take(first!.Fields, first.Theirs);
        var second = await staff.Use<AmendUnion>().RunAsync(mine);

        second!.Fields.ShouldBe([nameof(UnionDraft.Honours)]);
        mine.Take(second.Fields, second.Theirs);
        (await staff.Use<AmendUnion>().RunAsync(mine)).ShouldBeNull();
        var shown = await staff.Use<ShowUnion>().RunAsync(id);
        (shown.Workers, shown.Remark, shown.Honours.Count).ShouldBe((136, "已走访", 1));
    }

    [Fact]
    public async Task A_code_another_union_holds_is_refused_by_name()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await staff.Use<FoundUnion>().RunAsync(new() { Name = "甲工会", CreditCode = LedgerSamples.Code(1) });

        (await Should.ThrowAsync<Refusal>(() => staff.Use<FoundUnion>().RunAsync(new() { Name = "乙工会", CreditCode = LedgerSamples.Code(1) }))).Message.ShouldContain("甲工会");
    }

    [Fact]
    public async Task Saving_twice_founds_once()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var draft = new UnionDraft { Name = "甲工会" };

        await staff.Use<FoundUnion>().RunAsync(draft);
        await staff.Use<FoundUnion>().RunAsync(draft);

        (await staff.Use<ListUnions>().RunAsync(new())).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Faults_are_bound_to_their_fields()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var draft = new UnionDraft { Name = "\u3000", CreditCode = "81110118MJ1616914X", FoundedOn = "去年", ChairPhone = "老王", Longitude = 116, WorkerCount = -1, FemaleMemberCount = 3, MemberCount = 2 };

        var faults = await Should.ThrowAsync<ValidationException>(() => staff.Use<FoundUnion>().RunAsync(draft));

        faults.Errors.Select(fault => fault.PropertyName).ShouldBe(["Name", "CreditCode", "FoundedOn", "ChairPhone", "Longitude", "WorkerCount", "FemaleMemberCount"], ignoreOrder: true);
    }
}
