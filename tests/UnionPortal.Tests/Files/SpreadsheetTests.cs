using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using UnionPortal.Files;

namespace UnionPortal.Tests.Files;

public sealed class SpreadsheetTests
{
    static readonly SheetTable Table = new("基层工会", ["工会名称", "信用代码", "职工人数", "成立时间"],
    [
        ["=HYPERLINK(\"http://example.invalid\",\"点我\")", "81110113MJ1745329D", 734, new DateOnly(2011, 2, 8)],
        ["第二家\n换行，\"引号\"", "110113000012345678", null, null],
        ["-2+3", "＝1+1", 12, null],
    ]);

    // The reader asks for an encoding of Windows before it looks into the file.
    static SpreadsheetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void A_spreadsheet_reader_finds_words_as_words_numbers_as_numbers_and_days_as_days()
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(Table.Write(SheetFormat.Xlsx)));
        var rows = new List<object?[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, 4).Select(at => (object?)reader.GetValue(at))]);

        reader.Name.ShouldBe("基层工会");
        rows[0].ShouldBe(["工会名称", "信用代码", "职工人数", "成立时间"]);
        rows[1].ShouldBe(["=HYPERLINK(\"http://example.invalid\",\"点我\")", "81110113MJ1745329D", 734d, new DateTime(2011, 2, 8)]);
        rows[2].ShouldBe(["第二家\n换行，\"引号\"", "110113000012345678", null, null]);
    }

    [Fact]
    public void Nothing_in_it_is_a_formula_and_the_file_holds_to_the_standard()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Table.Write(SheetFormat.Xlsx)), false);

        document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>().ShouldBeEmpty();
        new OpenXmlValidator().Validate(document).Select(fault => $"{fault.Path?.XPath} {fault.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void A_rare_character_of_two_halves_stays_and_one_that_cannot_be_written_goes()
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(new SheetTable("名册", ["姓名"], [["𠮷\u0001田"]]).Write(SheetFormat.Xlsx)));
        reader.Read();
        reader.Read();

        reader.GetString(0).ShouldBe("𠮷田");
    }

    [Fact]
    public void Csv_has_a_byte_order_mark_and_no_cell_a_spreadsheet_takes_for_a_formula()
    {
        var bytes = Table.Write(SheetFormat.Csv);

        bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble).ShouldBeTrue();
        using var reader = ExcelReaderFactory.CreateCsvReader(new MemoryStream(bytes), new() { FallbackEncoding = Encoding.UTF8 });
        var cells = new List<string>();
        while (reader.Read()) cells.AddRange(Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetValue(at)?.ToString() ?? ""));
        cells.ShouldNotContain(cell => cell.StartsWith('=') || cell.StartsWith('-') || cell.StartsWith('＝'));
        cells.ShouldContain("第二家\n换行，\"引号\"");
    }
}
