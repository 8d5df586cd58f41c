using Microsoft.EntityFrameworkCore;
using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Choosing;

/// <summary>Tells a union that it is on a campaign's list and may choose, once more a week before the campaign ends while it has said nothing, and of the campaign's notices. The office sends them and is told of none.</summary>
public sealed class ChoosingMessages(TimeProvider clock) : IMessages
{
    /// <summary>Days before a campaign ends.</summary>
    const int EndNear = 7;

    public async Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        if (db.Scope.UnionId is not { } own) return [];
        var today = clock.Today();
        var mine = await (from entry in db.Set<CampaignEntry>().AsNoTracking()
                          join campaign in db.Set<TwinningCampaign>().AsNoTracking() on entry.CampaignId equals campaign.Id
                          where entry.OfUnionId == own && entry.LeftOn == null && campaign.EndsOn >= today
                          select new { entry.CampaignId, campaign.Name, campaign.EndsOn, entry.Side, entry.JoinedAt, HasSaid = db.Set<PartnerWish>().Any(wish => wish.CampaignId == campaign.Id && wish.ByEntryId == entry.Id) }).ToListAsync(ct);
        var told = mine.Where(entry => entry.JoinedAt > since).Select(entry => new Message(MessageKind.Pairs, entry.JoinedAt, (entry.Side == PairSide.Mentor ? Say.NoticeOnListAsMentor : Say.NoticeOnListAsMentee).With(entry.Name),
            Say.NoticeOnListHint.With(entry.EndsOn), $"pairs/campaigns/{entry.CampaignId}/offers", "handshake"));
        var due = mine.Where(entry => !entry.HasSaid && entry.EndsOn <= today.AddDays(EndNear)).Select(entry => new Message(MessageKind.Due, entry.EndsOn.AddDays(-EndNear).StartInChina(), Say.NoticeChooseSoon.With(entry.Name, entry.EndsOn),
            Say.NoticeChooseSoonHint, $"pairs/campaigns/{entry.CampaignId}/offers", "clock"));
        var sent = await db.Set<CampaignNotice>().AsNoTracking().Where(notice => notice.SentAt > since && notice.WithdrawnAt == null
            && (db.Set<CampaignEntry>().Any(entry => entry.CampaignId == notice.CampaignId && entry.OfUnionId == own && entry.LeftOn == null)
                || db.Set<TwinningPair>().Any(pair => pair.CampaignId == notice.CampaignId && pair.Stage <= PairStage.UnderReview)))
            .Select(notice => new { notice.CampaignId, notice.Title, notice.HeldOn, notice.Place, notice.SentAt, notice.Words }).ToListAsync(ct);
        return
        [
            .. told, .. due,
            .. sent.Select(notice => new Message(MessageKind.Pairs, notice.SentAt, Say.NoticeOfCampaign.With(notice.Title), notice.HeldOn is { } day ? Say.NoticeHeldOn.With(day, notice.Place ?? "").Trim() : notice.Words, $"pairs/campaigns/{notice.CampaignId}/offers", "bell")),
        ];
    }
}
