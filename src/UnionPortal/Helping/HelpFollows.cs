using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Helping;

/// <summary>An employer that founds its union: plan, records with their files and corrections, and questions of its pair are within reach of that union's chair from then on.</summary>
public sealed class HelpFollows : IFollowProspects
{
    public async Task FollowAsync(FederationDb db, IReadOnlyDictionary<Guid, Guid> unionByProspect, CancellationToken ct)
    {
        var pairs = (await db.Set<TwinningPair>().Where(pair => pair.ProspectId != null && unionByProspect.Keys.Contains(pair.ProspectId.Value)).ToListAsync(ct)).Where(pair => pair.IsLiving).ToDictionary(pair => pair.Id);
        foreach (var pair in pairs.Values) pair.Founded(unionByProspect[pair.ProspectId!.Value]);
        foreach (var item in await db.Set<HelpItem>().Where(item => pairs.Keys.Contains(item.PairId)).ToListAsync(ct)) item.Follow(pairs[item.PairId]);
        foreach (var question in await db.Set<PairQuestion>().Where(question => pairs.Keys.Contains(question.PairId)).ToListAsync(ct)) question.Follow(pairs[question.PairId]);
        foreach (var record in await db.Set<HelpRecord>().Where(record => pairs.Keys.Contains(record.PairId)).ToListAsync(ct))
        {
            record.Follow(pairs[record.PairId]);
            foreach (var file in await db.FilesOfRecord(record.Id).ToListAsync(ct)) file.Follow(record);
            foreach (var correction in await db.Set<RecordCorrection>().Where(row => row.RecordId == record.Id).ToListAsync(ct)) correction.Follow(record);
        }
    }
}
