using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Files;

/// <summary>One row of a list, as written.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Cells">All of it.</param>
/// <param name="Columns">Where each column stands.</param>
public sealed record HeadedLine<TColumn>(int Row, IReadOnlyList<string> Cells, IReadOnlyDictionary<TColumn, int> Columns) where TColumn : notnull
{
    /// <summary>What a column holds; nothing where the list has no such column.</summary>
    public string this[TColumn column] => Columns.TryGetValue(column, out var at) && at < Cells.Count ? Cells[at] : "";
}

/// <summary>What a list is known by.</summary>
/// <param name="Heads">Headings as offices write them, and the column each means.</param>
/// <param name="Name">The column without which it is no such list.</param>
/// <param name="Limits">How large a file may be.</param>
/// <param name="RowLimit">How many rows it may have.</param>
/// <param name="NoHead">Said where no row of headings is found; {0} is the file.</param>
/// <param name="TooLong">Said of too many rows; {0} is the file, {1} the limit.</param>
public sealed record ListForm<TColumn>(IReadOnlyDictionary<string, TColumn> Heads, TColumn Name, SheetLimits Limits, int RowLimit, string NoHead, string TooLong) where TColumn : notnull;

/// <summary>A list headed by known words within the first rows of one of its sheets, read row by row. Refuses one without the column it is known by.</summary>
public sealed class HeadedList<TColumn> where TColumn : notnull
{
    const int HeadRows = 15;

    HeadedList(IReadOnlyList<string> head, IReadOnlyDictionary<TColumn, int> columns, IEnumerable<HeadedLine<TColumn>> lines) => (Head, Columns, Lines) = (head, columns, lines);

    /// <summary>The row of headings as written.</summary>
    public IReadOnlyList<string> Head { get; }
    public IReadOnlyDictionary<TColumn, int> Columns { get; }

    /// <summary>The rows that hold anything, to be gone through once.</summary>
    public IEnumerable<HeadedLine<TColumn>> Lines { get; }

    /// <summary>Finds the sheet and the row of headings; the rows are read while one goes through them.</summary>
    public static HeadedList<TColumn> Read(Stream content, string name, ListForm<TColumn> form)
    {
        // Whoever reads the rows closes the sheets: a workbook is open as long as its rows are read.
        var parts = SheetReader.Read(content, name, form.Limits).GetEnumerator();
        while (parts.MoveNext())
        {
            if (parts.Current.IsHidden) continue;
            var rows = parts.Current.Rows.GetEnumerator();
            var number = 0;
            while (number < HeadRows && rows.MoveNext())
            {
                number++;
                if (ColumnsOf(rows.Current, form) is { } columns) return new(rows.Current, columns, Rest(parts, rows, number, columns, name, form));
            }
        }

        parts.Dispose();
        throw new Refusal(form.NoHead, name);
    }

    static Dictionary<TColumn, int>? ColumnsOf(IReadOnlyList<string> row, ListForm<TColumn> form)
    {
        var columns = new Dictionary<TColumn, int>();
        foreach (var (at, cell) in row.Index())
            if (form.Heads.TryGetValue(Tidied(cell), out var column)) columns.TryAdd(column, at);
        return columns.ContainsKey(form.Name) && columns.Count > 1 ? columns : null;
    }

    // Stars and notes in brackets, as in "name* (required)", are no part of a heading.
    static string Tidied(string cell) => TypedText.Compact(cell).Split('(', '（')[0].TrimEnd('*', '＊', '：', ':').TrimStart('*', '＊');

    static IEnumerable<HeadedLine<TColumn>> Rest(IEnumerator<SheetPart> parts, IEnumerator<IReadOnlyList<string>> rows, int head, Dictionary<TColumn, int> columns, string name, ListForm<TColumn> form)
    {
        using (parts)
        using (rows)
        {
            var (number, held) = (head, 0);
            while (rows.MoveNext())
            {
                number++;
                if (rows.Current.All(string.IsNullOrWhiteSpace)) continue;
                if (++held > form.RowLimit) throw new Refusal(form.TooLong, name, form.RowLimit);
                yield return new(number, rows.Current, columns);
            }
        }
    }
}
