using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Activities;

/// <summary>Removes photos that were kept for an activity nobody ever saved: a form that was left, words that were thrown away on a dead line.</summary>
public sealed class SweepPhotos(IServiceScopeFactory scopes, Standings standings, DropFiles drop, TimeProvider clock, ILogger<SweepPhotos> log) : HourlyRound(scopes, standings, clock, log)
{
    /// <summary>So long a person may come back to the words. Drafts are out of a job's sight, so the photos' own age decides; a week's holiday and then some.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(14);

    const int AtOnce = 500;

    protected override string Reason => Say.SweepJob;

    protected override async Task<int> RunAsync(FederationDb db, DateTimeOffset now, CancellationToken ct)
    {
        var before = now - Patience;
        var orphans = await db.Set<StoredFile>()
            .Where(file => file.Purpose == FilePurpose.ActivityPhoto && file.StoredAt < before && !db.Set<Activity>().Any(activity => activity.Id == file.SubjectId))
            .OrderBy(file => file.StoredAt).Take(AtOnce).ToListAsync(ct);
        if (orphans.Count > 0) await drop.SaveAsync(db, orphans, ct);
        return orphans.Count;
    }
}
