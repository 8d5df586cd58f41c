using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Both sides go on beyond the term they signed for: the office records until when and why. Refuses a pair that is not active, and a day that is no later.</summary>
public sealed class RenewAgreement(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid pairId, DateOnly? until, string? reason, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var pair = await db.FindPairAsync(pairId, ct);
        if (pair.Stage != PairStage.Active) throw new Refusal(Say.NotAtThisStage, pair.StageWord, PairStage.Active.Word());
        var agreement = await db.Set<PairAgreement>().FirstOrDefaultAsync(signed => signed.PairId == pairId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPair);
        agreement.Renew(until, reason, $"{db.Acting.Name} · {db.Acting.Standing}", clock.GetUtcNow());
        await db.SaveStepAsync(ct);
    }
}
