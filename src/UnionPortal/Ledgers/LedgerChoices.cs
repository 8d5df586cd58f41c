namespace UnionPortal.Ledgers;

/// <summary>What a person decided about a ledger before importing it: the sheets that come in, their columns, which rows stay out, and whether what is known already is left as it is.</summary>
/// <param name="Sheets">Those that come in; where nobody has chosen, the ones that read as a ledger.</param>
/// <param name="Layouts">Corrected layouts, by the sheet's place in the file.</param>
/// <param name="LeftOut">Rows that stay out.</param>
/// <param name="NewOnly">Nothing on the register is amended.</param>
public sealed record LedgerChoices(IReadOnlyList<int>? Sheets = null, IReadOnlyDictionary<int, LedgerLayout>? Layouts = null, IReadOnlyList<RowPlace>? LeftOut = null, bool NewOnly = false)
{
    public LedgerChoices With(int sheet, LedgerLayout layout) => this with { Layouts = new Dictionary<int, LedgerLayout>(Layouts ?? new Dictionary<int, LedgerLayout>()) { [sheet] = layout } };

    /// <summary>The sheets of a file that come in, with the layout guessed or corrected.</summary>
    public IReadOnlyList<TakenSheet> Take(LedgerFile file)
    {
        var all = file.Sheets.Select((sheet, index) => new TakenSheet(index, sheet, Layouts?.GetValueOrDefault(index) ?? LedgerLayout.Guess(sheet))).ToList();
        var taken = Sheets is null ? all.FindAll(sheet => sheet.Layout.ReadsAsALedger && !sheet.Sheet.IsHidden) : all.FindAll(sheet => Sheets.Contains(sheet.Index));
        if (taken.Count == 0 && Sheets is null) taken = [all[0]];
        return taken.Count < 2 ? taken : taken.ConvertAll(sheet => sheet with { IsOneOfMany = true });
    }
}
