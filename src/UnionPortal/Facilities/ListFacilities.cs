using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>Facilities by name, found by any part of name, address, label or union, and by kind, owner, state and equipment; a chair's are the own union's.</summary>
public sealed class ListFacilities(FederationDoor door) : IUseCase
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
    public sealed record Sought(string? Words = null, Guid? Kind = null, Guid? Union = null, bool IsOfFederation = false, FacilityState? State = null, Equipment? With = null, int Page = 1)
    {
        public bool IsEverything => string.IsNullOrWhiteSpace(Words) && Kind is null && Union is null && !IsOfFederation && State is null && With is null;
    }

    /// <param name="LastScore">Of the latest inspection, in percent.</param>
    public sealed record Row(Guid Id, string Name, string Kind, string? UnionName, string? Area, string? Address, bool IsAllDay, string? Hours, bool IsOpen,
        bool IsPublic, int? Visits, int? LastScore);

    /// <param name="Found">The facilities.</param>
    /// <param name="Kinds">Kinds to narrow the list by.</param>
    /// <param name="UnionName">The union that was asked for.</param>
    public sealed record Page(Paged<Row> Found, List<FacilityChoices.Choice> Kinds, string? UnionName);

    public async Task<Page> RunAsync(Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFacilities, ct);
        var found = await Find(db, sought).PageAsync(sought.Page, facilities => facilities.ByName().Select(facility => new Row(facility.Id, facility.Name,
            db.Set<FacilityKind>().Where(kind => kind.Id == facility.KindId).Select(kind => kind.Name).First(),
            db.Set<GrassrootsUnion>().Where(union => union.Id == facility.UnionId).Select(union => union.Name).FirstOrDefault(),
            facility.Area, facility.Address, facility.IsAllDay, facility.Hours, facility.ClosedOn == null, facility.IsPublic,
            db.Set<FacilityMonth>().Where(month => month.FacilityId == facility.Id).OrderByDescending(month => month.Month).Select(month => (int?)month.Visits).FirstOrDefault(),
            db.Set<Inspection>().Where(inspection => inspection.FacilityId == facility.Id && inspection.Full > 0).OrderByDescending(inspection => inspection.On)
                .ThenByDescending(inspection => inspection.Id)
                .Select(inspection => (int?)(100 * inspection.Score / inspection.Full)).FirstOrDefault())), ct);
        var kinds = (await db.KindsAsync(ct)).ConvertAll(kind => new FacilityChoices.Choice(kind.Id, kind.Name));
        return new(found, kinds, sought.Union is { } union ? await db.Set<GrassrootsUnion>().Where(known => known.Id == union).Select(known => known.Name).FirstOrDefaultAsync(ct) : null);
    }

    internal static IQueryable<Facility> Find(FederationDb db, Sought sought)
    {
        var facilities = db.Set<Facility>().AsNoTracking();
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
