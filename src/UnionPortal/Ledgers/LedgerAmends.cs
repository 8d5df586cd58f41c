namespace UnionPortal.Ledgers;

/// <summary>A record on the register that a row tells of again, and what the row changes in it. An empty cell changes nothing.</summary>
public sealed record LedgerAmends(Guid RecordId, string Name, IReadOnlyList<LedgerChange> Changes);

/// <summary>One fact of a record, from what to what, as <see cref="LedgerFacts"/> writes it.</summary>
public sealed record LedgerChange(LedgerColumn Column, string? Before, string? After)
{
    public string? ShownBefore => LedgerFacts.Shown(Column, Before);

    public string? ShownAfter => LedgerFacts.Shown(Column, After);
}
