using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Choosing;

/// <summary>
/// Brings all wishes of a campaign together, the fit filling in where nobody was named, and keeps the outcome: the stable one, and beside it the one
/// with the best total, to compare. Nobody is told anything yet. Refuses a campaign with nobody on offer on either side.
/// </summary>
public sealed class RunRound(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task<Guid> RunAsync(Guid campaignId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var campaign = await db.FindCampaignAsync(campaignId, ct);
        if (!campaign.IsOpen(clock.Today())) throw new Refusal(Twinning.Say.CampaignIsNotOpen, campaign.Name, campaign.StartsOn, campaign.EndsOn);
        var helped = await Parties.HelpedAsync(db, null, ct);
        var entries = await db.Set<CampaignEntry>().AsNoTracking().OnOffer(campaignId).ToListAsync(ct);
        var mentors = entries.FindAll(entry => entry.Side == PairSide.Mentor);
        var mentees = entries.FindAll(entry => entry.Side == PairSide.Mentee && !helped.Contains(entry.OfUnionId ?? entry.OfProspectId!.Value));
        if (mentors.Count == 0 || mentees.Count == 0) throw new Refusal(Say.NobodyToBringTogether);

        var wishes = await db.Set<PartnerWish>().AsNoTracking().Where(wish => wish.CampaignId == campaignId).Select(wish => new Wish(wish.ByEntryId, wish.OfEntryId, wish.Attitude, wish.Rank)).ToListAsync(ct);
        var hands = await db.Set<HandSetting>().AsNoTracking().Where(setting => setting.CampaignId == campaignId).ToListAsync(ct);
        var seats = await SeatsAsync(db, campaign, mentors, ct);
        var fit = await db.FitOfAsync(campaign.Rules, ct);
        var no = wishes.Where(wish => wish.Attitude == Attitude.Unwilling).SelectMany(wish => new[] { (wish.By, wish.Of), (wish.Of, wish.By) }).ToHashSet();
        var pinned = hands.Where(setting => setting.IsTogether && !no.Contains((setting.MentorEntryId, setting.MenteeEntryId))).Select(setting => (setting.MentorEntryId, setting.MenteeEntryId)).ToList();
        var market = Together.MarketOf(seats, mentees, mentors, fit, wishes, hands, pinned);
        var (round, lines) = await Together.BringAsync(campaign, market, seats, fit, mentors, mentees, no, db.Acting.Name, clock.GetUtcNow());
        await db.Database.BeginTransactionAsync(ct);
        db.Add(round);
        db.Record(AuditAction.Amended, nameof(TwinningCampaign), campaign.Id, Language.Written(() => Say.RoundRun.With(round.Paired, round.Mentees - round.Paired)), campaign.Name);
        await db.SaveChangesAsync(ct);
        await new Staging(db).BringAsync(lines, ct);
        await db.Database.CommitTransactionAsync(ct);
        return round.Id;
    }

    // What a mentor carries already in this campaign takes of what it may carry.
    static async Task<List<Seat>> SeatsAsync(FederationDb db, TwinningCampaign campaign, List<CampaignEntry> mentors, CancellationToken ct)
    {
        var carried = await db.Set<TwinningPair>().AsNoTracking().Where(pair => pair.CampaignId == campaign.Id && pair.Stage <= PairStage.UnderReview && pair.UnionId != null)
            .GroupBy(pair => pair.UnionId!.Value).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        return mentors.ConvertAll(mentor => new Seat(mentor.Id, Math.Max(0, Math.Min(mentor.Seats, campaign.MentorCapacity - carried.GetValueOrDefault(mentor.OfUnionId!.Value)))));
    }
}

