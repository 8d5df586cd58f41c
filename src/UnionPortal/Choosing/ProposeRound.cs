using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Choosing;

/// <summary>
/// Proposes the pairs of a round to both sides, all that are not proposed yet or one alone. The outcome is no more than a proposal: both sides still say
/// yes. Refuses a round that is not the last, one whose campaign has changed its rules since, and leaves out whoever has found help, is full or has gone meanwhile.
/// </summary>
public sealed class ProposeRound(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Done(int Proposed, IReadOnlyList<string> LeftOut);

    public async Task<Done> RunAsync(Guid roundId, Guid? onlyMentee = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var round = await db.Set<MatchRound>().FirstOrDefaultAsync(known => known.Id == roundId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchRound);
        var campaign = await db.FindCampaignAsync(round.CampaignId, ct);
        if (round.Rules != campaign.Rules) throw new Refusal(Say.RulesChangedSince);
        if (await db.Set<MatchRound>().AnyAsync(known => known.CampaignId == round.CampaignId && known.RunAt > round.RunAt, ct)) throw new Refusal(Say.NotTheLastRound);
        var lines = await db.Set<RoundLine>().Where(line => line.RoundId == roundId && line.MentorEntryId != null && line.PairId == null && (onlyMentee == null || line.MenteeEntryId == onlyMentee)).ToListAsync(ct);
        if (lines.Count == 0) throw new Refusal(Say.NothingToPropose);
        Guid[] ids = [.. lines.SelectMany(line => new[] { line.MenteeEntryId, line.MentorEntryId!.Value }).Distinct()];
        var entries = await db.Set<CampaignEntry>().AsNoTracking().Where(entry => ids.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id, ct);
        var no = (await db.Set<PartnerWish>().AsNoTracking().Where(wish => wish.CampaignId == campaign.Id && wish.Attitude == Attitude.Unwilling).Select(wish => new { wish.ByEntryId, wish.OfEntryId }).ToListAsync(ct))
            .Select(wish => (wish.ByEntryId, wish.OfEntryId)).ToHashSet();
        var unionIds = entries.Values.Where(entry => entry.Side == PairSide.Mentor).Select(entry => entry.OfUnionId!.Value).ToList();
        var mentors = await db.Set<GrassrootsUnion>().Living().Where(union => unionIds.Contains(union.Id)).ToDictionaryAsync(union => union.Id, ct);
        var all = (await Parties.ReadAsync(db, campaign.Id, clock.Today(), ct)).ToDictionary(party => party.Id);
        var helped = await Parties.HelpedAsync(db, null, ct);
        var (fit, carried, leftOut) = (await db.FitOfAsync(campaign.Rules, ct), new Dictionary<Guid, int>(), new List<string>());
        foreach (var line in lines)
        {
            var (mentor, mentee) = (entries[line.MentorEntryId!.Value], entries[line.MenteeEntryId]);
            var menteeId = mentee.OfUnionId ?? mentee.OfProspectId!.Value;
            var carries = carried.GetValueOrDefault(mentor.Id) + (all.TryGetValue(mentor.OfUnionId!.Value, out var party) ? party.LivingPairs : 0);
            if (party is null || !mentors.TryGetValue(party.Id, out var union) || !all.TryGetValue(menteeId, out var helpee) || !mentor.IsOnOffer || !mentee.IsOnOffer
                || helped.Contains(menteeId) || carries >= campaign.MentorCapacity || no.Contains((mentor.Id, mentee.Id)) || no.Contains((mentee.Id, mentor.Id)))
            {
                leftOut.Add(Twinning.Say.PairTitle.With(mentor.Name, mentee.Name));
                continue;
            }

            var match = Matching.Judge(party, helpee, fit);
            var pair = TwinningPair.Propose(campaign, union, (mentee.OfUnionId, mentee.OfProspectId, mentee.Name), match.Score, match.Reasons, db.Acting, clock.GetUtcNow());
            db.Add(pair);
            (line.PairId, carried[mentor.Id]) = (pair.Id, carried.GetValueOrDefault(mentor.Id) + 1);
        }

        await db.SaveOrRefuseAsync(Twinning.Say.SomebodyProposedToo, ct);

        return new(lines.Count - leftOut.Count, leftOut);
    }
}
