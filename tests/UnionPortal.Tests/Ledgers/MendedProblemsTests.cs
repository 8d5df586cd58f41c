using System.IO.Compression;
using System.Text;
using UnionPortal.Ledgers;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;
using static UnionPortal.Tests.Ledgers.LedgerSamples;

namespace UnionPortal.Tests.Ledgers;

/// <summary>The rows that need a hand, as a file to mend and send in again.</summary>
public sealed class MendedProblemsTests(TestInstallation installation)
{
    [Fact]
    public async Task Every_sheet_with_problems_comes_with_its_header_and_the_reason_beside_each_row()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await ReadAsync(staff, "offices.xls", Bytes("offices.xls"));

        var file = await staff.Use<ExportProblems>().RunAsync(id);

        file.Name.ShouldBe("问题行-offices.xlsx");
        var sheet = LedgerFile.Read(file.Workbook, file.Name).Sheets.ShouldHaveSingleItem();
        sheet.Name.ShouldBe("社区");
        sheet.Lines[0].Cells.ShouldBe(["工会名称", "工会类别", "信用代码", "员工总数", "会员数", "主席姓名", "手机号码", "行号", "问题"]);
        sheet.Lines[1].Cells.Take(3).ShouldBe(["松荫社区工会联合会", "社区联合", Code(101)]);
        (sheet.Lines[1][7], sheet.Lines[1][8]).ShouldBe(("5", "信用代码与“企业”第5行“青石一号机械有限公司工会委员会”相同。请核对是哪一行抄错了。"));
    }

    [Fact]
    public async Task The_mended_file_is_read_like_any_ledger()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await ReadAsync(staff, "台账.csv", Lines($"甲工会,企业,{Code(1)},约20人,13800000001", $"乙工会,合资公司,{Code(2)},20,13800000002", $"丙工会,企业,{Code(3)},20,13800000003"));
        await staff.Use<ImportLedger>().RunAsync(id);
        var again = await ReadAsync(staff, "台账.csv", Lines($"甲工会,企业,{Code(1)},约20人,13800000001", $"乙工会,合资公司,{Code(2)},20,13800000002", $"丙工会,企业,{Code(3)},20,13800000003"));
        var problems = (await staff.Use<ExportProblems>().RunAsync(again)).Workbook;

        var mended = await ReadAsync(staff, "问题行-台账.xlsx", Mend(problems, ("约20人", "20"), ("合资公司", "企业")));

        var review = (await staff.Use<ReviewLedger>().RunAsync(mended)).Open!;
        review.Report.Sentence.ShouldBe("2家可导入，0家请核对，0家不能导入。");
        review.Sheets[0].Layout.Columns.TakeLast(2).ShouldBe([LedgerColumn.Ignored, LedgerColumn.Ignored]);
        (await staff.Use<ImportLedger>().RunAsync(mended, review.Fingerprint())).Total.ShouldBe(2);
    }

    [Fact]
    public async Task Every_cell_is_text_and_a_formula_stays_words()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await ReadAsync(staff, "台账.csv", Lines($"\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",不知道,{Code(1)},20,"));

        var workbook = (await staff.Use<ExportProblems>().RunAsync(id)).Workbook;

        var (sheet, styles) = (Part(workbook, "xl/worksheets/sheet"), Part(workbook, "xl/styles"));
        sheet.ShouldNotContain("<x:f>");
        sheet.ShouldContain("=HYPERLINK(");
        sheet.ShouldContain("r=\"C2\"");
        styles.ShouldContain("quotePrefix=\"1\"");
        LedgerFile.Read(workbook, "x.xlsx").Sheets[0].Lines[1][2].ShouldBe(Code(1));
    }

    static byte[] Lines(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend("工会名称,工会类型,统一社会信用代码,职工人数,联系电话")));

    static Task<Guid> ReadAsync(Desk staff, string name, byte[] content) => staff.Use<ReadLedger>().RunAsync(Guid.CreateVersion7(), name, content);

    static string Part(byte[] workbook, string path)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(zip.Entries.First(entry => entry.FullName.StartsWith(path, StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }

    /// <summary>What a person does in WPS: some cells are typed anew.</summary>
    static byte[] Mend(byte[] workbook, params (string Wrong, string Right)[] cells)
    {
        using var bytes = new MemoryStream();
        bytes.Write(workbook);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.First(one => one.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal));
            string text;
            using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
            foreach (var (wrong, right) in cells) text = text.Replace($">{wrong}<", $">{right}<");
            using var writer = new StreamWriter(entry.Open());
            writer.BaseStream.SetLength(0);
            writer.Write(text);
        }
        return bytes.ToArray();
    }
}
