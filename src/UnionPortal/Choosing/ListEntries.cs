using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Choosing;

/// <summary>Who is on offer in a campaign on one side, for the office: found by name, with how many others each has said something of.</summary>
public sealed class ListEntries(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string Name, bool IsProspect, EntryProfile Profile, int Seats, string? Words, int Said);

    public sealed record Page(string CampaignName, Paged<Row> Found, int Mentors, int Mentees);

    public async Task<Page> RunAsync(Guid campaignId, PairSide side, string? words, int page, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var campaign = await db.FindCampaignAsync(campaignId, ct);
        var all = await db.Set<CampaignEntry>().AsNoTracking().OnOffer(campaignId)
            .Select(entry => new { entry.Id, entry.Name, entry.Side, IsProspect = entry.OfProspectId != null, entry.Profile, entry.Seats, entry.Words, Said = db.Set<PartnerWish>().Count(wish => wish.CampaignId == campaignId && wish.ByEntryId == entry.Id) }).ToListAsync(ct);
        var sought = Named.Words(words);
        var found = all.Where(entry => entry.Side == side && sought.All(word => Pinyin.Finds(entry.Name, word))).OrderBy(entry => Pinyin.KeyOf(entry.Name), StringComparer.Ordinal).ThenBy(entry => entry.Id)
            .Select(entry => new Row(entry.Id, entry.Name, entry.IsProspect, entry.Profile, entry.Seats, entry.Words, entry.Said)).ToList();
        return new(campaign.Name, found.Page(page), all.Count(entry => entry.Side == PairSide.Mentor), all.Count(entry => entry.Side == PairSide.Mentee));
    }
}
