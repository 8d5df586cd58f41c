namespace UnionPortal.Ledgers;

/// <summary>What the register already holds: its unions, and the employers of the founding ledger.</summary>
public sealed record LedgerKnown(IReadOnlyList<KnownRecord> Unions, IReadOnlyList<KnownProspect> Prospects)
{
    public static readonly LedgerKnown Nothing = new([], []);
}

/// <summary>A union or an employer on the register, as a row recognises it.</summary>
/// <param name="Facts">What the register says of it; asked for only where a row tells of it again.</param>
public record KnownRecord(Guid Id, string Name, string? CreditCode, Func<IReadOnlyDictionary<LedgerColumn, string>> Facts);

/// <summary>An employer of the founding ledger, or one that has founded its union.</summary>
public sealed record KnownProspect(Guid Id, string Name, string? CreditCode, bool HasFounded, Func<IReadOnlyDictionary<LedgerColumn, string>> Facts) : KnownRecord(Id, Name, CreditCode, Facts);
