using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>Reads all who may take part in a campaign: a federation's few thousand unions and prospects, in four queries. An honour that ran out or was revoked counts for nothing.</summary>
static class Parties
{
    public static async Task<List<Party>> ReadAsync(FederationDb db, Guid campaignId, DateOnly today, CancellationToken ct)
    {
        var awards = (await db.Set<Honour>().AsNoTracking().Where(honour => honour.HolderUnionId != null).Where(Honour.IsValidOn(today)).Select(honour => new { UnionId = honour.HolderUnionId!.Value, honour.Title, honour.Level, honour.Year }).ToListAsync(ct))
            .ToLookup(honour => honour.UnionId, honour => new Party.Award(honour.Title, honour.Level, honour.Year));
        var carried = await db.Set<TwinningPair>().AsNoTracking().Where(pair => pair.CampaignId == campaignId && pair.Stage <= PairStage.UnderReview)
            .GroupBy(pair => pair.UnionId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key!.Value, group => group.Count, ct);
        var graduated = await GraduatesAsync(db, null, ct);
        var unions = await db.Set<GrassrootsUnion>().AsNoTracking().Living()
            .Select(union => new { union.Id, union.Name, union.IndustryCode, union.DivisionCode, union.Longitude, union.Latitude, union.WorkerCount, union.MemberCount, union.FoundedOn, union.Strengths, union.Weaknesses })
            .ToListAsync(ct);
        var prospects = await db.Set<Prospect>().AsNoTracking().Where(prospect => prospect.LeftOn == null)
            .Select(prospect => new { prospect.Id, prospect.Name, prospect.IndustryCode, prospect.Longitude, prospect.Latitude, prospect.WorkerCount })
            .ToListAsync(ct);
        return
        [
            .. unions.Select(union => new Party(union.Id, false, union.Name, union.IndustryCode, At(union.Longitude, union.Latitude), union.DivisionCode, union.WorkerCount, union.MemberCount,
                union.FoundedOn, union.Strengths, union.Weaknesses, [.. awards[union.Id]], carried.GetValueOrDefault(union.Id)) { GraduatedOn = graduated.TryGetValue(union.Id, out var day) ? day : null }),
            .. prospects.Select(prospect => new Party(prospect.Id, true, prospect.Name, prospect.IndustryCode, At(prospect.Longitude, prospect.Latitude), null, prospect.WorkerCount, null,
                null, SixHaves.None, SixHaves.None, [], 0)),
        ];
    }

    /// <summary>One union as it stands today; how many it carries is left out. Nothing where it is dissolved.</summary>
    public static async Task<Party?> OneAsync(FederationDb db, Guid unionId, DateOnly today, CancellationToken ct)
    {
        var awards = await db.Set<Honour>().AsNoTracking().Where(honour => honour.HolderUnionId == unionId).Where(Honour.IsValidOn(today)).Select(honour => new Party.Award(honour.Title, honour.Level, honour.Year)).ToListAsync(ct);
        return await db.Set<GrassrootsUnion>().AsNoTracking().Living().FirstOrDefaultAsync(union => union.Id == unionId, ct) is not { } union ? null
            : new(union.Id, false, union.Name, union.IndustryCode, At(union.Longitude, union.Latitude), union.DivisionCode, union.WorkerCount, union.MemberCount, union.FoundedOn, union.Strengths, union.Weaknesses, awards, 0) { GraduatedOn = (await GraduatesAsync(db, unionId, ct)).TryGetValue(unionId, out var day) ? day : null };
    }

    /// <summary>Unions that completed a pair in which they were helped, with the day of the last one. A pair whose final verdict was negative is ended and never completed.</summary>
    public static async Task<Dictionary<Guid, DateOnly>> GraduatesAsync(FederationDb db, Guid? unionId, CancellationToken ct) =>
        await db.Set<TwinningPair>().AsNoTracking().Where(pair => pair.Stage == PairStage.Completed && pair.PartnerUnionId != null && (unionId == null || pair.PartnerUnionId == unionId))
            .GroupBy(pair => pair.PartnerUnionId!.Value).Select(group => new { group.Key, Day = group.Max(pair => pair.EndedOn!.Value) }).ToDictionaryAsync(group => group.Key, group => group.Day, ct);

    /// <summary>Those with a living pair as a mentee in the campaign, or in any; they need no second one. A prospect's pair goes on once it has founded its union.</summary>
    public static async Task<HashSet<Guid>> HelpedAsync(FederationDb db, Guid? campaignId, CancellationToken ct)
    {
        var pairs = db.Set<TwinningPair>().AsNoTracking().Where(pair => (campaignId == null || pair.CampaignId == campaignId) && pair.Stage <= PairStage.UnderReview);
        var mentees = await pairs.Select(pair => pair.PartnerUnionId ?? pair.ProspectId!.Value).ToListAsync(ct);
        var grown = await db.Set<Prospect>().Where(prospect => prospect.FoundedUnionId != null && pairs.Any(pair => pair.ProspectId == prospect.Id))
            .Select(prospect => prospect.FoundedUnionId!.Value).ToListAsync(ct);
        return [.. mentees, .. grown];
    }

    static Place? At(double? longitude, double? latitude) => longitude is { } east && latitude is { } north ? new Place(east, north) : null;
}
