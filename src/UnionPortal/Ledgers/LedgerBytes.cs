using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Ledgers;

/// <summary>The bytes of a ledger as it was sent in. It holds phone numbers as the office typed them: they lie sealed, and go as soon as nobody needs them.</summary>
static class LedgerBytes
{
    public static async Task KeepAsync(IFileStore store, FederationDb db, Guid fileId, byte[] content, CancellationToken ct)
    {
        using var bytes = new MemoryStream(db.Vault.Protect(content), writable: false);
        await store.WriteAsync(db.Scope.FederationId, fileId, bytes, ct);
    }

    /// <summary>The bytes as they were sent, or nothing where they are gone.</summary>
    public static async Task<byte[]?> OpenAsync(IFileStore store, FederationDb db, Guid fileId, CancellationToken ct)
    {
        await using var content = await store.ReadAsync(db.Scope.FederationId, fileId, ct);
        if (content is null) return null;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        return db.Vault.Unprotect(bytes.ToArray());
    }

    // Bytes first: a row without bytes is found again by the hourly round, bytes without a row by nobody.
    public static async Task DropAsync(IFileStore store, FederationDb db, Guid fileId, CancellationToken ct)
    {
        await store.RemoveAsync(db.Scope.FederationId, fileId, ct);
        if (await db.Set<StoredFile>().Where(file => file.Id == fileId).ExecuteDeleteAsync(ct) == 0) return;
        db.Record(AuditAction.Removed, nameof(StoredFile), fileId);
        await db.SaveChangesAsync(ct);
    }
}
