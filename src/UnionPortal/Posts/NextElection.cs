using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Posts;

/// <summary>Tells the list of unions by when each elects its committee anew, as far as the term is on record.</summary>
public sealed class NextElection : ITellOfUnions
{
    public string Key => "election";

    public string Head => Say.NextElectionHead;

    public async Task<IReadOnlyDictionary<Guid, object>> ReadAsync(FederationDb db, IReadOnlyCollection<Guid> unions, CancellationToken ct) =>
        await db.Set<CommitteeTerm>().Where(term => unions.Contains(term.UnionId)).GroupBy(term => term.UnionId)
            .Select(terms => new { terms.Key, Until = terms.Max(term => term.ExpiresOn) }).ToDictionaryAsync(row => row.Key, row => (object)row.Until, ct);
}
