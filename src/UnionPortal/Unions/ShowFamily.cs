using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>What belongs to a union and what it belongs to: the employers it covers, its association, its member unions with their heads, its branches and groups.</summary>
public sealed class ShowFamily(FederationDoor door) : IUseCase
{
    public sealed record Employer(Guid Id, string Name, string? Code, int? Workers, string? Address, DateOnly Since, DateOnly? Until);

    public sealed record Kin(Guid Id, string Name, int? Workers, int? Members, DateOnly JoinedOn);

    public sealed record Below(Guid Id, string Name, SubunitKind Kind, string? HeadName, int? Members);

    /// <param name="Name">The union.</param>
    /// <param name="MayCover">A joint union or an association: it covers several employers.</param>
    /// <param name="IsAssociation">Of a community, building or industry: it may have member unions.</param>
    /// <param name="IsDissolved">It is no more: nothing can be changed.</param>
    /// <param name="Employers">Those covered now, and after them those that were.</param>
    /// <param name="Members">Its member unions.</param>
    /// <param name="Association">Where it is a member itself.</param>
    /// <param name="Below">Branches and groups.</param>
    public sealed record Page(string Name, bool MayCover, bool IsAssociation, bool IsDissolved, List<Employer> Employers, List<Kin> Members, Kin? Association, List<Below> Below)
    {
        public int Covered => Employers.Count(employer => employer.Until is null);
    }

    public async Task<Page> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var union = await db.FindUnionAsync(id, ct);
        var employers = await db.Set<CoveredEmployer>().AsNoTracking().Where(employer => employer.UnionId == id).OrderBy(employer => employer.CoveredUntil != null).ThenBy(employer => employer.Since).ThenBy(employer => employer.Id)
            .Select(employer => new Employer(employer.Id, employer.Name, employer.EmployerCode, employer.WorkerCount, employer.Address, employer.Since, employer.CoveredUntil)).ToListAsync(ct);
        var seats = db.Set<AssociationMember>().AsNoTracking().Where(seat => seat.LeftOn == null);
        var members = await seats.Where(seat => seat.UnionId == id).Join(db.Set<GrassrootsUnion>(), seat => seat.PartnerUnionId, member => member.Id, (seat, member) => new { seat, member })
            .OrderBy(row => row.member.NameKey).ThenBy(row => row.member.Id).Select(row => new Kin(row.member.Id, row.member.Name, row.member.WorkerCount, row.member.MemberCount, row.seat.JoinedOn)).ToListAsync(ct);
        var association = await seats.Where(seat => seat.PartnerUnionId == id).Join(db.Set<GrassrootsUnion>(), seat => seat.UnionId, above => above.Id,
            (seat, above) => new Kin(above.Id, above.Name, above.WorkerCount, above.MemberCount, seat.JoinedOn)).FirstOrDefaultAsync(ct);
        var below = await db.Set<Subunit>().AsNoTracking().Where(subunit => subunit.UnionId == id).OrderBy(subunit => subunit.Kind).ThenBy(subunit => subunit.Name).ThenBy(subunit => subunit.Id)
            .Select(subunit => new Below(subunit.Id, subunit.Name, subunit.Kind, subunit.HeadName, subunit.MemberCount)).ToListAsync(ct);
        return new(union.Name, union.IsAssociation || union.Founding == Founding.Joint, union.IsAssociation, union.IsDissolved, employers, members, association, below);
    }
}
