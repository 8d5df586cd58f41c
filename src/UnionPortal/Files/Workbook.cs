using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace UnionPortal.Files;

/// <summary>How a cell of words looks; numbers and days look as such by themselves.</summary>
public enum CellLook
{
    Words,
    Heading,
    Refused,
    Warned,
    Wrapped,
}

/// <summary>A cell: words, a whole number, a day or a moment; empty where there is nothing.</summary>
public readonly record struct BookCell(object? Value, CellLook Look = CellLook.Words);

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">As it is called; what no sheet may be called is tidied.</param>
/// <param name="Widths">Of each column, in digits.</param>
/// <param name="Rows">From top to bottom.</param>
/// <param name="FrozenRows">So many stay in sight.</param>
public sealed record BookSheet(string Name, IReadOnlyList<double> Widths, IEnumerable<IEnumerable<BookCell>> Rows, int FrozenRows = 0);

/// <summary>
/// Writes workbooks for WPS and Excel. Words stay words: a code of 18 digits is not rounded, and a text that begins with = + - @ never becomes a formula,
/// not even when somebody edits it.
/// </summary>
public static class Workbook
{
    const int NameLimit = 31;

    public static byte[] Of(params IReadOnlyList<BookSheet> sheets)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.All();
            var listed = new Sheets();
            foreach (var sheet in sheets)
            {
                var part = book.AddNewPart<WorksheetPart>();
                using var writer = OpenXmlWriter.Create(part);
                Write(writer, sheet);
                listed.Append(new Sheet { Name = Tidied(sheet.Name), SheetId = (uint)listed.ChildElements.Count + 1, Id = book.GetIdOfPart(part) });
            }

            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(listed);
        }

        return bytes.ToArray();
    }

    static void Write(OpenXmlWriter writer, BookSheet sheet)
    {
        writer.WriteStartElement(new Worksheet());
        if (sheet.FrozenRows > 0)
            writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = sheet.FrozenRows, TopLeftCell = $"A{sheet.FrozenRows + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(sheet.Widths.Select((width, at) => new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = width, CustomWidth = true, Style = WorkbookStyles.Words })));
        writer.WriteStartElement(new SheetData());
        var number = 0u;
        foreach (var row in sheet.Rows) WriteRow(writer, ++number, row);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void WriteRow(OpenXmlWriter writer, uint number, IEnumerable<BookCell> cells)
    {
        writer.WriteStartElement(new Row { RowIndex = number });
        var place = 0;
        foreach (var cell in cells)
        {
            var written = Written(cell);
            written.CellReference = string.Create(CultureInfo.InvariantCulture, $"{Letters(place++)}{number}");
            writer.WriteElement(written);
        }

        writer.WriteEndElement();
    }

    static Cell Written(BookCell cell) => cell.Value switch
    {
        null or "" => new Cell { StyleIndex = WorkbookStyles.Of(cell.Look, "") },
        int or long or decimal => new Cell { StyleIndex = WorkbookStyles.Number, DataType = CellValues.Number, CellValue = new CellValue(TextOf(cell.Value)) },
        DateOnly day => new Cell { StyleIndex = WorkbookStyles.Day, DataType = CellValues.Number, CellValue = new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)) },
        _ when Legible(TextOf(cell.Value)) is var text => new Cell
        {
            StyleIndex = WorkbookStyles.Of(cell.Look, text), DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }),
        },
        _ => new Cell(),
    };

    /// <summary>A value as text, the same whatever the reader's language.</summary>
    internal static string TextOf(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // XML has no place for control characters that found their way into a text; a rare character of two halves is none.
    internal static string Legible(string text) => text.All(XmlConvert.IsXmlChar) ? text
        : string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar && (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))));

    // A to Z, then AA: a spreadsheet counts its columns without a nought.
    static string Letters(int place) => place < 26 ? ((char)('A' + place)).ToString() : Letters(place / 26 - 1) + Letters(place % 26);

    // A text file gives its name to its sheet, and a file may be called what no sheet may.
    internal static string Tidied(string name)
    {
        var tidy = string.Concat(name.Where(XmlConvert.IsXmlChar).Select(letter => "[]:*?/\\'".Contains(letter, StringComparison.Ordinal) ? '_' : letter));
        return tidy.Length == 0 ? "Sheet1" : tidy[..Math.Min(NameLimit, tidy.Length)];
    }
}
