using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Choosing;

/// <summary>
/// Who is on offer for one that chooses, nearest in fit first, with what it has said of each. A chair sees the offers for the own union; the
/// office looks over the shoulder of anyone on offer.
/// </summary>
public sealed class ListOffers(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string Name, bool IsProspect, EntryProfile Profile, string? Words, double? Metres, IReadOnlyList<MatchReason> Reasons, Attitude Attitude, int? Rank);

    public sealed record Own(Guid Id, string Name, PairSide Side, int Seats, string? Words, bool IsOnOffer, bool LeftByItself, int Said);

    /// <param name="Me">Whose offers these are; nothing where a union is not on the list.</param>
    public sealed record Page(Guid CampaignId, string CampaignName, DateOnly EndsOn, int Capacity, Own? Me, Paged<Row>? Found);

    /// <param name="campaignId">The campaign.</param>
    /// <param name="asEntry">For the office: over whose shoulder it looks.</param>
    /// <param name="words">Any part of the name.</param>
    /// <param name="saidOnly">Those it has said something of.</param>
    /// <param name="page">From 1.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<Page> RunAsync(Guid campaignId, Guid? asEntry, string? words, bool saidOnly, int page, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ChoosePartners, ct);
        var campaign = await db.FindCampaignAsync(campaignId, ct);
        var own = db.Scope.UnionId;
        var me = own is not null
            ? await db.Set<CampaignEntry>().AsNoTracking().Where(entry => entry.CampaignId == campaignId && entry.OfUnionId == own).OrderBy(entry => entry.LeftOn != null).FirstOrDefaultAsync(ct)
            : asEntry is { } id ? await db.Set<CampaignEntry>().AsNoTracking().FirstOrDefaultAsync(entry => entry.Id == id && entry.CampaignId == campaignId, ct) : null;
        if (me is null) return new(campaignId, campaign.Name, campaign.EndsOn, campaign.MentorCapacity, null, null);

        var other = me.Side == PairSide.Mentor ? PairSide.Mentee : PairSide.Mentor;
        var offers = await db.Set<CampaignEntry>().AsNoTracking().OnOffer(campaignId).Where(entry => entry.Side == other).ToListAsync(ct);
        var wishes = await db.Set<PartnerWish>().AsNoTracking().Where(wish => wish.CampaignId == campaignId && wish.ByEntryId == me.Id).ToDictionaryAsync(wish => wish.OfEntryId, ct);
        var (fit, sought) = (await db.FitOfAsync(campaign.Rules, ct), Named.Words(words));
        var footing = fit.Prepare(me);
        var found = from entry in offers
                    where sought.All(word => Pinyin.Finds(entry.Name, word)) && (!saidOnly || wishes.ContainsKey(entry.Id))
                    let pair = me.Side == PairSide.Mentor ? (Mentor: footing, Mentee: fit.Prepare(entry)) : (Mentor: fit.Prepare(entry), Mentee: footing)
                    let score = fit.Score(pair.Mentor, pair.Mentee)
                    where score is not null
                    let wish = wishes.GetValueOrDefault(entry.Id)
                    orderby wish?.Rank ?? int.MaxValue, wish?.Attitude == Attitude.Willing descending, score descending, entry.Name
                    select (Entry: entry, pair.Mentor, pair.Mentee, Wish: wish);
        var shown = found.ToList().Page(page);
        return new(campaignId, campaign.Name, campaign.EndsOn, campaign.MentorCapacity, new(me.Id, me.Name, me.Side, me.Seats, me.Words, me.IsOnOffer, me.LeftByItself, wishes.Count),
            new(shown.Rows.ConvertAll(each => new Row(each.Entry.Id, each.Entry.Name, each.Entry.OfProspectId is not null, each.Entry.Profile, each.Entry.Words, fit.Measure(each.Mentor, each.Mentee).Metres,
                [.. Matching.ReasonsOf(fit.Measure(each.Mentor, each.Mentee), each.Mentor.Party)], each.Wish?.Attitude ?? Attitude.Any, each.Wish?.Rank)), shown.Count, shown.Number));
    }
}
