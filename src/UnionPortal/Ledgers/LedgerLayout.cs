using System.Text.RegularExpressions;
using UnionPortal.Reference;

namespace UnionPortal.Ledgers;

/// <summary>
/// Where the header of a sheet is and what each column means: guessed from the headings, corrected by a person.
/// Titles and filing rows above the header are passed over.
/// </summary>
public sealed partial record LedgerLayout(int HeaderRow, IReadOnlyList<LedgerColumn> Columns)
{
    const int SearchedRows = 30;

    static readonly LedgerColumn[] Meanings = [.. Enum.GetValues<LedgerColumn>().Where(column => column is not LedgerColumn.Ignored)];

    /// <summary>Nothing can be imported before a person says which column holds the names.</summary>
    public bool IsUsable => Columns.Contains(LedgerColumn.Name);

    public static LedgerLayout Guess(LedgerSheet sheet)
    {
        var guesses = sheet.Lines.Take(SearchedRows).Select(line => Of(line, sheet.Width)).ToList();
        return guesses.Count == 0 ? new(0, []) : guesses.MaxBy(Weight)!;
    }

    /// <summary>The same guess for a header row that a person pointed at.</summary>
    public static LedgerLayout At(LedgerSheet sheet, int headerRow) =>
        sheet.Lines.FirstOrDefault(line => line.Number == headerRow) is { } line ? Of(line, sheet.Width) : Guess(sheet);

    /// <summary>Gives a column a meaning; the column that had it before means nothing then.</summary>
    public LedgerLayout With(int column, LedgerColumn meaning) => this with
    {
        Columns = [.. Columns.Select((old, place) => place == column ? meaning : old == meaning ? LedgerColumn.Ignored : old)],
    };

    public int PlaceOf(LedgerColumn meaning)
    {
        for (var place = 0; place < Columns.Count; place++)
            if (Columns[place] == meaning) return place;
        return -1;
    }

    static LedgerLayout Of(LedgerLine line, int width)
    {
        var headings = Enumerable.Range(0, width).Select(place => Bare(line[place])).ToArray();
        var columns = new LedgerColumn[width];
        var likely =
            from place in Enumerable.Range(0, width)
            from meaning in Meanings
            let likeness = LedgerColumns.Likeness(headings[place], meaning)
            where likeness > 0
            orderby likeness descending, place
            select (place, meaning);

        foreach (var (place, meaning) in likely)
            if (columns[place] == LedgerColumn.Ignored && !columns.Contains(meaning)) columns[place] = meaning;
        for (var place = 1; place < width; place++)
            if (LedgerColumns.AmongThem(headings[place], columns[place - 1]) is { } women && !columns.Contains(women)) columns[place] = women;
        return new(line.Number, columns);
    }

    // A title that mentions 工会 or 职工 is one cell; a header is many.
    static (int Found, bool HasName) Weight(LedgerLayout layout) => (layout.Columns.Count(column => column != LedgerColumn.Ignored), layout.IsUsable);

    static string Bare(string heading) => Remarks().Replace(TypedText.Compact(heading), "").ToLowerInvariant();

    [GeneratedRegex(@"\([^)]*\)|[*:：\s]")]
    private static partial Regex Remarks();
}
