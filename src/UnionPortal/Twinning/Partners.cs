using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>Who needs a mentor in a campaign and why, found by any part of the name, most needy first; and for one of them the candidates, best first, each with its reasons.</summary>
public sealed class Partners
{
    public const int Shown = 8;

    readonly List<Party> all;
    readonly List<InNeed> inNeed;
    readonly TwinningCampaign campaign;
    readonly Fit fit;
    readonly DateOnly today;

    internal Partners(List<Party> all, HashSet<Guid> helped, TwinningCampaign campaign, DateOnly today)
    {
        (this.all, this.campaign, fit, this.today) = (all, campaign, new(campaign.Rules), today);
        inNeed = [.. all.Where(party => !helped.Contains(party.Id) && !Matching.CanMentor(party, today, campaign.Rules))
            .Select(party => new InNeed(party.Id, party.IsProspect, party.Name, party.Workers, Matching.NeedsOf(party, today, campaign.Rules)))
            .Where(party => party.Needs.Count > 0)
            .OrderByDescending(party => party.Needs.Count).ThenByDescending(party => party.Workers).ThenBy(party => party.Name, StringComparer.Ordinal)];
    }

    public sealed record InNeed(Guid Id, bool IsProspect, string Name, int? Workers, IReadOnlyList<string> Needs);

    public sealed record Candidate(Guid Id, string Name, int Score, List<MatchReason> Reasons);

    /// <param name="InNeed">Those who need a mentor and have none.</param>
    /// <param name="Chosen">The one whose candidates these are, on whatever page it stands.</param>
    /// <param name="Candidates">Mentors that may take one more.</param>
    /// <param name="FullMentors">How many would fit and carry as many as they may.</param>
    public sealed record Page(Paged<InNeed> InNeed, InNeed? Chosen, List<Candidate> Candidates, int FullMentors);

    public Page Show(Guid? menteeId, string? words = null, int page = 1)
    {
        var sought = Named.Words(words);
        var shown = inNeed.FindAll(party => sought.All(word => Pinyin.Finds(party.Name, word))).Page(page);
        var chosen = inNeed.Find(party => party.Id == menteeId);
        if (chosen is null || all.Find(party => party.Id == menteeId) is not { } mentee) return new(shown, null, [], 0);

        var footing = fit.Prepare(mentee);
        var mentors = all.Where(party => party.Id != mentee.Id && Matching.CanMentor(party, today, campaign.Rules) && fit.BarOf(fit.Prepare(party), footing) is null).ToList();
        var free = mentors.Where(mentor => mentor.LivingPairs < campaign.MentorCapacity).ToList();
        var candidates = free.Select(mentor => (mentor, Match: Matching.Judge(mentor, mentee, fit)))
            .OrderByDescending(found => found.Match.Score).ThenBy(found => found.mentor.Name, StringComparer.Ordinal).Take(Shown)
            .Select(found => new Candidate(found.mentor.Id, found.mentor.Name, found.Match.Score, found.Match.Reasons)).ToList();
        return new(shown, chosen, candidates, mentors.Count - free.Count);
    }
}
