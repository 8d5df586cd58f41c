using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Whether the union that a completed pair has helped can be a mentor now, and the open campaign whose list it would come onto.</summary>
public sealed class FollowGraduate(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Open(Guid Id, string Name);

    /// <param name="Name">The graduate; nothing where there is none, or where it is in need itself.</param>
    /// <param name="IsHelping">It is a mentor already.</param>
    /// <param name="Campaign">One that is open and takes it as a mentor.</param>
    public sealed record Answer(string? Name, bool IsHelping, Open? Campaign);

    public async Task<Answer> RunAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var (pair, today) = (await db.FindPairAsync(pairId, ct), clock.Today());
        if (pair.Stage != PairStage.Completed || pair.PartnerUnionId is not { } helped) return new(null, false, null);
        if (await Parties.OneAsync(db, helped, today, ct) is not { } graduate || !Matching.CanMentor(graduate, today)) return new(null, false, null);
        if (await db.Set<TwinningPair>().AnyAsync(known => known.UnionId == helped && known.Stage <= PairStage.UnderReview, ct)) return new(graduate.Name, true, null);
        var campaigns = await db.Set<TwinningCampaign>().AsNoTracking().Where(campaign => campaign.StartsOn <= today && campaign.EndsOn >= today).OrderBy(campaign => campaign.EndsOn).ToListAsync(ct);
        return new(graduate.Name, false, campaigns.Find(campaign => Matching.CanMentor(graduate, today, campaign.Rules)) is { } open ? new(open.Id, open.Name) : null);
    }
}