/// <summary>Brings a campaign's two sides together: its market, whole or of a few, and what a round finds.</summary>
static class Together
{
    public static Market MarketOf(List<Seat> seats, List<CampaignEntry> mentees, List<CampaignEntry> mentors, Fit fit, IEnumerable<Wish> wishes, List<HandSetting> hands, List<(Guid, Guid)> pinned)
    {
        var (mentorFoot, menteeFoot) = (mentors.ConvertAll(fit.Prepare), mentees.ConvertAll(fit.Prepare));
        var apart = hands.Where(setting => !setting.IsTogether).Select(setting => (setting.MentorEntryId, setting.MenteeEntryId)).ToHashSet();
        return new(seats, mentees.ConvertAll(entry => entry.Id),
            (mentor, mentee) => apart.Count > 0 && apart.Contains((mentors[mentor].Id, mentees[mentee].Id)) ? null : fit.Score(mentorFoot[mentor], menteeFoot[mentee]), wishes, pinned);
    }

    /// <summary>Runs both ways at once, on a core each, and writes down what they found.</summary>
    public static async Task<(MatchRound Round, List<RoundLine> Lines)> BringAsync(
        TwinningCampaign campaign, Market market, List<Seat> seats, Fit fit, List<CampaignEntry> mentors, List<CampaignEntry> mentees, HashSet<(Guid, Guid)> no, string by, DateTimeOffset at)
    {
        var best = Task.Run(() => BestTotal.Run(market));
        var (stable, otherwise) = (StableMatching.Run(market), await best);
        var round = new MatchRound
        {
            CampaignId = campaign.Id, RunAt = at, RunBy = by, Rules = campaign.Rules, Mentors = mentors.Count, Mentees = mentees.Count, Seats = seats.Sum(seat => seat.Seats),
            Paired = stable.Pairs.Count(), Total = stable.Total, Blocking = stable.CountBlocking(), OtherwisePaired = otherwise.Pairs.Count(), OtherwiseTotal = otherwise.Total, OtherwiseBlocking = otherwise.CountBlocking(),
        };
        return (round, [.. LinesOf(round, stable, otherwise, fit, mentors, mentees, no)]);
    }

    static IEnumerable<RoundLine> LinesOf(MatchRound round, Outcome stable, Outcome otherwise, Fit fit, List<CampaignEntry> mentors, List<CampaignEntry> mentees, HashSet<(Guid, Guid)> no)
    {
        var market = stable.Market;
        var (mentorOf, menteeOf) = (mentors.ToDictionary(entry => entry.Id), mentees.ToDictionary(entry => entry.Id));
        for (var mentee = 0; mentee < market.Mentees.Length; mentee++)
        {
            var (mentor, other, id) = (stable.MentorOf[mentee], otherwise.MentorOf[mentee], market.Mentees[mentee]);
            yield return new()
            {
                RoundId = round.Id, MenteeEntryId = id, MentorEntryId = mentor < 0 ? null : market.Mentors[mentor], OtherwiseEntryId = other < 0 ? null : market.Mentors[other],
                Score = ScoreOf(mentor, mentee), IsByHand = market.Pinned[mentee] >= 0, Left = mentor >= 0 ? LeftBecause.Nothing : Why(mentee),
            };
        }

        // Two whom only a hand brought together were not measured.
        int? ScoreOf(int mentor, int mentee) => mentor < 0 ? null : market.MayPair(mentor, mentee) ? market.Fit(mentor, mentee)
            : fit.ScoreOf(fit.Measure(fit.Prepare(mentorOf[market.Mentors[mentor]]), fit.Prepare(menteeOf[market.Mentees[mentee]])), 0);

        LeftBecause Why(int mentee)
        {
            var (anybody, mayPair, barred) = (false, false, true);
            for (var mentor = 0; mentor < market.Mentors.Length && !mayPair; mentor++)
            {
                if (market.Seats[mentor] == 0) continue;
                anybody = true;
                mayPair = market.MayPair(mentor, mentee);
                if (no.Contains((market.Mentors[mentor], market.Mentees[mentee]))) barred = false;
            }

            return !anybody ? LeftBecause.NobodyOnOffer : mayPair ? LeftBecause.SeatsAreTaken : barred ? LeftBecause.LimitsLeaveNobody : LeftBecause.NoesLeaveNobody;
        }
    }
}
