using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>Opens the phone of a union's chair or a prospect's contact, and writes into the trail who looked.</summary>
public sealed class RevealPhone(FederationDoor door) : IUseCase
{
    public async Task<string> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var union = await db.Set<GrassrootsUnion>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct);
        var prospect = union is null ? await db.Set<Prospect>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) : null;
        var phone = union?.ChairPhone ?? prospect?.ContactPhone ?? throw new Refusal(RefusalKind.NotFound, Say.NoPhoneKept);

        db.Record(AuditAction.Revealed, union is null ? nameof(Prospect) : nameof(GrassrootsUnion), id);
        await db.SaveChangesAsync(ct);
        return db.Vault.Open(phone);
    }
}
