using System.Text;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Ledgers;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Ledgers;

/// <summary>Ledgers that bring as a union what the founding ledger still holds as an employer without one.</summary>
public sealed class ImportFoundsTests(TestInstallation installation)
{
    const string Header = "单位名称,工会类型,统一社会信用代码,职工人数\n";

    [Theory]
    [InlineData("甲公司工会委员会", 9)]
    [InlineData("甲公司", 9)]
    [InlineData("甲有限公司工会", 1)]
    public async Task A_union_of_a_known_prospect_is_founded_by_code_or_by_name(string name, int code)
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await ImportAsync(staff, $"甲公司,未建会,{LedgerSamples.Code(1)},50\n");
        var id = await ReadAsync(staff, $"{name},企业,{LedgerSamples.Code(code)},52\n");

        (await staff.Use<ReviewLedger>().RunAsync(id)).Open!.Report.Rows.ShouldHaveSingleItem().OnlyFinding().Sentence.ShouldContain("甲公司");
        await staff.Use<ImportLedger>().RunAsync(id);

        (await staff.Use<ListUnions>().RunAsync(new())).Rows.ShouldHaveSingleItem().Name.ShouldBe(name);
        var left = (await staff.Use<ListProspects>().RunAsync(new(Left: true))).Rows.ShouldHaveSingleItem();
        (await staff.Use<ShowProspect>().RunAsync(left.Id)).UnionName.ShouldBe(name);
        await using var db = await office.OpenAsync();
        (await db.Set<AuditEntry>().CountAsync(entry => entry.RecordId == left.Id && entry.Action == AuditAction.Amended)).ShouldBe(1);
    }

    [Fact]
    public async Task One_prospect_grows_into_one_union()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await ImportAsync(staff, $"甲公司,未建会,{LedgerSamples.Code(1)},50\n");

        await ImportAsync(staff, $"甲公司工会,企业,{LedgerSamples.Code(2)},50\n甲公司工会委员会,企业,{LedgerSamples.Code(3)},50\n");

        (await staff.Use<ListUnions>().RunAsync(new())).Count.ShouldBe(2);
        (await staff.Use<ListProspects>().RunAsync(new(Left: true))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_has_founded_does_not_come_back_as_a_prospect()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await ImportAsync(staff, $"甲公司,未建会,{LedgerSamples.Code(1)},50\n");
        await ImportAsync(staff, $"甲公司工会,企业,{LedgerSamples.Code(2)},50\n");

        var review = await staff.Use<ReviewLedger>().RunAsync(await ReadAsync(staff, $"甲公司,未建会,{LedgerSamples.Code(1)},50\n甲公司,未建会,,50\n"));

        review.Open!.Report.Rows.ShouldAllBe(row => row.Findings.Any(finding => finding.Verdict == Verdict.Refused && finding.Sentence.Contains("已经建会")));
    }

    [Fact]
    public async Task Undoing_the_import_puts_the_prospect_back()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await ImportAsync(staff, $"甲公司,未建会,{LedgerSamples.Code(1)},50\n");
        var id = await ImportAsync(staff, $"甲公司工会,企业,{LedgerSamples.Code(2)},50\n");

        await staff.Use<UndoImport>().RunAsync(id);

        (await staff.Use<ListUnions>().RunAsync(new())).Count.ShouldBe(0);
        var back = (await staff.Use<ListProspects>().RunAsync(new())).Rows.ShouldHaveSingleItem();
        (await staff.Use<ShowProspect>().RunAsync(back.Id)).UnionId.ShouldBeNull();
    }

    static async Task<Guid> ImportAsync(Desk staff, string lines)
    {
        var id = await ReadAsync(staff, lines);
        await staff.Use<ImportLedger>().RunAsync(id);
        return id;
    }

    static Task<Guid> ReadAsync(Desk staff, string lines) => staff.Use<ReadLedger>().RunAsync(Guid.CreateVersion7(), "台账.csv", Encoding.UTF8.GetBytes(Header + lines));
}
