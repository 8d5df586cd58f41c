using System.Text.RegularExpressions;
using UnionPortal.Reference;
using UnionPortal.Shell;

namespace UnionPortal.Ledgers;

/// <summary>A sum that the ledger states in a total row, beside what its rows add up to.</summary>
public sealed record LedgerTotal(int Row, LedgerColumn Column, int Stated, int Counted)
{
    public bool Agrees => Stated == Counted;

    public string Sentence => (Agrees ? Say.TotalAgrees : Say.TotalDiffers).With(Row, Column.Word(), Stated, Counted);
}

/// <summary>A whole sheet judged: every row with its verdict, and the total rows compared.</summary>
public sealed partial record LedgerReport(IReadOnlyList<LedgerRow> Rows, IReadOnlyList<LedgerTotal> Totals)
{
    static readonly LedgerColumn[] Summed = [LedgerColumn.Workers, LedgerColumn.FemaleWorkers, LedgerColumn.Members, LedgerColumn.FemaleMembers];

    public int Good => Rows.Count(row => row.Verdict == Verdict.Good);
    public int Warned => Rows.Count(row => row.Verdict == Verdict.Warned);
    public int Refused => Rows.Count(row => row.Verdict == Verdict.Refused);

    /// <summary>64家可导入，2家请核对，1家不能导入。</summary>
    public string Sentence => Say.LedgerCounts.With(Good, Warned, Refused);

    public static LedgerReport Judge(LedgerSheet sheet, LedgerLayout layout, LedgerKnown known, DateOnly today)
    {
        var reader = new LedgerRowReader(layout, today);
        var header = sheet.Lines.FirstOrDefault(line => line.Number == layout.HeaderRow);
        var rows = new List<LedgerRow>();
        var totals = new List<LedgerTotal>();
        var sinceSubtotal = 0;

        foreach (var line in sheet.Lines.Where(line => line.Number > layout.HeaderRow))
        {
            if (header is not null && line.Cells.SequenceEqual(header.Cells) || SaysWhoFilledIn(line, layout)) continue;
            if (TotalWord(line, layout) is { } word)
            {
                var part = IsSubtotal(word) ? rows.Skip(sinceSubtotal) : rows;
                totals.AddRange(Compare(line, layout, reader, [.. part]));
                sinceSubtotal = rows.Count;
                continue;
            }
            rows.Add(reader.Read(line));
        }
        var twins = new LedgerTwins(known);
        return new([.. rows.Select(twins.Judge)], totals);
    }

    static IEnumerable<LedgerTotal> Compare(LedgerLine line, LedgerLayout layout, LedgerRowReader reader, List<LedgerRow> rows)
    {
        var stated = reader.Read(line);
        return Summed
            .Where(column => layout.PlaceOf(column) >= 0 && stated.Count(column) is not null)
            .Select(column => new LedgerTotal(line.Number, column, stated.Count(column)!.Value, rows.Sum(row => row.Count(column) ?? 0)));
    }

    static string? TotalWord(LedgerLine line, LedgerLayout layout)
    {
        var first = TypedText.Compact(line.Cells.First(cell => !string.IsNullOrWhiteSpace(cell)));
        var name = TypedText.Compact(line[layout.PlaceOf(LedgerColumn.Name)]);
        return new[] { first, name }.FirstOrDefault(word => TotalWords().IsMatch(word));
    }

    static bool IsSubtotal(string word) => word.Contains("小计");

    // 单位负责人、填表人、填报日期 at the foot of a form, or a note: few cells, none of them a name.
    static bool SaysWhoFilledIn(LedgerLine line, LedgerLayout layout) =>
        line.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell)) <= 4
        && line.Cells.Any(cell => FootWords().IsMatch(TypedText.Compact(cell)))
        && !CreditCode.IsValid(line[layout.PlaceOf(LedgerColumn.CreditCode)]);

    [GeneratedRegex("^(合计|总计|小计|共计|累计|本页小计|总合计|合计数)[:：]?$")]
    private static partial Regex TotalWords();

    [GeneratedRegex("^(单位负责人|负责人签字|填表人|填报人|制表人|审核人|填报日期|填报时间|填报单位|注|备注|说明)([:：(]|$)")]
    private static partial Regex FootWords();
}
