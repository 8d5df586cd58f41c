using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>A column of the list of unions whose facts another room keeps, such as the next election. Rooms that know one register it by being there.</summary>
public interface ITellOfUnions
{
    /// <summary>The word an address knows the column by.</summary>
    string Key { get; }

    string Head { get; }

    /// <summary>What there is to tell of each of these unions; those without anything are left out.</summary>
    Task<IReadOnlyDictionary<Guid, object>> ReadAsync(FederationDb db, IReadOnlyCollection<Guid> unions, CancellationToken ct);
}
