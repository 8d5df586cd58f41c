using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>What a prospect carries into the union it founds, such as its pair. Rooms that keep such things register one; the caller saves.</summary>
public interface IFollowProspects
{
    /// <param name="db">The open door of whoever founds.</param>
    /// <param name="unionByProspect">Which prospect founds which union.</param>
    /// <param name="ct">Ends it.</param>
    Task FollowAsync(FederationDb db, IReadOnlyDictionary<Guid, Guid> unionByProspect, CancellationToken ct);
}
