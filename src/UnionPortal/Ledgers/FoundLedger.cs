using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Ledgers;

/// <summary>The ledger that most use cases of the room begin with, and the sentence that says no.</summary>
static class FoundLedger
{
    public static async Task<LedgerImport> FindLedgerAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<LedgerImport>().FirstOrDefaultAsync(import => import.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchLedger);
}
