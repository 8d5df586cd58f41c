using Microsoft.EntityFrameworkCore;
using UnionPortal.Templates;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Choosing;

/// <summary>A campaign as its page shows it: rules, who is on offer, how many have said something, the rounds, and how far it has come.</summary>
public sealed class ShowCampaign(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record RoundRow(Guid Id, DateTimeOffset RunAt, string RunBy, int Paired, int Mentees);

    public sealed record Page(Guid Id, CampaignDraft Campaign, MatchRules Rules, bool IsOpen, int Mentors, int Mentees, int MentorsSaid, int MenteesSaid, IReadOnlyList<RoundRow> Rounds, int Proposed, int Agreed, int Active, int Completed, string? TemplateName);

    public async Task<Page> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var campaign = await db.FindCampaignAsync(id, ct);
        var sides = await db.Set<CampaignEntry>().OnOffer(id).GroupBy(entry => entry.Side)
            .Select(group => new { group.Key, Count = group.Count(), Said = group.Count(entry => db.Set<PartnerWish>().Any(wish => wish.CampaignId == id && wish.ByEntryId == entry.Id)) }).ToListAsync(ct);
        var rounds = await db.Set<MatchRound>().AsNoTracking().Where(round => round.CampaignId == id).OrderByDescending(round => round.RunAt).Take(20)
            .Select(round => new RoundRow(round.Id, round.RunAt, round.RunBy, round.Paired, round.Mentees)).ToListAsync(ct);
        var stages = await db.Set<TwinningPair>().Where(pair => pair.CampaignId == id).GroupBy(pair => pair.Stage).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var (mentors, mentees) = (sides.Find(side => side.Key == PairSide.Mentor), sides.Find(side => side.Key == PairSide.Mentee));
        return new(id, CampaignDraft.Of(campaign), campaign.Rules, campaign.IsOpen(clock.Today()), mentors?.Count ?? 0, mentees?.Count ?? 0, mentors?.Said ?? 0, mentees?.Said ?? 0, rounds,
            stages.GetValueOrDefault(PairStage.Proposed), stages.GetValueOrDefault(PairStage.Agreed), stages.GetValueOrDefault(PairStage.Active) + stages.GetValueOrDefault(PairStage.UnderReview), stages.GetValueOrDefault(PairStage.Completed),
            campaign.TemplateId is { } template ? (await db.FindTemplateAsync(template, ct)).Name : null);
    }
}

/// <summary>The campaigns in which a union may say whom it would like, for its chair; nothing where it is on no list.</summary>
public sealed class ListOwnCampaigns(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Row(Guid CampaignId, string Name, PairSide Side, DateOnly EndsOn, int Said);

    public async Task<List<Row>> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ChoosePartners, ct);
        var (own, today) = (db.Scope.UnionId, clock.Today());
        return await (from entry in db.Set<CampaignEntry>().AsNoTracking()
                      join campaign in db.Set<TwinningCampaign>().AsNoTracking() on entry.CampaignId equals campaign.Id
                      where entry.OfUnionId == own && entry.LeftOn == null && campaign.EndsOn >= today
                      orderby campaign.EndsOn
                      select new Row(campaign.Id, campaign.Name, entry.Side, campaign.EndsOn, db.Set<PartnerWish>().Count(wish => wish.CampaignId == campaign.Id && wish.ByEntryId == entry.Id))).ToListAsync(ct);
    }
}
