using Microsoft.EntityFrameworkCore;
using UnionPortal.Templates;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Finds a record of this room, or says that there is none; another federation's looks the same.</summary>
static class Finding
{
    public static async Task<TwinningCampaign> FindCampaignAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<TwinningCampaign>().FirstOrDefaultAsync(campaign => campaign.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchCampaign);

    public static async Task<TwinningPair> FindPairAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<TwinningPair>().FirstOrDefaultAsync(pair => pair.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPair);

    /// <summary>The text that holds for agreements of a campaign yet to be signed: of the template it has chosen, else of the standing one; none where the built-in one holds.</summary>
    public static async Task<TemplateText?> AgreementTextAsync(this FederationDb db, Guid campaignId, CancellationToken ct) =>
        await db.TextForAsync(TemplatePurpose.Agreement, (await db.FindCampaignAsync(campaignId, ct)).TemplateId, ct);

    /// <summary>A pair that was completed before reviews were kept has passed.</summary>
    public static async Task<Verdict> FinalVerdictAsync(this FederationDb db, Guid pairId, CancellationToken ct) =>
        await db.Set<PairReview>().Where(review => review.PairId == pairId && review.Kind == ReviewKind.Final).Select(review => review.Verdict).FirstOrDefaultAsync(ct) ?? Verdict.Passed;

    /// <summary>Saves a step; whoever comes second in the same moment is told, nothing is overwritten.</summary>
    public static async Task SaveStepAsync(this FederationDb db, CancellationToken ct)
    {
        await db.SaveOrRefuseAsync(Say.PairHasMoved, ct);
    }
}
