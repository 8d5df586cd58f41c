using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Choosing;

/// <summary>
/// Draws up who is on offer in a campaign, by its rules, from the register as it stands; once more brings it up to date. Whoever fits no longer,
/// has found help or carries as many as it may leaves; whoever asked to be left out stays out. What a union said of itself and its wishes stay.
/// </summary>
public sealed class DrawUpList(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Drawn(int Mentors, int Mentees, int Joined, int Left);

    public async Task<Drawn> RunAsync(Guid campaignId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var (campaign, today) = (await db.FindCampaignAsync(campaignId, ct), clock.Today());
        if (today > campaign.EndsOn) throw new Refusal(Say.CampaignIsOver, campaign.Name, campaign.EndsOn);
        var all = await Parties.ReadAsync(db, campaignId, today, ct);
        var helped = await Parties.HelpedAsync(db, null, ct);
        var wanted = new Dictionary<(Guid, PairSide), Party>();
        foreach (var party in all)
        {
            if (Matching.CanMentor(party, today, campaign.Rules))
            {
                if (party.LivingPairs < campaign.MentorCapacity) wanted[(party.Id, PairSide.Mentor)] = party;
            }
            else if (!helped.Contains(party.Id) && Matching.NeedsOf(party, today, campaign.Rules).Count > 0) wanted[(party.Id, PairSide.Mentee)] = party;
        }

        var known = (await db.Set<CampaignEntry>().Where(entry => entry.CampaignId == campaignId).ToListAsync(ct)).ToDictionary(entry => (entry.OfUnionId ?? entry.OfProspectId!.Value, entry.Side));
        var (joined, left) = (0, 0);
        foreach (var (key, entry) in known)
        {
            if (!wanted.TryGetValue(key, out var party))
            {
                if (entry.IsOnOffer) left++;
                entry.Leave(today, byItself: false);
                continue;
            }

            if (!entry.IsOnOffer && !entry.LeftByItself)
            {
                entry.Join(clock.GetUtcNow());
                joined++;
            }

            (entry.Name, entry.Profile) = (party.Name, EntryProfile.Of(party, today));
        }

        var fresh = wanted.Where(want => !known.ContainsKey(want.Key)).Select(want => EntryOf(campaign, want.Key.Item2, want.Value, clock.GetUtcNow())).ToList();
        await db.Database.BeginTransactionAsync(ct);
        await new Staging(db).BringAsync(fresh, ct);
        db.Record(AuditAction.Amended, nameof(TwinningCampaign), campaign.Id, Language.Written(() => Say.ListDrawnUp.With(fresh.Count + joined, left)), campaign.Name);
        await db.SaveOrRefuseAsync(Say.SaidMeanwhile, ct);
        await db.Database.CommitTransactionAsync(ct);
        return new(wanted.Keys.Count(key => key.Item2 == PairSide.Mentor), wanted.Keys.Count(key => key.Item2 == PairSide.Mentee), fresh.Count + joined, left);
    }

    static CampaignEntry EntryOf(TwinningCampaign campaign, PairSide side, Party party, DateTimeOffset at)
    {
        var entry = new CampaignEntry { CampaignId = campaign.Id, Side = side, OfUnionId = party.IsProspect ? null : party.Id, OfProspectId = party.IsProspect ? party.Id : null, Name = party.Name, Profile = EntryProfile.Of(party, at.Day()) };
        entry.Join(at);
        entry.Describe(side == PairSide.Mentor ? campaign.MentorCapacity : 1, null, campaign);
        return entry;
    }
}
