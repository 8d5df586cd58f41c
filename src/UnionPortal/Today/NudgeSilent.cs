using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Today;

/// <summary>Reminds both unions of every pair that has no record yet this month (一键催报). A union that was reminded today is left in peace.</summary>
public sealed class NudgeSilent(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>How many unions were reminded.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        var silent = await DuePairs.Of(db, Due.Silent, today).AsNoTracking().Select(pair => new { pair.Id, pair.UnionId, pair.PartnerUnionId, pair.MentorName, pair.MenteeName }).ToListAsync(ct);
        var reminded = (await db.Set<Nudge>().Where(nudge => nudge.Day == today).Select(nudge => new { nudge.UnionId, nudge.PairId }).ToListAsync(ct)).Select(nudge => (nudge.UnionId, nudge.PairId)).ToHashSet();
        var nudges = silent.SelectMany(pair => new (Guid? Union, string Partner)[] { (pair.UnionId, pair.MenteeName), (pair.PartnerUnionId, pair.MentorName) }
                .Where(side => side.Union is { } union && !reminded.Contains((union, pair.Id)))
                .Select(side => new Nudge { UnionId = side.Union!.Value, PairId = pair.Id, PartnerName = side.Partner, Day = today, At = now })).ToList();
        db.AddRange(nudges);
        await db.SaveChangesAsync(ct);
        return nudges.Select(nudge => nudge.UnionId).Distinct().Count();
    }
}
