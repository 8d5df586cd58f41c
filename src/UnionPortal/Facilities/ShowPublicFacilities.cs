using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>What everybody may know of a federation's facilities: those that are open and shown, without a word about a person. Nearest first where the visitor says where they are.</summary>
public sealed class ShowPublicFacilities(FederationDoor door) : IUseCase
{
    /// <summary>A page on a phone; whoever wants more narrows it by kind or place.</summary>
    public const int Most = 200;

    public sealed record Row(string Name, string Kind, string? Area, string? Address, bool IsAllDay, string? Hours, Equipment Equipment, string? Labels, double? Longitude, double? Latitude)
    {
        /// <summary>How far from the visitor, in metres.</summary>
        public double? Metres { get; init; }
    }

    public sealed record Shown(string Federation, IReadOnlyList<FacilityChoices.Choice> Kinds, IReadOnlyList<Row> Rows, bool IsMore);

    /// <param name="slug">The federation's name in addresses.</param>
    /// <param name="kind">Of this kind only.</param>
    /// <param name="near">Longitude and latitude, parted by a comma, or words of an address such as a community's name.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<Shown> RunAsync(string slug, Guid? kind, string? near, CancellationToken ct = default)
    {
        await using var db = await door.OpenPublicPageAsync(slug, PublicPage.Facilities, ct);
        var facilities = from facility in db.Set<Facility>().AsNoTracking()
                         join known in db.Set<FacilityKind>() on facility.KindId equals known.Id
                         where facility.ClosedOn == null
                         select new { Facility = facility, Kind = known };
        var kinds = await facilities.Select(row => new { row.Kind.Id, row.Kind.Name, row.Kind.Order }).Distinct().OrderBy(known => known.Order).ToListAsync(ct);
        if (kind is { } only) facilities = facilities.Where(row => row.Kind.Id == only);
        var place = PlaceOf(near);
        var words = place is null ? Named.Words(near) : [];
        foreach (var word in words) facilities = facilities.Where(row => row.Facility.Address!.Contains(word) || row.Facility.Area!.Contains(word) || row.Facility.Name.Contains(word));
        var found = await facilities.OrderBy(row => row.Facility.Area).ThenBy(row => row.Facility.NameKey).ThenBy(row => row.Facility.Id).Take(place is null ? Most + 1 : Paging.Limit)
            .Select(row => new Row(row.Facility.Name, row.Kind.Name, row.Facility.Area, row.Facility.Address, row.Facility.IsAllDay, row.Facility.Hours,
                row.Facility.Equipment, row.Facility.Labels,
                row.Facility.Longitude, row.Facility.Latitude)).ToListAsync(ct);
        if (place is { } here)
            found = [.. found.Select(row => row with { Metres = row is { Longitude: { } east, Latitude: { } north } ? here.MetresTo(new Place(east, north)) : null })
                .OrderBy(row => row.Metres ?? double.MaxValue)];
        return new(db.Acting.Name, kinds.ConvertAll(known => new FacilityChoices.Choice(known.Id, known.Name)), [.. found.Take(Most)], found.Count > Most);
    }

    /// <summary>Where somebody is, as an address writes it; nothing where it is no place in China.</summary>
    public static Place? PlaceOf(string? near)
    {
        if (near?.Split(',', '，') is not [var east, var north]) return null;
        if (!double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            || !double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)) return null;
        var place = new Place(longitude, latitude);
        return place.IsInChina ? place : place.IsSwapped ? place.Swapped : null;
    }
}
