using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>Proposes a pair to both sides. Refuses a mentee that has a living pair in the campaign, and a mentor that carries as many as it may.</summary>
public sealed class ProposePair(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task<Guid> RunAsync(Guid campaignId, Guid mentorId, Guid menteeId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var campaign = await db.FindCampaignAsync(campaignId, ct);
        var all = await Parties.ReadAsync(db, campaignId, clock.Today(), ct);
        var mentor = all.Find(party => party.Id == mentorId && !party.IsProspect) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchParty);
        var mentee = all.Find(party => party.Id == menteeId) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchParty);
        if (mentor.LivingPairs >= campaign.MentorCapacity) throw new Refusal(Say.MentorIsFull, mentor.Name, campaign.MentorCapacity);
        if ((await Parties.HelpedAsync(db, null, ct)).Contains(menteeId)) throw new Refusal(Say.MenteeHasPair, mentee.Name);

        var match = Matching.Judge(mentor, mentee, new(campaign.Rules));
        var union = await db.Set<GrassrootsUnion>().FirstAsync(known => known.Id == mentorId, ct);
        var pair = TwinningPair.Propose(campaign, union,
            (mentee.IsProspect ? null : mentee.Id, mentee.IsProspect ? mentee.Id : null, mentee.Name), match.Score, match.Reasons, db.Acting, clock.GetUtcNow());
        db.Add(pair);
        await db.SaveOrRefuseAsync(Say.SomebodyProposedToo, ct, twice: Say.MenteeHasPair.With(mentee.Name));

        return pair.Id;
    }
}
