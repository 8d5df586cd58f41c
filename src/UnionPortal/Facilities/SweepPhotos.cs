using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Facilities;

/// <summary>Removes photos that were kept for a facility nobody ever saved, once the words beside them have had two weeks to be taken up again.</summary>
public sealed class SweepPhotos(IServiceScopeFactory scopes, Standings standings, DropFiles drop, TimeProvider clock, ILogger<SweepPhotos> log) : HourlyRound(scopes, standings, clock, log)
{
    public static readonly TimeSpan Patience = TimeSpan.FromDays(14);

    const int AtOnce = 500;

    protected override string Reason => Say.SweepJob;

    protected override async Task<int> RunAsync(FederationDb db, DateTimeOffset now, CancellationToken ct)
    {
        var before = now - Patience;
        var orphans = await db.Set<StoredFile>()
            .Where(file => file.Purpose == FilePurpose.FacilityPhoto && file.StoredAt < before && !db.Set<Facility>().Any(facility => facility.Id == file.SubjectId))
            .OrderBy(file => file.StoredAt).Take(AtOnce).ToListAsync(ct);
        if (orphans.Count > 0) await drop.SaveAsync(db, orphans, ct);
        return orphans.Count;
    }
}
