using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Staff move a pair on: to review, to its end as planned, or to an early end with a reason. No step is skipped.</summary>
public sealed class MovePair(FederationDoor door, TimeProvider clock) : IUseCase
{
    public Task ReviewAsync(Guid id, CancellationToken ct = default) => MoveAsync(id, (pair, by, at) => pair.Review(by, at), ct);

    public Task CompleteAsync(Guid id, CancellationToken ct = default) => MoveAsync(id, (pair, by, at) => pair.Complete(by, at), ct);

    public Task EndAsync(Guid id, string? reason, CancellationToken ct = default) => MoveAsync(id, (pair, by, at) => pair.End(reason, by, at), ct);

    async Task MoveAsync(Guid id, Action<TwinningPair, Acting, DateTimeOffset> move, CancellationToken ct)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var pair = await db.FindPairAsync(id, ct);
        move(pair, db.Acting, clock.GetUtcNow());
        await db.SaveStepAsync(ct);
    }
}
