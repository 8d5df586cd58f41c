using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>Gives up a ledger that was read and not imported: nothing of it is registered, and what was sent in is removed.</summary>
public sealed class DiscardLedger(FederationDoor door, IFileStore store, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid importId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ImportUnions, ct);
        var import = await db.FindLedgerAsync(importId, ct);
        import.Discard(clock.GetUtcNow());
        await db.SaveOrRefuseAsync(Say.LedgerIsNoLongerOpen, ct);
        await LedgerBytes.DropAsync(store, db, import.FileId, ct);
    }
}
