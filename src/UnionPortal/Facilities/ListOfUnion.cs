using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>The facilities of one union, open ones first.</summary>
public sealed class ListOfUnion(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string Name, string Kind, bool IsOpen);

    public async Task<List<Row>> RunAsync(Guid unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFacilities, ct);
        return await db.Set<Facility>().AsNoTracking().Where(facility => facility.UnionId == unionId).OrderBy(facility => facility.ClosedOn != null)
            .ThenBy(facility => facility.NameKey).Take(Paging.Size)
            .Select(facility => new Row(facility.Id, facility.Name,
                db.Set<FacilityKind>().Where(kind => kind.Id == facility.KindId).Select(kind => kind.Name).First(), facility.ClosedOn == null)).ToListAsync(ct);
    }
}
