using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace UnionPortal.Files;

/// <summary>As what a list is taken home.</summary>
public enum SheetFormat
{
    Xlsx,
    Csv,
}

/// <summary>A list as a spreadsheet shows it: a name, a heading for each column, and cells that are words, whole numbers, days or moments.</summary>
public sealed record SheetTable(string Name, IReadOnlyList<string> Headings, IReadOnlyList<object?[]> Rows)
{
    /// <summary>Longer lists are asked to be narrowed down.</summary>
    public const int RowLimit = 20_000;
}

/// <summary>
/// Writes lists for WPS and Excel. Words stay words: a code of 18 digits is not rounded, and a name that begins with = + - @ never becomes a formula.
/// </summary>
public static class Spreadsheet
{
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string CsvType = "text/csv; charset=utf-8";

    // Places in the list of cell styles below.
    const uint Plain = 0, Heading = 1, Words = 2, Day = 3;

    public static byte[] Write(this SheetTable table, SheetFormat format) => format == SheetFormat.Csv ? Csv(table) : Xlsx(table);

    /// <summary>With a byte order mark, for Excel takes bare UTF-8 for something else.</summary>
    static byte[] Csv(SheetTable table)
    {
        var lines = table.Rows.Select(row => row.Select(Written)).Prepend(table.Headings).Select(cells => string.Join(',', cells.Select(Quoted)));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines))];
    }

    /// <summary>A cell of CSV that no spreadsheet takes for a formula.</summary>
    public static string Quoted(string text) => $"\"{Defused(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static string Defused(string text) => text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || text is ['\t' or '\r', ..] ? "'" + text : text;

    static byte[] Xlsx(SheetTable table)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            book.Workbook = new Workbook(new Sheets(new Sheet { Name = SheetName(table.Name), SheetId = 1, Id = book.GetIdOfPart(sheet) }));
            using var writer = OpenXmlWriter.Create(sheet);
            Write(writer, table);
        }

        return bytes.ToArray();
    }

    static void Write(OpenXmlWriter writer, SheetTable table)
    {
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(table.Headings.Select((heading, at) => new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = WidthOf(table, at), CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, table.Headings, Heading);
        foreach (var row in table.Rows) WriteRow(writer, row, Words);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void WriteRow(OpenXmlWriter writer, IEnumerable<object?> cells, uint wordStyle)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells) writer.WriteElement(CellOf(cell, wordStyle));
        writer.WriteEndElement();
    }

    static Cell CellOf(object? value, uint wordStyle) => value switch
    {
        null => new Cell(),
        int or long or decimal => new Cell { StyleIndex = Plain, DataType = CellValues.Number, CellValue = new CellValue(Written(value)) },
        DateOnly day => new Cell { StyleIndex = Day, DataType = CellValues.Number, CellValue = new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)) },
        _ => new Cell { StyleIndex = wordStyle, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Legible(Written(value))) { Space = SpaceProcessingModeValues.Preserve }) },
    };

    static string Written(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // XML has no place for control characters that found their way into a text.
    static string Legible(string text) => text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))
        ? new([.. text.Where(letter => !char.IsControl(letter) || letter is '\n' or '\r' or '\t')]) : text;

    // A Chinese character is twice as wide as a digit; beyond 50 a column is read by widening it.
    static double WidthOf(SheetTable table, int column) => Math.Clamp(
        table.Rows.Take(200).Select(row => Written(row[column])).Prepend(table.Headings[column]).Max(text => text.Sum(letter => letter > 0xFF ? 2 : 1)) + 2, 8, 50);

    // A sheet's name: 31 characters, none of those a formula could stumble over.
    static string SheetName(string name)
    {
        var clean = new string([.. name.Where(letter => !"[]:*?/\\'".Contains(letter, StringComparison.Ordinal))]);
        return clean.Length == 0 ? "Sheet1" : clean[..Math.Min(31, clean.Length)];
    }

    static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }) { Count = 1 },
        new Fonts(new Font(), new Font(new Bold())) { Count = 2 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border()) { Count = 1 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(
            new CellFormat { FormatId = 0 },
            new CellFormat { FormatId = 0, FontId = 1, ApplyFont = true, NumberFormatId = 49, ApplyNumberFormat = true },
            new CellFormat { FormatId = 0, NumberFormatId = 49, ApplyNumberFormat = true },
            new CellFormat { FormatId = 0, NumberFormatId = 164, ApplyNumberFormat = true }) { Count = 4 });
}
