using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>Shows every row of a kept ledger with its verdict, and keeps what a person corrects: the sheet, the columns, the rows left out.</summary>
public sealed class ReviewLedger(FederationDoor door, IFileStore store, TimeProvider clock) : IUseCase
{
    public async Task<JudgedLedger> RunAsync(Guid importId, LedgerChoices? corrected = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ImportUnions, ct);
        var import = await db.Set<LedgerImport>().FirstOrDefaultAsync(row => row.Id == importId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchLedger);
        if (corrected is not null)
        {
            import.Choose(corrected);
            await db.SaveChangesAsync(ct);
        }
        return await JudgedLedger.OfAsync(db, store, import, clock.Today(), ct);
    }
}
