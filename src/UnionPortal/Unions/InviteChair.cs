using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>Makes the personal link of a union's chair: it opens on a phone and signs in whoever holds it. Every such link is in the trail. Refuses a union whose chair has no name.</summary>
public sealed class InviteChair(FederationDoor door, InviteToUnion invite) : IUseCase
{
    public sealed record Sent(InviteToOffice.Issued Issued, string ChairName);

    public async Task<Sent> RunAsync(Guid unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InviteChairs, ct);
        var union = await db.Set<GrassrootsUnion>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == unionId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchUnion);
        union.RefuseIfDissolved();
        var tail = union.ChairPhone?.Masked is { Length: >= 4 } masked ? masked[^4..] : null;
        var chair = union.ChairName ?? "";
        var issued = await invite.RunAsync(new(union.Id, union.Name, chair, tail), ct);
        db.Record(AuditAction.Invited, nameof(GrassrootsUnion), union.Id, chair, union.Name);
        await db.SaveChangesAsync(ct);
        return new(issued, chair);
    }
}
