using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Choosing;

/// <summary>
/// One on offer says of another: 愿意, 都可以, 不愿意, and only if it likes in which order. Its chair says so, or whoever types for it; for a
/// prospect the office does. Refuses what is said of one's own side, and once the campaign is over.
/// </summary>
public sealed class SayWish(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid byEntryId, Guid ofEntryId, Attitude attitude, int? rank, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ChoosePartners, ct);
        var by = await db.FindOwnEntryAsync(byEntryId, ct);
        var of = await db.FindEntryAsync(ofEntryId, ct);
        var campaign = await db.FindCampaignAsync(by.CampaignId, ct);
        if (of.CampaignId != by.CampaignId || of.Side == by.Side) throw new Refusal(RefusalKind.NotFound, Say.NoSuchEntry);
        if (clock.Today() > campaign.EndsOn) throw new Refusal(Say.CampaignIsOver, campaign.Name, campaign.EndsOn);
        var wish = await db.Set<PartnerWish>().FirstOrDefaultAsync(known => known.CampaignId == by.CampaignId && known.ByEntryId == by.Id && known.OfEntryId == of.Id, ct);
        if (wish is null) db.Add(wish = new() { CampaignId = by.CampaignId, UnionId = by.OfUnionId, ByEntryId = by.Id, OfEntryId = of.Id });
        wish.Answer(attitude, rank);
        await db.SaveOrRefuseAsync(Say.SaidMeanwhile, ct);
    }
}

/// <summary>How many a mentor takes in a campaign, what one on offer writes about itself, and whether it wants to be on offer at all.</summary>
public sealed class DescribeEntry(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid entryId, int seats, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ChoosePartners, ct);
        var entry = await db.FindOwnEntryAsync(entryId, ct);
        entry.Describe(seats, words, await db.FindCampaignAsync(entry.CampaignId, ct));
        await db.SaveOrRefuseAsync(Say.SaidMeanwhile, ct);
    }

    public async Task LeaveAsync(Guid entryId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ChoosePartners, ct);
        (await db.FindOwnEntryAsync(entryId, ct)).Leave(clock.Today(), byItself: true);
        await db.SaveOrRefuseAsync(Say.SaidMeanwhile, ct);
    }

    public async Task ReturnAsync(Guid entryId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ChoosePartners, ct);
        (await db.FindOwnEntryAsync(entryId, ct)).Join(clock.GetUtcNow());
        await db.SaveOrRefuseAsync(Say.SaidMeanwhile, ct);
    }
}
