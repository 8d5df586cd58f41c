using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Shell;
using UnionPortal.Templates;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Opens a twinning campaign. Refuses a template that is retired. The id comes from the form, so that pressing twice opens one.</summary>
public sealed class OpenCampaign(FederationDoor door) : IUseCase
{
    public async Task RunAsync(Guid id, CampaignDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        await new CampaignDraft.Rules().ValidateAndThrowAsync(draft, ct);
        if (await db.Set<TwinningCampaign>().AnyAsync(known => known.Id == id, ct)) return;
        var campaign = new TwinningCampaign { Id = id, Name = draft.Name };
        if (draft.TemplateId is { } template) await db.ChooseTemplateAsync(template, TemplatePurpose.Agreement, ct);
        draft.WriteTo(campaign);
        db.Add(campaign);
        await db.SaveOrRefuseAsync(Say.CampaignChangedMeanwhile, ct);
    }
}

/// <summary>Amends a campaign and its rules. What was proposed before stays as it was; rounds from now on go by the new rules, agreements yet to be signed by the template it names. Refuses a template that is retired, and a lost race.</summary>
public sealed class AmendCampaign(FederationDoor door) : IUseCase
{
    public async Task<CampaignDraft> ReadAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        return CampaignDraft.Of(await db.FindCampaignAsync(id, ct));
    }

    public async Task RunAsync(Guid id, CampaignDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        await new CampaignDraft.Rules().ValidateAndThrowAsync(draft, ct);
        var campaign = await db.FindCampaignAsync(id, ct);
        if (campaign.Version != draft.Version) throw new Refusal(Say.CampaignChangedMeanwhile);
        // One that was over and runs again chooses anew: its template may have been retired meanwhile.
        if (draft.TemplateId is { } template && (template != campaign.TemplateId || draft.EndsOn > campaign.EndsOn)) await db.ChooseTemplateAsync(template, TemplatePurpose.Agreement, ct);
        var before = campaign.Rules;
        draft.WriteTo(campaign);
        if (before != campaign.Rules) db.Record(AuditAction.Amended, nameof(TwinningCampaign), id, nameof(TwinningCampaign.Rules), Language.Written(before.Sentence), Language.Written(campaign.Rules.Sentence));
        await db.SaveOrRefuseAsync(Say.CampaignChangedMeanwhile, ct);
    }
}

/// <summary>The federation's campaigns, newest first, with how many pairs each has.</summary>
public sealed class ListCampaigns(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Row(Guid Id, string Name, DateOnly StartsOn, DateOnly EndsOn, int DaysToAnswer, int MentorCapacity, int Pairs, int Active, bool IsOpen);

    public async Task<List<Row>> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var (today, active) = (clock.Today(), db.Set<TwinningPair>().Active());
        return await db.Set<TwinningCampaign>().AsNoTracking().OrderByDescending(campaign => campaign.StartsOn).ThenBy(campaign => campaign.Id).Take(200)
            .Select(campaign => new Row(campaign.Id, campaign.Name, campaign.StartsOn, campaign.EndsOn, campaign.DaysToAnswer, campaign.MentorCapacity,
                db.Set<TwinningPair>().Count(pair => pair.CampaignId == campaign.Id),
                active.Count(pair => pair.CampaignId == campaign.Id),
                campaign.StartsOn <= today && campaign.EndsOn >= today))
            .ToListAsync(ct);
    }
}
