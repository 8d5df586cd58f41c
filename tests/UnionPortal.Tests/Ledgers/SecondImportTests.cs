using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Ledgers;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;
using static UnionPortal.Tests.Ledgers.LedgerSamples;

namespace UnionPortal.Tests.Ledgers;

/// <summary>A ledger that was mended and comes again amends what it brought before.</summary>
public sealed class SecondImportTests(TestInstallation installation)
{
    static readonly string First = $"甲工会,企业,{Code(1)},120,60,100,王一,13800000001,\n乙工会,企业,,30,,,,,\n丙公司,未建会,{Code(3)},40,,,赵三,13800000003,";

    [Fact]
    public async Task A_ledger_that_comes_again_unchanged_changes_nothing()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await ImportAsync(staff, First);

        var review = await ReviewAsync(staff, First);

        review.Report.Sentence.ShouldBe("新增 0 家，更新 0 家，3 家没有变化，0 家请核对，0 家不能导入。");
        review.Chosen.ShouldBeEmpty();
        (await Should.ThrowAsync<Refusal>(() => staff.Use<ImportLedger>().RunAsync(review.Import.Id))).Message.ShouldContain("没有可以导入的行");
    }

    [Fact]
    public async Task A_changed_row_is_shown_field_by_field_and_amends_the_union_with_its_figures_and_the_trail()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await ImportAsync(staff, First);
        var second = $"甲工会,企业,{Code(1)},136,,,王一,13900000009,市级模范职工之家（2020）\n乙工会,企业,{Code(2)},30,,,,,\n丙公司,未建会,{Code(3)},44,,,赵三,,\n丁工会,企业,{Code(4)},5,,,,,";

        var review = await ReviewAsync(staff, second);

        review.Report.Sentence.ShouldBe("新增 1 家，更新 3 家，0 家没有变化，0 家请核对，0 家不能导入。");
        review.Report.Rows[0].Amends!.Changes.Select(change => (change.Column, change.ShownBefore, change.ShownAfter)).ShouldBe(
            [(LedgerColumn.Workers, "120", "136"), (LedgerColumn.Phone, "138****0001", "139****0009"), (LedgerColumn.Honours, null, "省（直辖市）级模范职工之家（2020）")]);
        (await staff.Use<ImportLedger>().RunAsync(review.Import.Id, review.Fingerprint())).Sentence.ShouldBe("已导入1家：企业1。另更新3家。");

        await using var db = await office.OpenAsync();
        var union = await db.Set<GrassrootsUnion>().Include(row => row.Headcounts).Include(row => row.Honours).SingleAsync(row => row.CreditCode == Code(1));
        (union.WorkerCount, union.FemaleWorkerCount, union.MemberCount, union.ChairName, db.Vault.Open(union.ChairPhone!)).ShouldBe((136, 60, 100, "王一", "13900000009"));
        union.Headcounts.MaxBy(count => count.AsOf)!.Workers.ShouldBe(136);
        union.Honours.ShouldHaveSingleItem().Year.ShouldBe(2020);
        (await db.Set<GrassrootsUnion>().SingleAsync(row => row.Name == "乙工会")).CreditCode.ShouldBe(Code(2));
        (await db.Set<Prospect>().SingleAsync()).WorkerCount.ShouldBe(44);
        var told = await db.Set<AuditEntry>().Where(entry => entry.RecordId == union.Id && entry.Action == AuditAction.Amended).ToListAsync();
        told.ShouldContain(entry => Before(entry, "WorkerCount") == "120" && entry.PersonName == "李敏");
        told.ShouldContain(entry => entry.Changes.Contains("Honours"));
        told.ShouldAllBe(entry => !entry.Changes.Contains("13900000009"));
    }

    [Fact]
    public async Task All_updates_can_be_left_out()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await ImportAsync(staff, First);
        var review = await ReviewAsync(staff, $"甲工会,企业,{Code(1)},136,,,,,\n丁工会,企业,{Code(4)},5,,,,,");

        var newOnly = (await staff.Use<ReviewLedger>().RunAsync(review.Import.Id, review.Choices with { NewOnly = true })).Open!;
        var tally = await staff.Use<ImportLedger>().RunAsync(review.Import.Id, newOnly.Fingerprint());

        (tally.Total, tally.Amended).ShouldBe((1, 0));
        await using var db = await office.OpenAsync();
        (await db.Set<GrassrootsUnion>().SingleAsync(union => union.Name == "甲工会")).WorkerCount.ShouldBe(120);
    }

    [Fact]
    public async Task What_somebody_changed_after_the_preview_is_not_overwritten_and_shown_again()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await ImportAsync(staff, First);
        var review = await ReviewAsync(staff, $"甲工会,企业,{Code(1)},136,,,,,");
        await AmendAsync(office, "甲工会", union => union.CountHeads(Day, 125, 60, 100, null));

        (await Should.ThrowAsync<Refusal>(() => staff.Use<ImportLedger>().RunAsync(review.Import.Id, review.Fingerprint()))).Message.ShouldContain("名册有了变化");

        var again = (await staff.Use<ReviewLedger>().RunAsync(review.Import.Id)).Open!;
        again.Report.Rows[0].Amends!.Changes.ShouldHaveSingleItem().ShouldBe(new(LedgerColumn.Workers, "125", "136"));
        await staff.Use<ImportLedger>().RunAsync(review.Import.Id, again.Fingerprint());
    }

    [Fact]
    public async Task Undoing_puts_back_what_was_amended_but_for_what_somebody_changed_since()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await ImportAsync(staff, First);
        var id = await ImportAsync(staff, $"甲工会,企业,{Code(1)},136,,,张五,13900000009,市级模范职工之家（2020）\n丙公司,未建会,{Code(3)},44,,,,,\n丁工会,企业,{Code(4)},5,,,,,");
        await AmendAsync(office, "甲工会", union => union.ChairName = "陈六");

        var undone = await staff.Use<UndoImport>().RunAsync(id);

        undone.ShouldBe(new(1, 2, 1));
        undone.Sentence.ShouldBe("这次导入已经撤销。登记的1家都已移除。更新过的2家已恢复原来的内容。有1项后来又改过，保留现在的内容。");
        await using var db = await office.OpenAsync();
        var union = await db.Set<GrassrootsUnion>().Include(row => row.Honours).SingleAsync(row => row.CreditCode == Code(1));
        (union.WorkerCount, union.ChairName, db.Vault.Open(union.ChairPhone!), union.Honours.Count).ShouldBe((120, "陈六", "13800000001", 0));
        (await db.Set<Prospect>().SingleAsync()).WorkerCount.ShouldBe(40);
        (await db.Set<GrassrootsUnion>().CountAsync()).ShouldBe(2);
        (await db.Set<LedgerAmendment>().CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("甲工会委员会,企业,{0},120,,,,,", "改名")]
    [InlineData("甲工会,机关,{0},120,,,,,", "类型")]
    public async Task A_new_name_or_type_is_asked_about(string line, string said)
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await ImportAsync(staff, First);

        var row = (await ReviewAsync(staff, string.Format(line, Code(1)))).Report.Rows.ShouldHaveSingleItem();

        row.Fate.ShouldBe(RowFate.Warned);
        row.OnlyFinding().Sentence.ShouldContain(said);
    }

    [Fact]
    public async Task The_same_name_with_another_code_is_another_union()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await ImportAsync(staff, First);

        var row = (await ReviewAsync(staff, $"甲工会,企业,{Code(9)},120,,,,,")).Report.Rows.ShouldHaveSingleItem();

        (row.Amends, row.Fate).ShouldBe((null, RowFate.Warned));
    }

    [Fact]
    public async Task Two_rows_cannot_amend_one_union()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await ImportAsync(staff, First);

        var rows = (await ReviewAsync(staff, $"甲工会,企业,{Code(1)},121,,,,,\n甲工会,企业,,122,,,,,")).Report.Rows;

        rows[1].Findings.ShouldContain(finding => finding.Verdict == Verdict.Refused && finding.Sentence.Contains("第2行"));
    }

    [Fact]
    public async Task What_the_register_knows_more_exactly_stays_and_what_cannot_be_read_erases_nothing()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await staff.Use<ImportLedger>().RunAsync(await staff.Use<ReadLedger>().RunAsync(Guid.CreateVersion7(), "台账.xlsx", Bytes("unions-mapo.xlsx")));

        var text = "工会名称,信用代码,行业,成立时间,联系电话,职工人数\n北京云杉服饰有限公司工会委员会,81110113MJ1745329D,18,2011年,找老王,740";
        var id = await staff.Use<ReadLedger>().RunAsync(Guid.CreateVersion7(), "台账.csv", Encoding.UTF8.GetBytes(text));
        var row = (await staff.Use<ReviewLedger>().RunAsync(id)).Open!.Report.Rows.ShouldHaveSingleItem();

        row.Amends!.Changes.Where(change => change.Column != LedgerColumn.Name).ShouldHaveSingleItem().Column.ShouldBe(LedgerColumn.Workers);
        row.Findings.ShouldContain(finding => finding.Column == LedgerColumn.Phone && finding.Sentence.Contains("保持不变"));
    }

    [Fact]
    public async Task A_neighbours_unions_never_influence_the_preview()
    {
        var office = await installation.FoundAsync();
        var neighbour = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await using var other = await neighbour.StaffAsync();
        await ImportAsync(other, First);

        var review = await ReviewAsync(staff, First);

        review.Report.IsSecond.ShouldBeFalse();
        review.Report.Rows.ShouldAllBe(row => row.Amends == null && row.IsImportable);
        (await staff.Use<ImportLedger>().RunAsync(review.Import.Id)).Total.ShouldBe(3);
    }

    [Fact]
    public async Task The_command_says_the_same_counts()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await ImportAsync(staff, First);

        var outcome = await staff.Use<ImportFromTerminal>().RunAsync(office.Id, "台账.csv", Content($"甲工会,企业,{Code(1)},136,,,,,\n丙公司,未建会,{Code(3)},40,,,,,"));

        outcome.Lines.Take(2).ShouldBe(["已更新1家，没有新增。", "新增 0 家，更新 1 家，1 家没有变化，0 家请核对，0 家不能导入。"]);
    }

    static byte[] Content(string lines) => Encoding.UTF8.GetBytes("工会名称,工会类型,统一社会信用代码,职工人数,女职工人数,会员人数,工会主席,联系电话,荣誉\n" + lines);

    static async Task<JudgedLedger> ReviewAsync(Desk staff, string lines) =>
        (await staff.Use<ReviewLedger>().RunAsync(await staff.Use<ReadLedger>().RunAsync(Guid.CreateVersion7(), "台账.csv", Content(lines)))).Open!;

    static async Task<Guid> ImportAsync(Desk staff, string lines)
    {
        var review = await ReviewAsync(staff, lines);
        await staff.Use<ImportLedger>().RunAsync(review.Import.Id, review.Fingerprint());
        return review.Import.Id;
    }

    static async Task AmendAsync(Office office, string name, Action<GrassrootsUnion> change)
    {
        await using var db = await office.OpenAsync();
        var union = await db.Set<GrassrootsUnion>().Include(row => row.Honours).Include(row => row.Headcounts).SingleAsync(row => row.Name == name);
        db.Amend(union, () => change(union));
        await db.SaveChangesAsync();
    }

    static string? Before(AuditEntry entry, string field) =>
        JsonDocument.Parse(entry.Changes).RootElement.TryGetProperty(field, out var values) ? values[0].ToString() : null;
}
