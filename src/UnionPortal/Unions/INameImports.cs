using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>Names the import that a union or a prospect came with. The room that imports is unknown here and registers one.</summary>
public interface INameImports
{
    /// <returns>The name of what was sent in; nothing where there is no such import.</returns>
    Task<string?> NameAsync(FederationDb db, Guid importId, CancellationToken ct);
}
