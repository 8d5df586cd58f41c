using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace UnionPortal.Ledgers;

/// <summary>
/// Problem rows as .xlsx: a sheet for each that has some, the header as it was, the reason beside each row, faulty cells coloured.
/// Every cell is text, so that codes survive the mending, and none is a formula.
/// </summary>
static class ProblemWorkbook
{
    const int NameLimit = 31;
    const double Narrow = 16;
    const double Wide = 60;

    public static byte[] Of(JudgedLedger ledger)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            ProblemStyles.AddTo(book);
            var sheets = new Sheets();
            var problems = ledger.Problems.ToLookup(row => row.Sheet.Index);
            foreach (var sheet in ledger.Sheets.Where(sheet => problems[sheet.Index].Any()))
            {
                var part = book.AddNewPart<WorksheetPart>();
                Write(part, sheet, problems[sheet.Index]);
                sheets.Append(new Sheet { Name = Tidied(sheet.Sheet.Name), SheetId = (uint)(sheet.Index + 1), Id = book.GetIdOfPart(part) });
            }
            book.Workbook = new Workbook(sheets);
        }
        return bytes.ToArray();
    }

    static void Write(WorksheetPart part, TakenSheet sheet, IEnumerable<LedgerRow> rows)
    {
        var width = sheet.Layout.Columns.Count;
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new Columns());
        writer.WriteElement(new Column { Min = 1, Max = (uint)Math.Max(1, width), Width = Narrow, CustomWidth = true, Style = ProblemStyles.Text });
        writer.WriteElement(new Column { Min = (uint)Math.Max(1, width) + 1, Max = (uint)Math.Max(1, width) + 1, Width = Narrow / 2, CustomWidth = true, Style = ProblemStyles.Text });
        writer.WriteElement(new Column { Min = (uint)Math.Max(1, width) + 2, Max = (uint)Math.Max(1, width) + 2, Width = Wide, CustomWidth = true, Style = ProblemStyles.Text });
        writer.WriteEndElement();
        writer.WriteStartElement(new SheetData());
        var header = sheet.Layout.HeaderOf(sheet.Sheet);
        var number = 0u;
        foreach (var line in header)
            WriteRow(writer, ++number, [.. Enumerable.Range(0, width).Select(place => line[place]), line == header[^1] ? Say.RowNumberHead : "", line == header[^1] ? Say.ProblemHead : ""], _ => ProblemStyles.Head);
        foreach (var row in rows)
            WriteRow(writer, ++number, [.. Enumerable.Range(0, width).Select(place => row.Line[place]), row.Number.ToString(CultureInfo.InvariantCulture), string.Join(' ', row.Findings.Select(finding => finding.Sentence))], place => StyleOf(row, place));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static uint StyleOf(LedgerRow row, int place)
    {
        if (place > row.Sheet.Layout.Columns.Count) return ProblemStyles.Reason;
        var meaning = place < row.Sheet.Layout.Columns.Count ? row.Sheet.Layout.Columns[place] : LedgerColumn.Ignored;
        return row.Findings.Where(finding => meaning != LedgerColumn.Ignored && finding.Column == meaning).Select(finding => (Verdict?)finding.Verdict).Max() switch
        {
            Verdict.Refused => ProblemStyles.Refused,
            Verdict.Warned => ProblemStyles.Warned,
            _ => ProblemStyles.Text,
        };
    }

    static void WriteRow(OpenXmlWriter writer, uint number, IReadOnlyList<string> cells, Func<int, uint> style)
    {
        writer.WriteStartElement(new Row { RowIndex = number });
        for (var place = 0; place < cells.Count; place++)
        {
            var text = string.Concat(cells[place].Where(XmlConvert.IsXmlChar));
            var look = ProblemStyles.Defused(style(place), text);
            var reference = string.Create(CultureInfo.InvariantCulture, $"{Letters(place)}{number}");
            writer.WriteElement(text.Length == 0
                ? new Cell { CellReference = reference, StyleIndex = look }
                : new Cell { CellReference = reference, DataType = CellValues.InlineString, StyleIndex = look, InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }) });
        }
        writer.WriteEndElement();
    }

    // A to Z, then AA: a spreadsheet counts its columns without a nought.
    static string Letters(int place) => place < 26 ? ((char)('A' + place)).ToString() : Letters(place / 26 - 1) + Letters(place % 26);

    // A text file gives its name to its sheet, and a file may be called what no sheet may.
    static string Tidied(string name)
    {
        var tidy = string.Concat(name.Where(XmlConvert.IsXmlChar).Select(letter => "[]:*?/\\'".Contains(letter) ? '_' : letter));
        return tidy.Length > NameLimit ? tidy[..NameLimit] : tidy;
    }
}
