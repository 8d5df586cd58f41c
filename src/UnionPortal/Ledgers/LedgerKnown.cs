namespace UnionPortal.Ledgers;

/// <summary>What the registry already holds: the code of each union with its name, all unions' names, and the employers of the founding ledger.</summary>
public sealed record LedgerKnown(IReadOnlyDictionary<string, string> NameByCode, IReadOnlySet<string> Names)
{
    public static readonly LedgerKnown Nothing = new(new Dictionary<string, string>(), new HashSet<string>());

    public IReadOnlyList<KnownProspect> Prospects { get; init; } = [];
}

/// <summary>An employer of the founding ledger, or one that has founded its union, as a row recognises it.</summary>
public sealed record KnownProspect(Guid Id, string Name, string? CreditCode, bool HasFounded);
