namespace UnionPortal.Ledgers;

/// <summary>A sheet whose rows come in: its place in the file, and how it is read.</summary>
/// <param name="IsOneOfMany">Rows are told by their sheet as well where several come in.</param>
public sealed record TakenSheet(int Index, LedgerSheet Sheet, LedgerLayout Layout, bool IsOneOfMany = false);

/// <summary>A row of a file, by the sheet it is in and the number people see beside it.</summary>
public readonly record struct RowPlace(int Sheet, int Row);
