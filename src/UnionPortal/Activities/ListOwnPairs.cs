using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Activities;

/// <summary>The active pairs an activity can be logged for: a chair's own, or for the office all of them.</summary>
public sealed class ListOwnPairs(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string PartnerName, bool IsMentor);

    /// <param name="Pairs">The pairs to choose from.</param>
    /// <param name="MayHoldAlone">A union may log what it held on its own; the office logs for a pair only.</param>
    public sealed record Choices(List<Row> Pairs, bool MayHoldAlone);

    public async Task<Choices> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var own = db.Scope.UnionId;
        return new(await db.Set<TwinningPair>().AsNoTracking().Active()
            .OrderByDescending(pair => pair.ActiveFrom).ThenBy(pair => pair.Id).Take(500)
            .Select(pair => new Row(pair.Id, own == null ? pair.MentorName + " · " + pair.MenteeName : pair.UnionId == own ? pair.MenteeName : pair.MentorName, pair.UnionId == own))
            .ToListAsync(ct), own is not null);
    }
}
