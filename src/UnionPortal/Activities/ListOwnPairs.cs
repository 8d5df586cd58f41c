using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Activities;

/// <summary>What an activity can be logged for: the active pairs, a chair's own or for the office all of them; and for the office the campaigns of these months.</summary>
public sealed class ListOwnPairs(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Row(Guid Id, string PartnerName, bool IsMentor);

    public sealed record CampaignRow(Guid Id, string Name);

    /// <param name="Pairs">The pairs to choose from.</param>
    /// <param name="Campaigns">The campaigns the federation may have held it for; none for a union.</param>
    /// <param name="IsOffice">Without a pair it is the federation's own activity, not a union's.</param>
    public sealed record Choices(List<Row> Pairs, List<CampaignRow> Campaigns, bool IsOffice);

    public async Task<Choices> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var own = db.Scope.UnionId;
        var since = clock.Today().AddMonths(-6);
        var campaigns = own is not null ? [] : await db.Set<TwinningCampaign>().AsNoTracking().Where(campaign => campaign.EndsOn >= since).OrderByDescending(campaign => campaign.StartsOn)
            .Select(campaign => new CampaignRow(campaign.Id, campaign.Name)).ToListAsync(ct);
        return new(await db.Set<TwinningPair>().AsNoTracking().Active()
            .OrderByDescending(pair => pair.ActiveFrom).ThenBy(pair => pair.Id).Take(500)
            .Select(pair => new Row(pair.Id, own == null ? pair.MentorName + " · " + pair.MenteeName : pair.UnionId == own ? pair.MenteeName : pair.MentorName, pair.UnionId == own))
            .ToListAsync(ct), campaigns, own is null);
    }
}
