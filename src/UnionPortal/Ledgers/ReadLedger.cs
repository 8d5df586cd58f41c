using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Ledgers;

/// <summary>Takes in a ledger and keeps it sealed, so that whoever closes the browser can go on later. Nothing is registered yet. Refuses what is no spreadsheet.</summary>
public sealed class ReadLedger(FederationDoor door, IFileStore store, TimeProvider clock) : IUseCase
{
    const string MediaType = "application/octet-stream";

    /// <param name="id">Made by the page; the same file sent twice is one import.</param>
    public async Task<Guid> RunAsync(Guid id, string name, byte[] content, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ImportUnions, ct);
        await RunAsync(db, id, name, content, ct);
        return id;
    }

    internal async Task RunAsync(FederationDb db, Guid id, string name, byte[] content, CancellationToken ct)
    {
        if (await db.Set<LedgerImport>().AnyAsync(import => import.Id == id, ct)) return;
        await Task.Run(() => LedgerFile.Read(content, name), ct);

        var kept = name.Length > LedgerImport.FileNameLimit ? name[^LedgerImport.FileNameLimit..] : name;
        var file = new StoredFile
        {
            Purpose = FilePurpose.Ledger, SubjectId = id, Name = kept, MediaType = MediaType, Size = content.Length,
            Sha256 = SHA256.HashData(content), StoredAt = clock.GetUtcNow(),
        };
        await LedgerBytes.KeepAsync(store, db, file.Id, content, ct);
        db.AddRange(file, new LedgerImport { Id = id, FileName = kept, FileId = file.Id, ReadAt = clock.GetUtcNow(), ReadBy = db.Acting.Name });
        await db.SaveChangesAsync(ct);
    }
}
