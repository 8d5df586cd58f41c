using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>
/// Says that a union's register of members is complete: from that day on its members are counted from the register and no longer from the
/// number somebody typed. Refuses a register with nobody in it.
/// </summary>
public sealed class KeepRoster(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Typed">Members as somebody last typed their number.</param>
    /// <param name="Full">Members on the register, kept ones left out.</param>
    /// <param name="Since">From when on the register counts; nothing while the typed number does.</param>
    public sealed record Shown(Guid UnionId, int? Typed, int Full, int Kept, DateOnly? Since);

    /// <summary>The union's numbers, of the own one where none is named.</summary>
    public async Task<Shown> ReadAsync(Guid? unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeMembers, ct);
        return await ShowAsync(db, unionId, ct);
    }

    public async Task<Shown> RunAsync(Guid? unionId, bool isComplete, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var id = db.Scope.UnionId ?? unionId;
        var union = await db.Set<GrassrootsUnion>().FirstOrDefaultAsync(row => row.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Unions.Say.NoSuchUnion);
        if (isComplete && !await db.Set<Member>().AnyAsync(member => member.UnionId == id && member.Standing != MemberStanding.Left, ct)) throw new Refusal(Say.RosterIsEmpty);
        union.RosterFrom = isComplete ? union.RosterFrom ?? clock.Today() : null;
        await db.SaveOrRefuseAsync(Say.ChangedMeanwhile, ct);

        return await ShowAsync(db, id, ct);
    }

    static async Task<Shown> ShowAsync(FederationDb db, Guid? unionId, CancellationToken ct)
    {
        var id = db.Scope.UnionId ?? unionId;
        return await db.Set<GrassrootsUnion>().AsNoTracking().Where(union => union.Id == id).Select(union => new Shown(union.Id, union.MemberCount,
            db.Set<Member>().Count(member => member.UnionId == union.Id && member.Standing == MemberStanding.Full),
            db.Set<Member>().Count(member => member.UnionId == union.Id && member.Standing == MemberStanding.Kept), union.RosterFrom)).FirstOrDefaultAsync(ct)
            ?? throw new Refusal(RefusalKind.NotFound, Unions.Say.NoSuchUnion);
    }
}
