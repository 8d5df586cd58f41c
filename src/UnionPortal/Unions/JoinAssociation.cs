using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>Makes a union a member of an association, or ends that. Refuses an association as a member, a union that belongs to one already, and either one dissolved.</summary>
public sealed class JoinAssociation(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid associationId, Guid memberId, DateOnly? since = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var (association, member) = (await db.FindUnionAsync(associationId, ct), await db.FindUnionAsync(memberId, ct));
        association.RefuseIfDissolved();
        member.RefuseIfDissolved();
        if (!association.IsAssociation) throw new Refusal(Say.NoAssociation, association.Name);
        if (member.IsAssociation) throw new Refusal(Say.AssociationIsNoMember, member.Name);
        var day = since ?? clock.Today();
        if (day > clock.Today()) throw new Refusal(Say.SinceIsUnfit);
        var seats = db.Set<AssociationMember>().Where(seat => seat.PartnerUnionId == memberId);
        if (await seats.Where(seat => seat.LeftOn == null).Join(db.Set<GrassrootsUnion>(), seat => seat.UnionId, above => above.Id, (_, above) => above.Name).FirstOrDefaultAsync(ct) is { } already) throw new Refusal(Say.InAssociationAlready, member.Name, already);
        if (await seats.AnyAsync(seat => seat.LeftOn > day, ct)) throw new Refusal(Say.SinceIsUnfit);
        db.Add(new AssociationMember { UnionId = associationId, PartnerUnionId = memberId, JoinedOn = day });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The union leaves the association today.</summary>
    public async Task LeaveAsync(Guid memberId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var seat = await db.Set<AssociationMember>().FirstOrDefaultAsync(row => row.PartnerUnionId == memberId && row.LeftOn == null, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchRow);
        seat.Leave(clock.Today());
        await db.SaveChangesAsync(ct);
    }
}
