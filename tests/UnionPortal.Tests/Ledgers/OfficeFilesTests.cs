using System.Text;
using UnionPortal.Ledgers;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;
using static UnionPortal.Tests.Ledgers.LedgerSamples;

namespace UnionPortal.Tests.Ledgers;

/// <summary>
/// Files as offices keep them. offices.xls (BIFF8) and offices.xlsx are the same workbook: a sheet of enterprises with a header of two rows and
/// a type merged over ten, one of communities, one of agencies, an empty one and one that says how to fill in. In numbers.xls codes and phones became numbers.
/// </summary>
public sealed class OfficeFilesTests(TestInstallation installation)
{
    [Theory]
    [InlineData("offices.xls")]
    [InlineData("offices.xlsx")]
    public void The_sheets_that_read_as_a_ledger_come_in_and_are_judged_together(string name)
    {
        var file = LedgerFile.Read(Bytes(name), name);
        var taken = new LedgerChoices().Take(file);
        var report = LedgerReport.Judge(taken, LedgerKnown.Nothing, Day);

        file.Sheets.Select(sheet => sheet.Name).ShouldBe(["企业", "社区", "机关", "填表说明"]);
        taken.Select(sheet => sheet.Sheet.Name).ShouldBe(["企业", "社区", "机关"]);
        report.Rows.CountBy(row => row.Sheet.Sheet.Name).Select(count => count.Value).ShouldBe([10, 3, 1]);
        report.Rows.Select(row => row.Where).ShouldContain("“社区”第5行");
        report.Totals.ShouldAllBe(total => total.Agrees);
        report.Totals.Select(total => total.Where).Distinct().ShouldBe(["“企业”第15行"]);
    }

    [Theory]
    [InlineData("offices.xls")]
    [InlineData("offices.xlsx")]
    public void A_header_of_two_rows_and_a_type_merged_over_ten_rows_are_read(string name)
    {
        var rows = Judge(LedgerFile.Read(Bytes(name), name)).Rows.Take(10).ToList();

        rows.ShouldAllBe(row => row.Type == UnionKind.Enterprise && row.Findings.Count == 0);
        (rows[9].Workers, rows[9].FemaleWorkers, rows[9].Members, rows[9].FemaleMembers).ShouldBe((50, 20, 40, 18));
        (rows[9].Chair, rows[9].Phone!.Text).ShouldBe(("王十", "13800001010"));
    }

    [Fact]
    public void The_same_code_on_two_sheets_is_refused_naming_the_sheet() =>
        Judge(LedgerFile.Read(Bytes("offices.xls"), "offices.xls")).Rows.Single(row => row.Name.StartsWith("松荫")).OnlyFinding().Sentence.ShouldContain("“企业”第5行");

    [Fact]
    public async Task A_person_chooses_which_sheets_come_in_and_a_row_is_left_out_by_its_sheet()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<ReadLedger>().RunAsync(Guid.CreateVersion7(), "offices.xls", Bytes("offices.xls"));
        var review = await staff.Use<ReviewLedger>().RunAsync(id, new LedgerChoices([1, 2], LeftOut: [new(1, 3), new(0, 4)]));

        review.Open!.Report.Rows.Count.ShouldBe(4);
        (await staff.Use<ImportLedger>().RunAsync(id, review.Open.Fingerprint())).Sentence.ShouldBe("已导入3家：机关1、社区联合2。");

        (await staff.Use<ListUnions>().RunAsync(new())).Rows.Select(union => union.Name).ShouldBe(["槐荫社区工会联合会", "松荫社区工会联合会", "青石街道机关工会委员会"], ignoreOrder: true);
    }

    [Fact]
    public void A_file_of_instructions_alone_waits_for_a_person()
    {
        var file = Csv("填表说明,", "工会名称填全称,与印章一致");

        var sheet = new LedgerChoices().Take(file).ShouldHaveSingleItem();

        sheet.Layout.ReadsAsALedger.ShouldBeFalse();
    }

    [Fact]
    public void Codes_and_phones_that_became_numbers_are_refused_with_advice()
    {
        var rows = Judge(LedgerFile.Read(Bytes("numbers.xls"), "numbers.xls")).Rows;

        rows[0].OnlyFinding().Sentence.ShouldBe("信用代码被表格软件变成 8.11E+17，末几位已丢失。请把该列设为“文本”后重填。");
        var phone = rows[1].OnlyFinding();
        (phone.Column, phone.Verdict, phone.Sentence).ShouldBe((LedgerColumn.Phone, Verdict.Refused, "联系电话被表格软件变成 1.38E+10，末几位已丢失。请把该列设为“文本”后重填。"));
        (rows[2].Fate, rows[2].Phone!.Text).ShouldBe((RowFate.Good, "13800000003"));
    }

    [Theory]
    [InlineData("utf-8", true, ',')]
    [InlineData("utf-8", false, ',')]
    [InlineData("GB18030", false, ',')]
    [InlineData("utf-8", false, '\t')]
    [InlineData("GB18030", false, '\t')]
    public void Text_comes_in_whatever_saved_it(string name, bool marked, char delimiter)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        string[] lines = ["工会名称,工会类型,统一社会信用代码,职工人数,,", ",,,总数,其中：女,备注", $"云岫工会,企业,{Code(1)},12,5,好", $"㛃村工会,企业,{Code(2)},8,3,"];
        byte[] content = [.. marked ? encoding.Preamble : [], .. encoding.GetBytes(string.Join("\r\n", lines).Replace(',', delimiter))];

        var rows = Judge(LedgerFile.Read(content, "台账.txt")).Rows;

        rows.Select(row => (row.Name, row.Workers, row.FemaleWorkers, row.Fate)).ShouldBe([("云岫工会", 12, 5, RowFate.Good), ("㛃村工会", 8, 3, RowFate.Good)]);
    }

    [Fact]
    public void The_first_union_is_never_taken_for_a_part_of_the_header()
    {
        var file = Csv("单位名称,情况,性质", "获区级荣誉公司工会,女职工会员,企业", "乙公司工会,,企业");

        LedgerLayout.Guess(file.Sheets[0]).HeaderRow.ShouldBe(1);
    }
}
