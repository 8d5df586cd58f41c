using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>The facilities a reader sees, for a sheet on the wall: numbered, grouped by area, with their places where they are known.</summary>
public sealed class ListOnMap(FederationDoor door) : IUseCase
{
    public const int Most = 300;

    public sealed record Row(int Number, string Name, string Kind, string? Area, string? Address, bool IsAllDay, string? Hours, double? Longitude, double? Latitude);

    public sealed record Group(string? Area, IReadOnlyList<Row> Rows);

    /// <param name="Groups">By area, in the order of reading; those without one come last.</param>
    /// <param name="IsMore">There are more than a sheet takes.</param>
    public sealed record Sheet(IReadOnlyList<Group> Groups, bool IsMore);

    public async Task<Sheet> RunAsync(ListFacilities.Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFacilities, ct);
        var kinds = (await db.KindsAsync(ct)).ToDictionary(kind => kind.Id, kind => kind.Name);
        var found = await ListFacilities.Find(db, sought with { State = FacilityState.Open }).OrderBy(facility => facility.Area == null)
            .ThenBy(facility => facility.Area).ThenBy(facility => facility.NameKey)
            .ThenBy(facility => facility.Id).Take(Most + 1).ToListAsync(ct);
        var rows = found.Take(Most).Select((facility, at) => new Row(at + 1, facility.Name, kinds.GetValueOrDefault(facility.KindId, ""), facility.Area,
            facility.Address, facility.IsAllDay, facility.Hours, facility.Longitude, facility.Latitude));
        return new([.. rows.GroupBy(row => row.Area).Select(group => new Group(group.Key, [.. group]))], found.Count > Most);
    }
}
