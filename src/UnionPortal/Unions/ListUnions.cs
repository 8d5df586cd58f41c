using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>The federation's unions by name, found by any part of it, its short name, its codes, and by kind, industry, ownership and honour; or those that are dissolved.</summary>
public sealed class ListUnions(FederationDoor door) : IUseCase
{
    /// <param name="Section">A section's letter of GB/T 4754.</param>
    public sealed record Sought(string? Words = null, UnionKind? Kind = null, string? Section = null, HonourLevel? Honour = null, int Page = 1, Ownership? Ownership = null, bool Dissolved = false)
    {
        public bool IsEverything => string.IsNullOrWhiteSpace(Words) && Kind is null && Section is null && Honour is null && Ownership is null && !Dissolved;
    }

    public sealed record Row(Guid Id, string Name, UnionKind Kind, string? IndustryCode, int? Workers, int? Members, string? ChairName, HonourLevel? TopHonour, string? HonourTitle, DateOnly? DissolvedOn = null, int MemberUnions = 0);

    public async Task<Paged<Row>> RunAsync(Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        return await Find(db, sought).PageAsync(sought.Page, unions => unions.ByName()
            .Select(union => new Row(union.Id, union.Name, union.Kind, union.IndustryCode, union.WorkerCount, union.MemberCount, union.ChairName,
                union.Honours.OrderBy(honour => honour.Level).ThenByDescending(honour => honour.Year).ThenBy(honour => honour.Id).Select(honour => (HonourLevel?)honour.Level).FirstOrDefault(),
                union.Honours.OrderBy(honour => honour.Level).ThenByDescending(honour => honour.Year).ThenBy(honour => honour.Id).Select(honour => honour.Title).FirstOrDefault(),
                union.DissolvedOn, db.Set<AssociationMember>().Count(member => member.UnionId == union.Id && member.LeftOn == null))), ct);
    }

    internal static IQueryable<GrassrootsUnion> Find(FederationDb db, Sought sought)
    {
        var unions = db.Set<GrassrootsUnion>().AsNoTracking().Where(union => union.DissolvedOn != null == sought.Dissolved);
        if (PhoneNumber.Read(sought.Words) is { } phone)
        {
            var hash = db.Vault.HashOf(phone.Text);
            return unions.Where(union => union.ChairPhone!.Hash == hash);
        }

        unions = unions.Found(sought.Words);
        if (sought.Kind is { } kind) unions = unions.Where(union => union.Kind == kind);
        if (sought.Ownership is { } ownership) unions = unions.Where(union => union.Ownership == ownership);
        if (sought.Honour is { } level) unions = unions.Where(union => union.Honours.Any(honour => honour.Level == level));
        if (sought.Section is { Length: > 0 } section)
        {
            var divisions = Industries.Children(section).Select(division => division.Code).ToList();
            unions = unions.Where(union => union.IndustryCode == section || divisions.Contains(union.IndustryCode!.Substring(0, 2)));
        }
        return unions;
    }
}
