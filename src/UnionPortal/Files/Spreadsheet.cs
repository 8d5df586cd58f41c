using System.Text;

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

/// <summary>Writes lists as a workbook or as CSV.</summary>
public static class Spreadsheet
{
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string CsvType = "text/csv; charset=utf-8";

    public static byte[] Write(this SheetTable table, SheetFormat format) => format == SheetFormat.Csv ? Csv(table) : Xlsx(table);

    /// <summary>A cell of CSV that no spreadsheet takes for a formula.</summary>
    public static string Quoted(string text) => $"\"{Defused(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static byte[] Xlsx(SheetTable table) => Workbook.Of(new BookSheet(
        table.Name,
        [.. table.Headings.Select((_, at) => WidthOf(table, at))],
        table.Rows.Select(row => row.Select(cell => new BookCell(cell))).Prepend(table.Headings.Select(heading => new BookCell(heading, CellLook.Heading))),
        FrozenRows: 1));

    /// <summary>With a byte order mark, for Excel takes bare UTF-8 for something else.</summary>
    static byte[] Csv(SheetTable table)
    {
        var lines = table.Rows.Select(row => row.Select(Workbook.TextOf)).Prepend(table.Headings).Select(cells => string.Join(',', cells.Select(Quoted)));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines))];
    }

    static string Defused(string text) => text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || text is ['\t' or '\r', ..] ? "'" + text : text;

    // A Chinese character is twice as wide as a digit; beyond 50 a column is read by widening it.
    static double WidthOf(SheetTable table, int column) => Math.Clamp(
        table.Rows.Take(200).Select(row => Workbook.TextOf(row[column])).Prepend(table.Headings[column]).Max(text => text.Sum(letter => letter > 0xFF ? 2 : 1)) + 2, 8, 50);
}
