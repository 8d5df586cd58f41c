using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Activities;

/// <summary>What was logged for the pair of an employer that founds its union is within reach of that union's chair from then on, photos and all.</summary>
public sealed class ActivitiesFollow : IFollowProspects
{
    public async Task FollowAsync(FederationDb db, IReadOnlyDictionary<Guid, Guid> unionByProspect, CancellationToken ct)
    {
        var pairs = (await db.Set<TwinningPair>().Where(pair => pair.ProspectId != null && unionByProspect.Keys.Contains(pair.ProspectId.Value)).ToListAsync(ct)).Where(pair => pair.IsLiving).ToDictionary(pair => pair.Id);
        foreach (var activity in await db.Set<Activity>().Where(activity => activity.PairId != null && pairs.Keys.Contains(activity.PairId.Value)).ToListAsync(ct))
        {
            activity.Founded(unionByProspect[pairs[activity.PairId!.Value].ProspectId!.Value]);
            foreach (var photo in await db.PhotosOf(activity.Id).ToListAsync(ct)) photo.Follow(activity);
        }
    }
}
