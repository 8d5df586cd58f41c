using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Choosing;

/// <summary>Rows that several use cases of the room begin with, and the sentence that says no.</summary>
static class FoundRows
{
    public static async Task<CampaignEntry> FindEntryAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<CampaignEntry>().FirstOrDefaultAsync(entry => entry.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchEntry);

    /// <summary>The entry for which one may speak: the own union's, or for the office one of a prospect and, typing for a chair, of a union.</summary>
    public static async Task<CampaignEntry> FindOwnEntryAsync(this FederationDb db, Guid id, CancellationToken ct)
    {
        var entry = await db.FindEntryAsync(id, ct);
        if (db.Scope.UnionId is { } own && entry.OfUnionId != own) throw new Refusal(RefusalKind.NotFound, Say.NoSuchEntry);
        if (db.Scope.UnionId is null) db.ActFor(entry.Name);
        return entry;
    }

    public static IQueryable<CampaignEntry> OnOffer(this IQueryable<CampaignEntry> entries, Guid campaignId) => entries.Where(entry => entry.CampaignId == campaignId && entry.LeftOn == null);

    /// <summary>The campaign's measure, with the federation's own tables.</summary>
    public static async Task<Fit> FitOfAsync(this FederationDb db, MatchRules rules, CancellationToken ct)
    {
        var adjoining = await db.Set<AdjoiningAreas>().AsNoTracking().Select(pair => new { pair.One, pair.Other }).ToListAsync(ct);
        var affinities = await db.Set<IndustryAffinity>().AsNoTracking().Select(pair => new { pair.One, pair.Other, pair.Percent }).ToListAsync(ct);
        return new(rules, adjoining.Select(pair => (pair.One, pair.Other)).ToHashSet(), affinities.ToDictionary(pair => (pair.One, pair.Other), pair => pair.Percent / 100.0));
    }

    public static Fit.Footing Prepare(this Fit fit, CampaignEntry entry) => fit.Prepare(entry.Profile.ToParty(entry.OfUnionId ?? entry.OfProspectId!.Value, entry.OfProspectId is not null, entry.Name));
}
