using System.Globalization;
using ExcelDataReader;
using UnionPortal.Tenancy;

namespace UnionPortal.Ledgers;

/// <summary>One sheet as written: each row with the number people see beside it, and its cells as text.</summary>
public sealed record LedgerSheet(string Name, IReadOnlyList<LedgerLine> Lines)
{
    public int Width => Lines.Count == 0 ? 0 : Lines.Max(line => line.Cells.Count);
}

/// <summary>One row as written, with the number people see beside it.</summary>
public sealed record LedgerLine(int Number, IReadOnlyList<string> Cells)
{
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";

    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>Gathers the rows of a sheet, leaves blank ones out and stops a file that has too many.</summary>
sealed class LedgerRows(string file)
{
    /// <summary>Title, filing row, header, totals and signatures come on top of the rows that count.</summary>
    const int Margin = 50;

    readonly List<LedgerLine> lines = [];
    int number;

    public bool Any => lines.Count > 0;

    /// <summary>Most rows are as wide as each other, and wider than one cell; a letter or a note is not, nor is a single line.</summary>
    public bool AreATable => lines.Count > 1 && lines.CountBy(line => line.Cells.Count).MaxBy(width => width.Value) is { Key: > 1 } usual && usual.Value * 2 > lines.Count;

    public void Add(IEnumerable<string> cells)
    {
        var line = new LedgerLine(++number, [.. cells]);
        if (line.IsBlank) return;
        if (lines.Count >= LedgerFile.RowLimit + Margin) throw new Refusal(Say.FileHasTooManyRows, file, LedgerFile.RowLimit);
        lines.Add(line);
    }

    /// <summary>
    /// Words of a cell merged over several rows hold for each of them. Numbers do not: a headcount merged over two
    /// unions would be counted twice.
    /// </summary>
    public List<LedgerLine> Filled(IEnumerable<CellRange> merges)
    {
        var byNumber = lines.Index().ToDictionary(line => line.Item.Number, line => line.Index);
        foreach (var merge in merges.Where(merge => merge.ToRow > merge.FromRow))
        {
            if (!byNumber.TryGetValue(merge.FromRow + 1, out var first)) continue;
            var words = lines[first][merge.FromColumn];
            if (words.Length == 0 || double.TryParse(words, NumberStyles.Any, CultureInfo.InvariantCulture, out _)) continue;
            foreach (var row in Enumerable.Range(merge.FromRow + 2, merge.ToRow - merge.FromRow).Where(byNumber.ContainsKey))
                lines[byNumber[row]] = Write(lines[byNumber[row]], merge.FromColumn, words);
        }
        return lines;
    }

    static LedgerLine Write(LedgerLine line, int column, string words)
    {
        if (column >= line.Cells.Count || line[column].Length > 0) return line;
        return line with { Cells = [.. line.Cells.Take(column), words, .. line.Cells.Skip(column + 1)] };
    }
}
