using System.Text.RegularExpressions;
using UnionPortal.Reference;

namespace UnionPortal.Ledgers;

/// <summary>
/// Where the header of a sheet is and what each column means: guessed from the headings, corrected by a person.
/// Titles and filing rows above the header are passed over; a header may take several rows (职工人数 over 总数 and 其中：女).
/// </summary>
/// <param name="HeaderRow">Its last row; the next one is the first union's.</param>
/// <param name="Columns">What each column means.</param>
/// <param name="Depth">How many rows the header takes.</param>
public sealed partial record LedgerLayout(int HeaderRow, IReadOnlyList<LedgerColumn> Columns, int Depth = 1)
{
    const int SearchedRows = 30;
    const int DepthLimit = 3;

    /// <summary>A name and two more things about it: less is an instruction how to fill in.</summary>
    const int FewestMeanings = 3;

    static readonly LedgerColumn[] Meanings = [.. Enum.GetValues<LedgerColumn>().Where(column => column is not LedgerColumn.Ignored)];

    /// <summary>Nothing can be imported before a person says which column holds the names.</summary>
    public bool IsUsable => Columns.Contains(LedgerColumn.Name);

    public bool ReadsAsALedger => IsUsable && Found >= FewestMeanings;

    public int Found => Columns.Count(column => column != LedgerColumn.Ignored);

    public static LedgerLayout Guess(LedgerSheet sheet)
    {
        var guesses = Enumerable.Range(0, Math.Min(SearchedRows, sheet.Lines.Count)).Select(last => EndingAt(sheet, last)).ToList();
        return guesses.Count == 0 ? new(0, []) : guesses.MaxBy(Weight)!;
    }

    /// <summary>The same guess for a header row that a person pointed at.</summary>
    public static LedgerLayout At(LedgerSheet sheet, int headerRow) =>
        sheet.Lines.ToList().FindIndex(line => line.Number == headerRow) is >= 0 and var last ? EndingAt(sheet, last) : Guess(sheet);

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

    /// <summary>The rows of the header, top to bottom.</summary>
    public IReadOnlyList<LedgerLine> HeaderOf(LedgerSheet sheet) => [.. sheet.Lines.Where(line => line.Number <= HeaderRow).TakeLast(Depth)];

    /// <summary>The heading of a column in one line: 职工人数 其中：女.</summary>
    public string HeadingOf(LedgerSheet sheet, int column) => string.Join(' ', HeadingParts([.. HeaderOf(sheet)], column));

    static LedgerLayout EndingAt(LedgerSheet sheet, int last)
    {
        var alone = Of([sheet.Lines[last]], sheet.Width);
        var deeper = Enumerable.Range(2, DepthLimit - 1).Where(depth => depth <= last + 1)
            .Select(depth => sheet.Lines.Skip(last + 1 - depth).Take(depth).ToArray())
            .TakeWhile(GoesOn)
            .Select(lines => Of(lines, sheet.Width));
        return deeper.Prepend(alone).MaxBy(Weight)!;
    }

    // The first union would pass for a part of the header, were it not for its name, which stands below the heading of names.
    static bool GoesOn(LedgerLine[] lines)
    {
        var width = lines.Max(line => line.Cells.Count);
        if (Of(lines[..1], width) is not { Found: >= FewestMeanings - 1 } top) return false;
        var name = top.PlaceOf(LedgerColumn.Name);
        return lines.Skip(1).All(line => name < 0
            ? line.Cells.Any(cell => LedgerColumns.IsNameItself(Bare(cell)))
            : string.IsNullOrWhiteSpace(line[name]) || line[name] == lines[0][name]);
    }

    static LedgerLayout Of(LedgerLine[] lines, int width)
    {
        var parts = Enumerable.Range(0, width).Select(place => HeadingParts(lines, place)).ToArray();
        var headings = Array.ConvertAll(parts, part => Bare(string.Concat(part)));
        var columns = new LedgerColumn[width];
        var likely =
            from place in Enumerable.Range(0, width)
            where !LedgerColumns.AreOurOwn(headings[place]) && (parts[place].Count < 2 || LedgerColumns.AmongThem(Bare(parts[place][^1]), LedgerColumn.Workers) is null)
            from meaning in Meanings
            let likeness = LedgerColumns.Likeness(headings[place], meaning)
            where likeness > 0
            orderby likeness descending, place
            select (place, meaning);

        foreach (var (place, meaning) in likely)
            if (columns[place] == LedgerColumn.Ignored && !columns.Contains(meaning)) columns[place] = meaning;
        for (var place = 1; place < width; place++)
            if (parts[place].Count > 0 && LedgerColumns.AmongThem(Bare(parts[place][^1]), columns[place - 1]) is { } women && !columns.Contains(women)) columns[place] = women;
        return new(lines[^1].Number, columns, lines.Length);
    }

    // A heading over several columns is written once, in the first of them; one over several rows comes filled down.
    static List<string> HeadingParts(LedgerLine[] lines, int column)
    {
        var parts = new List<string>();
        for (var row = 0; row < lines.Length; row++)
        {
            var part = lines[row][column];
            var isAbove = row < lines.Length - 1 && lines.Skip(row + 1).Any(line => !string.IsNullOrWhiteSpace(line[column]));
            for (var left = column - 1; isAbove && string.IsNullOrWhiteSpace(part) && left >= 0; left--) part = lines[row][left];
            if (!string.IsNullOrWhiteSpace(part) && (parts.Count == 0 || parts[^1] != part)) parts.Add(part);
        }
        return parts;
    }

    // A title that mentions 工会 or 职工 is one cell; a header is many.
    static (int Found, bool HasName) Weight(LedgerLayout layout) => (layout.Found, layout.IsUsable);

    static string Bare(string heading) => Remarks().Replace(TypedText.Compact(heading), "").ToLowerInvariant();

    [GeneratedRegex(@"\([^)]*\)|[*:：\s]")]
    private static partial Regex Remarks();
}
