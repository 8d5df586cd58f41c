using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Ledgers;

/// <summary>All rows of an open ledger that need a hand, as a workbook to mend and send in again. Phones are in it as typed, so the trail says who took it.</summary>
public sealed class ExportProblems(FederationDoor door, IFileStore store, TimeProvider clock) : IUseCase
{
    public sealed record Exported(string Name, byte[] Workbook);

    public async Task<Exported> RunAsync(Guid importId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ImportUnions, ct);
        var import = await db.FindLedgerAsync(importId, ct);
        import.RefuseUnlessOpen();
        var ledger = await JudgedLedger.OfAsync(db, store, import, clock.Today(), ct);
        if (ledger.Problems.Count == 0) throw new Refusal(RefusalKind.NotFound, Say.NoSuchRows);
        db.Record(AuditAction.Exported, nameof(LedgerImport), import.Id, Language.Written(() => Say.ProblemsExported.With(ledger.Problems.Count)));
        await db.SaveChangesAsync(ct);
        return new(Say.ProblemsFile.With(Path.GetFileNameWithoutExtension(import.FileName)), ProblemWorkbook.Of(ledger));
    }
}
