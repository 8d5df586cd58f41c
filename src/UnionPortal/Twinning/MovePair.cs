using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Staff end a pair before its time, with a reason. To review and to its end as planned it moves by <see cref="AskForReview"/> and <see cref="GiveVerdict"/>.</summary>
public sealed class MovePair(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task EndAsync(Guid id, string? reason, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        (await db.FindPairAsync(id, ct)).End(reason, db.Acting, clock.GetUtcNow());
        await db.CloseOfferAsync(id, clock.GetUtcNow(), ct);
        await db.SaveStepAsync(ct);
    }
}
