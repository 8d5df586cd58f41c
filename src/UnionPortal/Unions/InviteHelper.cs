using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>Makes the link of somebody who works for a union beside its chair: a clerk, or a union worker who may be posted to several. It works once.</summary>
public sealed class InviteHelper(FederationDoor door, InviteToUnion invite) : IUseCase
{
    public static readonly IReadOnlyList<Role> Roles = [Role.UnionClerk, Role.UnionWorker];

    public async Task<InviteToOffice.Issued> RunAsync(Guid unionId, Role role, string personName, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InviteChairs, ct);
        if (!Roles.Contains(role) || string.IsNullOrWhiteSpace(personName)) throw new Refusal(Say.HelperIsUnnamed);
        var union = await db.FindUnionAsync(unionId, ct);
        union.RefuseIfDissolved();
        var name = union.Name;
        var issued = await invite.RunAsync(new(unionId, name, personName.Trim(), null, role), ct);
        db.Record(AuditAction.Invited, nameof(GrassrootsUnion), unionId, personName.Trim(), name);
        await db.SaveChangesAsync(ct);
        return issued;
    }
}
