using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Finds a record of this room, or says that there is none; another federation's looks the same.</summary>
static class Finding
{
    public static async Task<TwinningCampaign> FindCampaignAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<TwinningCampaign>().FirstOrDefaultAsync(campaign => campaign.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchCampaign);

    public static async Task<TwinningPair> FindPairAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<TwinningPair>().FirstOrDefaultAsync(pair => pair.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPair);

    /// <summary>Saves a step; whoever comes second in the same moment is told, nothing is overwritten.</summary>
    public static async Task SaveStepAsync(this FederationDb db, CancellationToken ct)
    {
        await db.SaveOrRefuseAsync(Say.PairHasMoved, ct);
    }
}
