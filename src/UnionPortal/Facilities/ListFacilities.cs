using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Facilities;

/// <summary>Facilities by name, found by any part of name, address, label or union, and by kind, owner, state and equipment; a chair's are the own union's.</summary>
public sealed class ListFacilities(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>The federation's own, in place of a union.</summary>
    public const string OfFederation = "federation";

    /// <param name="Words">What is sought.</param>
    /// <param name="Kind">Of this kind.</param>
    /// <param name="Union">Of this union.</param>
    /// <param name="IsOfFederation">Of the federation itself.</param>
    /// <param name="State">Open or closed ones only.</param>
    /// <param name="With">Those that have this.</param>
    /// <param name="Page">Which page, from 1.</param>
    /// <param name="Columns">The columns to be shown, as the address says them.</param>
    /// <param name="Sort">The order, as the address says it.</param>
    /// <param name="Picked">Only these of them.</param>
    public sealed record Sought(string? Words = null, Guid? Kind = null, Guid? Union = null, bool IsOfFederation = false, FacilityState? State = null, Equipment? With = null, int Page = 1,
        string? Columns = null, string? Sort = null, IReadOnlyCollection<Guid>? Picked = null)
    {
        public bool IsEverything => string.IsNullOrWhiteSpace(Words) && Kind is null && Union is null && !IsOfFederation && State is null && With is null;
    }

    public sealed record Row(Guid Id, string Name, bool IsOpen, bool IsPublic)
    {
        /// <summary>What the columns say, by their words in the address.</summary>
        public Dictionary<string, string?> Words { get; init; } = [];
    }

    /// <param name="Found">The facilities.</param>
    /// <param name="Kinds">Kinds to narrow the list by.</param>
    /// <param name="UnionName">The union that was asked for.</param>
    public sealed record Page(Paged<Row> Found, List<FacilityChoices.Choice> Kinds, string? UnionName);

    public async Task<Page> RunAsync(Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFacilities, ct);
        var year = clock.Today().Year;
        var shown = FacilityColumns.All(year).Chosen(sought.Columns);
        var found = await Find(db, sought).PageAsync(sought.Page, facilities => facilities.InOrder(sought.Sort), ct);
        var rows = (await db.LinesAsync(found.Rows, year, ct)).ConvertAll(line => new Row(line.Facility.Id, line.Facility.Name, line.Facility.IsOpen, line.Facility.IsPublic)
        {
            Words = shown.ToDictionary(column => column.Key, column => column.Words(line)),
        });
        var kinds = (await db.KindsAsync(ct)).ConvertAll(kind => new FacilityChoices.Choice(kind.Id, kind.Name));
        return new(new(rows, found.Count, found.Number), kinds, sought.Union is { } union ? await db.Set<GrassrootsUnion>().Where(known => known.Id == union).Select(known => known.Name).FirstOrDefaultAsync(ct) : null);
    }

    internal static IQueryable<Facility> Find(FederationDb db, Sought sought)
    {
        var facilities = db.Set<Facility>().AsNoTracking();
        if (sought.Picked is { } picked) facilities = facilities.Where(facility => picked.Contains(facility.Id));
        if (sought.Kind is { } kind) facilities = facilities.Where(facility => facility.KindId == kind);
        if (sought.Union is { } union) facilities = facilities.Where(facility => facility.UnionId == union);
        if (sought.IsOfFederation) facilities = facilities.Where(facility => facility.UnionId == null);
        if (sought.With is { } equipment) facilities = facilities.Where(facility => (facility.Equipment & equipment) == equipment);
        if (sought.State is { } state) facilities = state == FacilityState.Open ? facilities.Where(facility => facility.ClosedOn == null) : facilities.Where(facility => facility.ClosedOn != null);
        foreach (var word in Named.Words(sought.Words))
        {
            var initials = word.ToLowerInvariant();
            var unions = db.Set<GrassrootsUnion>().Found(word).Select(named => (Guid?)named.Id);
            facilities = facilities.Where(facility => facility.Name.Contains(word) || facility.Initials.Contains(initials) || facility.Address!.Contains(word)
                || facility.Area!.Contains(word)
                || facility.Labels!.Contains(word) || unions.Contains(facility.UnionId));
        }

        return facilities;
    }
}

/// <summary>Whether a facility can be visited now.</summary>
public enum FacilityState
{
    Open,
    Closed,
}
