using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>Rows that several use cases of the room begin with, and the sentence that says no.</summary>
static class FoundRows
{
    public static async Task<GrassrootsUnion> FindUnionAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<GrassrootsUnion>().FirstOrDefaultAsync(union => union.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchUnion);

    public static async Task<Prospect> FindProspectAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<Prospect>().FirstOrDefaultAsync(prospect => prospect.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchProspect);
}
