using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>Takes an employer off the founding ledger that closed down, moved away or was entered by mistake. Its row and its past figures stay.</summary>
public sealed class LeaveLedger(FederationDoor door, TimeProvider clock) : IUseCase
{
    public static readonly IReadOnlyList<LeaveReason> Reasons = [.. Enum.GetValues<LeaveReason>().Where(reason => reason is not (LeaveReason.Founded or LeaveReason.Covered))];

    public async Task RunAsync(Guid id, LeaveReason reason, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var prospect = await db.FindProspectAsync(id, ct);
        prospect.Leave(clock.Today(), reason);
        await db.SaveOrRefuseAsync(Say.ProspectChangedMeanwhile, ct);
    }
}
