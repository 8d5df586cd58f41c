using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>Makes the personal link of a union's chair: it opens on a phone and signs it in. Refuses a union whose chair has no name.</summary>
public sealed class InviteChair(FederationDoor door, InviteToUnion invite) : IUseCase
{
    public async Task<InviteToOffice.Issued> RunAsync(Guid unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InviteChairs, ct);
        var union = await db.Set<GrassrootsUnion>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == unionId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchUnion);
        var tail = union.ChairPhone?.Masked is { Length: >= 4 } masked ? masked[^4..] : null;
        var issued = await invite.RunAsync(new(union.Id, union.Name, union.ChairName ?? "", tail), ct);
        db.Record(AuditAction.Invited, nameof(GrassrootsUnion), union.Id, union.ChairName);
        await db.SaveChangesAsync(ct);
        return issued;
    }
}
