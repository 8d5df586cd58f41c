using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Shell;
using UnionPortal.Templates;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Fills templates in from pairs, and tells which campaigns have chosen one and how many agreements were signed by it.</summary>
sealed class FillPairTemplates(Standings standings, TimeProvider clock) : IFillTemplates
{
    public async Task<Sample?> SampleAsync(FederationDb db, TemplatePurpose purpose, CancellationToken ct)
    {
        if (purpose == TemplatePurpose.SelectionCertificate) return null;
        var pairs = db.Set<TwinningPair>().AsNoTracking();
        var isAgreement = purpose == TemplatePurpose.Agreement;
        var pair = await pairs.Where(pair => isAgreement ? db.Set<PairAgreement>().Any(signed => signed.PairId == pair.Id) : pair.Stage == PairStage.Completed).OrderByDescending(pair => pair.ActiveFrom).ThenBy(pair => pair.Id).FirstOrDefaultAsync(ct);
        if (pair is null) return null;
        var campaign = await db.FindCampaignAsync(pair.CampaignId, ct);
        var name = Say.PairTitle.With(pair.MentorName, pair.MenteeName);
        if (!isAgreement)
        {
            var (verdict, giver) = (await db.FinalVerdictAsync(pair.Id, ct), (await standings.KinAsync(db.Scope.FederationId, ct)).Name);
            return new(name, Language.Written(() => PairFields.OfCertificate(pair, campaign.Name, verdict, giver)));
        }

        var signed = await db.Set<PairAgreement>().AsNoTracking().FirstAsync(signed => signed.PairId == pair.Id, ct);
        var agreement = new ReadPair.SignedAgreement(signed.Number, signed.SignedOn, signed.StartsOn, signed.EndsOn, signed.Forms, signed.Goals, signed.Witness, null, null);
        return new(name, Language.Written(() => PairFields.OfAgreement(pair.MentorName, pair.MenteeName, campaign.Name, agreement)));
    }

    /// <summary>A campaign is open while it runs, and as long as a pair of it has yet to sign.</summary>
    public async Task<IReadOnlyList<TemplateUse>> UsesAsync(FederationDb db, CancellationToken ct)
    {
        var today = clock.Today();
        return await db.Set<TwinningCampaign>().AsNoTracking().Where(campaign => campaign.TemplateId != null).OrderByDescending(campaign => campaign.StartsOn)
            .Select(campaign => new TemplateUse(campaign.TemplateId!.Value, campaign.Name,
                campaign.EndsOn >= today || db.Set<TwinningPair>().Any(pair => pair.CampaignId == campaign.Id && (pair.Stage == PairStage.Proposed || pair.Stage == PairStage.Agreed)))).ToListAsync(ct);
    }

    public async Task<IReadOnlyDictionary<Guid, int>> PapersAsync(FederationDb db, CancellationToken ct) =>
        await db.Set<PairAgreement>().Where(agreement => agreement.TextId != null).GroupBy(agreement => agreement.TextId!.Value).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
}
