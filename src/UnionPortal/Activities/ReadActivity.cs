using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Activities;

/// <summary>One activity as its page shows it.</summary>
public sealed class ReadActivity(FederationDoor door) : IUseCase
{
    public sealed record Page(
        Guid Id, string Title, ActivityKind Kind, DateOnly HeldOn, TimeOnly? StartsAt, string? Place, int OwnCount, int PartnerCount, bool IsEstimate, string? Words,
        string HolderName, Guid? PairId, string? PairName, bool IsOfFederation, Guid? CampaignId, string? CampaignName, DateTimeOffset LoggedAt, string LoggedBy, bool MayAmend);

    public async Task<Page> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeActivities, ct);
        var activity = await db.Set<Activity>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchActivity);
        var pair = await db.Set<TwinningPair>().AsNoTracking().Where(known => known.Id == activity.PairId).Select(known => known.MentorName + " · " + known.MenteeName).FirstOrDefaultAsync(ct);
        var campaign = activity.CampaignId is null ? null : await db.Set<TwinningCampaign>().Where(known => known.Id == activity.CampaignId).Select(known => known.Name).FirstOrDefaultAsync(ct);
        return new(activity.Id, activity.Title, activity.Kind, activity.HeldOn, activity.StartsAt, activity.Place, activity.OwnCount, activity.PartnerCount, activity.IsEstimate,
            activity.Words, activity.HolderName, activity.PairId, pair, activity.UnionId is null, activity.CampaignId, campaign, activity.LoggedAt, activity.LoggedBy, db.Scope.UnionId is null || db.Scope.UnionId == activity.UnionId);
    }
}
