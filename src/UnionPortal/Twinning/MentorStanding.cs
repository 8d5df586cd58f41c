using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>Whether the mentor of a living pair still fits what its campaign asks of one: an honour may run out or be revoked amid a pair. The pair goes on all the same; staff are told and decide.</summary>
public sealed class MentorStanding(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Name">The mentor.</param>
    /// <param name="Fits">It does, or the pair is over.</param>
    public sealed record Answer(string Name, bool Fits);

    public async Task<Answer> RunAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var pair = await db.FindPairAsync(pairId, ct);
        if (!pair.IsLiving || pair.UnionId is not { } mentorId) return new(pair.MentorName, true);
        var campaign = await db.FindCampaignAsync(pair.CampaignId, ct);
        var today = clock.Today();
        return new(pair.MentorName, await Parties.OneAsync(db, mentorId, today, ct) is not { } mentor || Matching.CanMentor(mentor, today, campaign.Rules));
    }
}
