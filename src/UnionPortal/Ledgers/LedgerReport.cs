using System.Text.RegularExpressions;
using UnionPortal.Reference;
using UnionPortal.Shell;

namespace UnionPortal.Ledgers;

/// <summary>A sum that the ledger states in a total row, beside what its rows add up to.</summary>
public sealed record LedgerTotal(string Where, LedgerColumn Column, int Stated, int Counted)
{
    public bool Agrees => Stated == Counted;

    public string Sentence => (Agrees ? Say.TotalAgrees : Say.TotalDiffers).With(Where, Column.Word(), Stated, Counted);
}

/// <summary>All sheets that come in, judged together: every row with its verdict, and the total rows compared.</summary>
public sealed partial record LedgerReport(IReadOnlyList<LedgerRow> Rows, IReadOnlyList<LedgerTotal> Totals)
{
    static readonly LedgerColumn[] Summed = [LedgerColumn.Workers, LedgerColumn.FemaleWorkers, LedgerColumn.Members, LedgerColumn.FemaleMembers];

    /// <summary>How many rows of each fate.</summary>
    public IReadOnlyDictionary<RowFate, int> Fates { get; } = Rows.CountBy(row => row.Fate).ToDictionary();

    /// <summary>Something of it is on the register already.</summary>
    public bool IsSecond { get; } = Rows.Any(row => row.Amends is not null);

    /// <summary>64家可导入，2家请核对，1家不能导入。 Or for a ledger that comes again: 新增 3 家，更新 12 家，52 家没有变化，2 家请核对，1 家不能导入。</summary>
    public string Sentence => IsSecond
        ? Say.SecondCounts.With(Count(RowFate.Good), Count(RowFate.Amended), Count(RowFate.Unchanged), Count(RowFate.Warned), Count(RowFate.Refused))
        : Say.LedgerCounts.With(Count(RowFate.Good), Count(RowFate.Warned), Count(RowFate.Refused));

    public int Count(RowFate fate) => Fates.GetValueOrDefault(fate);

    public static LedgerReport Judge(IEnumerable<TakenSheet> sheets, LedgerKnown known, DateOnly today)
    {
        var (rows, totals) = (new List<LedgerRow>(), new List<LedgerTotal>());
        foreach (var sheet in sheets.Where(sheet => sheet.Layout.IsUsable)) Read(sheet, rows, totals, today);
        var twins = new LedgerTwins(known);
        return new([.. rows.Select(twins.Judge)], totals);
    }

    static void Read(TakenSheet sheet, List<LedgerRow> rows, List<LedgerTotal> totals, DateOnly today)
    {
        var reader = new LedgerRowReader(sheet, today);
        var header = sheet.Layout.HeaderOf(sheet.Sheet);
        var first = rows.Count;
        var sinceSubtotal = first;

        foreach (var line in sheet.Sheet.Lines.Where(line => line.Number > sheet.Layout.HeaderRow))
        {
            if (header.Any(head => head.Cells.SequenceEqual(line.Cells)) || SaysWhoFilledIn(line, sheet.Layout)) continue;
            if (TotalWord(line, sheet.Layout) is not { } word)
            {
                rows.Add(reader.Read(line));
                continue;
            }
            totals.AddRange(Compare(reader.Read(line), [.. rows.Skip(IsSubtotal(word) ? sinceSubtotal : first)]));
            sinceSubtotal = rows.Count;
        }
    }

    static IEnumerable<LedgerTotal> Compare(LedgerRow stated, List<LedgerRow> rows) => Summed
        .Where(column => stated.Count(column) is not null)
        .Select(column => new LedgerTotal(stated.Where, column, stated.Count(column)!.Value, rows.Sum(row => row.Count(column) ?? 0)));

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
