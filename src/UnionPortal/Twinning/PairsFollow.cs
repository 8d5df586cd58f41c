using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>An employer that founds its union keeps its pair: the union stands in its place, and its chair reaches the pair, the agreement, the scan and what was logged for it.</summary>
public sealed class PairsFollow : IFollowProspects
{
    public async Task FollowAsync(FederationDb db, IReadOnlyDictionary<Guid, Guid> unionByProspect, CancellationToken ct)
    {
        var pairs = await db.Set<TwinningPair>().Where(pair => pair.ProspectId != null && unionByProspect.Keys.Contains(pair.ProspectId.Value)).ToListAsync(ct);
        foreach (var pair in pairs.Where(pair => pair.IsLiving)) pair.Founded(unionByProspect[pair.ProspectId!.Value]);
        var living = pairs.Where(pair => pair.IsLiving).ToDictionary(pair => pair.Id);
        foreach (var review in await db.Set<PairReview>().Where(review => living.Keys.Contains(review.PairId)).ToListAsync(ct)) review.Follow(living[review.PairId]);
        foreach (var agreement in await db.Set<PairAgreement>().Where(agreement => living.Keys.Contains(agreement.PairId)).ToListAsync(ct))
        {
            agreement.Follow(living[agreement.PairId]);
            foreach (var scan in await db.Set<StoredFile>().Where(file => file.SubjectId == agreement.Id && file.Purpose == FilePurpose.AgreementScan).ToListAsync(ct)) scan.Follow(agreement);
        }
    }
}
