using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>An import is known by the name of its file.</summary>
sealed class NameImports : INameImports
{
    public Task<string?> NameAsync(FederationDb db, Guid importId, CancellationToken ct) =>
        db.Set<LedgerImport>().Where(import => import.Id == importId).Select(import => (string?)import.FileName).FirstOrDefaultAsync(ct);
}
