using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace UnionPortal.Tenancy;

/// <summary>Finds the months whose figures a save changes: where a counted row counts now, and where it counted before.</summary>
static class Touches
{
    public static IEnumerable<Touch> Of(IEnumerable<EntityEntry<FederationOwned>> changed) => changed
        .Where(entry => entry.Entity is ICounted)
        .SelectMany(entry => Days(entry).Select(day => (Room: entry.Entity.GetType().Name, Month: new DateOnly(day.Year, day.Month, 1))))
        .Distinct()
        .Select(touched => new Touch { Room = touched.Room, Month = touched.Month });

    static IEnumerable<DateOnly> Days(EntityEntry<FederationOwned> entry)
    {
        var now = ((ICounted)entry.Entity).CountedDays.ToHashSet();
        if (entry.State == EntityState.Added) return now;
        var before = ((ICounted)entry.OriginalValues.ToObject()).CountedDays.ToHashSet();
        if (entry.State == EntityState.Deleted) return before;
        var moved = now.Union(before).Except(now.Intersect(before)).ToList();
        return moved.Count > 0 ? moved : now;
    }
}
