using System.Globalization;
using UnionPortal.Files;

namespace UnionPortal.Ledgers;

/// <summary>
/// Problem rows as .xlsx: a sheet for each that has some, the header as it was, the reason beside each row, faulty cells coloured.
/// Every cell is text, so that codes survive the mending, and none is a formula.
/// </summary>
static class ProblemWorkbook
{
    const double Narrow = 16;
    const double Wide = 60;

    public static byte[] Of(JudgedLedger ledger)
    {
        var problems = ledger.Problems.ToLookup(row => row.Sheet.Index);
        return Workbook.Of([.. ledger.Sheets.Where(sheet => problems[sheet.Index].Any()).Select(sheet => SheetOf(sheet, problems[sheet.Index]))]);
    }

    static BookSheet SheetOf(TakenSheet sheet, IEnumerable<LedgerRow> rows)
    {
        var width = sheet.Layout.Columns.Count;
        var header = sheet.Layout.HeaderOf(sheet.Sheet);
        var heads = header.Select(line => Enumerable.Range(0, width).Select(place => line[place])
            .Concat(line == header[^1] ? [Say.RowNumberHead, Say.ProblemHead] : ["", ""]).Select(words => new BookCell(words, CellLook.Heading)));
        return new(sheet.Sheet.Name, [.. Enumerable.Repeat(Narrow, width), Narrow / 2, Wide], heads.Concat(rows.Select(row => CellsOf(row, width))));
    }

    static IEnumerable<BookCell> CellsOf(LedgerRow row, int width) =>
    [
        .. Enumerable.Range(0, width).Select(place => new BookCell(row.Line[place], LookOf(row, row.Sheet.Layout.Columns[place]))),
        new BookCell(row.Number.ToString(CultureInfo.InvariantCulture)),
        new BookCell(string.Join(' ', row.Findings.Select(finding => finding.Sentence)), CellLook.Wrapped),
    ];

    static CellLook LookOf(LedgerRow row, LedgerColumn meaning) =>
        row.Findings.Where(finding => meaning != LedgerColumn.Ignored && finding.Column == meaning).Select(finding => (Verdict?)finding.Verdict).Max() switch
        {
            Verdict.Refused => CellLook.Refused,
            Verdict.Warned => CellLook.Warned,
            _ => CellLook.Words,
        };
}
