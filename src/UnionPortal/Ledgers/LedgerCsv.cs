using System.Globalization;

namespace UnionPortal.Ledgers;

/// <summary>Rows of a ledger as CSV for WPS: with a byte order mark, and no cell that a spreadsheet would take for a formula.</summary>
static class LedgerCsv
{
    const string ByteOrderMark = "\uFEFF";

    public static string Of(LedgerSheet sheet, LedgerLayout layout, IEnumerable<LedgerRow> rows)
    {
        var header = sheet.Lines.FirstOrDefault(line => line.Number == layout.HeaderRow)?.Cells ?? [];
        var lines = rows.Select(row => row.Line.Cells.Concat(Enumerable.Repeat("", Math.Max(0, header.Count - row.Line.Cells.Count)))
            .Append(string.Join(' ', row.Findings.Select(finding => finding.Sentence))).Prepend(row.Number.ToString(CultureInfo.InvariantCulture)));
        return ByteOrderMark + string.Join("\r\n", lines.Prepend(header.Append(Say.ProblemHead).Prepend(Say.RowHead)).Select(line => string.Join(',', line.Select(Cell))));
    }

    static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@', ..] ? "'" + text : text;
        return "\"" + safe.Replace("\"", "\"\"") + "\"";
    }
}
