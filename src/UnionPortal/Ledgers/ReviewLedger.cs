using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>Shows every row of a kept ledger with its verdict, and keeps what a person corrects: the sheet, the columns, the rows left out. Once imported it tells what came of it.</summary>
public sealed class ReviewLedger(FederationDoor door, IFileStore store, TimeProvider clock) : IUseCase
{
    /// <param name="Open">The rows, as long as they wait for a decision.</param>
    /// <param name="Done">What was registered, once it was.</param>
    public sealed record Review(LedgerImport Import, JudgedLedger? Open, LedgerTally? Done);

    public async Task<Review> RunAsync(Guid importId, LedgerChoices? corrected = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ImportUnions, ct);
        var import = await db.FindLedgerAsync(importId, ct);
        if (corrected is not null)
        {
            import.Choose(corrected);
            await db.SaveChangesAsync(ct);
        }
        return import.State switch
        {
            LedgerState.Read => new(import, await JudgedLedger.OfAsync(db, store, import, clock.Today(), ct), null),
            LedgerState.Imported => new(import, null, await TallyAsync(db, import, ct)),
            _ => new(import, null, null),
        };
    }

    static async Task<LedgerTally> TallyAsync(FederationDb db, LedgerImport import, CancellationToken ct) => new(
        await db.Set<GrassrootsUnion>().Where(union => union.ImportId == import.Id).GroupBy(union => union.Kind).ToDictionaryAsync(kind => kind.Key, kind => kind.Count(), ct),
        import.ProspectsImported);
}
