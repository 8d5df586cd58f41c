using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Reads once who may take part in a campaign, so that searching, turning pages and choosing among them asks the database nothing.</summary>
public sealed class FindPartners(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task<Partners> RunAsync(Guid campaignId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var campaign = await db.FindCampaignAsync(campaignId, ct);
        return new(await Parties.ReadAsync(db, campaignId, clock.Today(), ct), await Parties.HelpedAsync(db, null, ct), campaign, clock.Today());
    }
}
