using Microsoft.EntityFrameworkCore;
using UnionPortal.Facilities;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Honours;

/// <summary>Whether an honour counts.</summary>
public enum HonourState
{
    Valid,
    Expired,
    Revoked,
}

/// <summary>Honours, highest first, found by title, giver or holder and by level, kind of holder, year and whether they hold good; a chair's are the own union's.</summary>
public sealed class ListHonours(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Words">What is sought.</param>
    /// <param name="Level">Of this level.</param>
    /// <param name="Holder">Of this kind of holder.</param>
    /// <param name="State">Whether they count.</param>
    /// <param name="Year">Given in this year.</param>
    /// <param name="Union">Held by or at home in this union.</param>
    /// <param name="Page">Which page, from 1.</param>
    /// <param name="Columns">The columns of a file, as the address says them.</param>
    /// <param name="Sort">The order, as the address says it.</param>
    public sealed record Sought(string? Words = null, HonourLevel? Level = null, HonourHolder? Holder = null, HonourState? State = null, int? Year = null, Guid? Union = null, int Page = 1,
        string? Columns = null, string? Sort = null)
    {
        public bool IsEverything => string.IsNullOrWhiteSpace(Words) && Level is null && Holder is null && State is null && Year is null && Union is null;
    }

    public sealed record Row(Guid Id, string Title, HonourLevel Level, HonourHolder Holder, string? PersonName, string? UnionName, string? FacilityName, int? Year,
        string? Giver, DateOnly? ValidUntil, DateOnly? RevokedOn)
    {
        /// <summary>Who holds it, by name.</summary>
        public string? HolderName => PersonName ?? FacilityName ?? UnionName;

        public HonourState StateOn(DateOnly day) => RevokedOn <= day ? HonourState.Revoked : ValidUntil < day ? HonourState.Expired : HonourState.Valid;
    }

    /// <param name="Found">The honours.</param>
    /// <param name="Years">Years any was given in, latest first.</param>
    /// <param name="Today">The day they are judged on.</param>
    public sealed record Page(Paged<Row> Found, List<int> Years, DateOnly Today);

    public async Task<Page> RunAsync(Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeHonours, ct);
        var today = clock.Today();
        var found = await Find(db, sought, today).PageAsync(sought.Page, honours => Show(db, Order(honours, sought)), ct);
        return new(found, await db.Set<Honour>().Where(honour => honour.Year != null).Select(honour => honour.Year!.Value).Distinct().OrderByDescending(year => year).ToListAsync(ct), today);
    }

    internal static IOrderedQueryable<Honour> Order(IQueryable<Honour> honours, Sought sought) => honours.Sorted(sought.Sort, HonourColumns.Orders, rows => rows.OrderBy(honour => honour.Level).ThenByDescending(honour => honour.Year)
        .ThenBy(honour => honour.Title).ThenBy(honour => honour.Id));

    internal static IQueryable<Row> Show(FederationDb db, IQueryable<Honour> honours) => honours.Select(honour => new Row(honour.Id, honour.Title, honour.Level, honour.Holder, honour.PersonName,
        db.Set<GrassrootsUnion>().Where(union => union.Id == honour.UnionId).Select(union => union.Name).FirstOrDefault(),
        db.Set<Facility>().Where(facility => facility.Id == honour.FacilityId).Select(facility => facility.Name).FirstOrDefault(),
        honour.Year, honour.Giver, honour.ValidUntil, honour.RevokedOn));

    internal static IQueryable<Honour> Find(FederationDb db, Sought sought, DateOnly today)
    {
        var honours = db.Set<Honour>().AsNoTracking();
        if (sought.Level is { } level) honours = honours.Where(honour => honour.Level == level);
        if (sought.Holder is { } holder) honours = honours.Where(honour => honour.Holder == holder);
        if (sought.Year is { } year) honours = honours.Where(honour => honour.Year == year);
        if (sought.Union is { } union) honours = honours.Where(honour => honour.UnionId == union);
        honours = sought.State switch
        {
            HonourState.Valid => honours.Where(Honour.IsValidOn(today)),
            HonourState.Expired => honours.Where(honour => honour.ValidUntil < today && (honour.RevokedOn == null || honour.RevokedOn > today)),
            HonourState.Revoked => honours.Where(honour => honour.RevokedOn <= today),
            _ => honours,
        };
        foreach (var word in Named.Words(sought.Words))
        {
            var unions = db.Set<GrassrootsUnion>().Found(word).Select(named => (Guid?)named.Id);
            var facilities = db.Set<Facility>().Found(word).Select(named => (Guid?)named.Id);
            honours = honours.Where(honour => honour.Title.Contains(word) || honour.Giver!.Contains(word) || honour.PersonName!.Contains(word)
                || unions.Contains(honour.UnionId) || facilities.Contains(honour.FacilityId));
        }

        return honours;
    }
}
