using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Ledgers;

/// <summary>Removes the bytes of ledgers nobody needs any more: some days after the import, and where undoing or giving up was cut short.</summary>
public sealed class ForgetLedgers(IServiceScopeFactory scopes, Standings standings, IFileStore store, TimeProvider clock, ILogger<ForgetLedgers> log) : HourlyRound(scopes, standings, clock, log)
{
    /// <summary>Long enough to hold an import against what was sent in.</summary>
    public static readonly TimeSpan KeptAfterImport = TimeSpan.FromDays(7);

    protected override string Reason => Say.ForgetLedgersJob;

    protected override async Task<int> RunAsync(FederationDb db, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - KeptAfterImport;
        var over = db.Set<LedgerImport>().Where(import => import.State != LedgerState.Read && (import.State != LedgerState.Imported || import.DecidedAt < since));
        var files = await db.Set<StoredFile>().Where(file => file.Purpose == FilePurpose.Ledger && over.Any(import => import.FileId == file.Id)).Select(file => file.Id).ToListAsync(ct);
        foreach (var file in files) await LedgerBytes.DropAsync(store, db, file, ct);
        return files.Count;
    }
}
