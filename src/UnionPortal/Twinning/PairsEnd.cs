using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>The pairs of a union that is dissolved end before their time, and say so. Where it comes back, they do not: both sides are asked anew.</summary>
public sealed class PairsEnd(TimeProvider clock) : IFollowUnions
{
    public async Task DissolvedAsync(FederationDb db, Dissolution end, CancellationToken ct)
    {
        var reason = Language.Written(() => Say.EndedWithUnion.With(end.UnionName, end.Kind.Word(), end.Reason));
        var pairs = await db.Set<TwinningPair>().Where(pair => (pair.UnionId == end.UnionId || pair.PartnerUnionId == end.UnionId) && pair.Stage <= PairStage.UnderReview).ToListAsync(ct);
        foreach (var pair in pairs) pair.End(reason[..Math.Min(reason.Length, TwinningPair.ReasonLimit)], db.Acting, clock.GetUtcNow());
    }
}
