using UnionPortal.Tenancy;

namespace UnionPortal.Files;

/// <summary>Lets files go: their rows in the caller's save, their bytes once that has succeeded.</summary>
public sealed class DropFiles(IFileStore store)
{
    public async Task SaveAsync(FederationDb db, IReadOnlyCollection<StoredFile> files, CancellationToken ct)
    {
        db.RemoveRange(files);
        await db.SaveChangesAsync(ct);
        // The rows are gone: bytes must follow, even for somebody who has left the page.
        foreach (var file in files) await store.RemoveAsync(db.Scope.FederationId, file.Id, CancellationToken.None);
    }
}
