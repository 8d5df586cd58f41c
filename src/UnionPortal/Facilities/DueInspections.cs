using Microsoft.EntityFrameworkCore;
using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Facilities;

/// <summary>Which facilities are to be inspected: open ones that nobody inspected for <see cref="Months"/> months, or, where nobody ever did, that opened so long ago.</summary>
public static class DueInspections
{
    public const int Months = 12;

    /// <summary>Those that are due on a day.</summary>
    public static IQueryable<Facility> Of(FederationDb db, DateOnly today)
    {
        var since = today.AddMonths(-Months);
        return db.Set<Facility>().Where(facility => facility.ClosedOn == null && !db.Set<Inspection>().Any(inspection => inspection.FacilityId == facility.Id && inspection.On > since)
            && db.Set<FacilityStep>().Any(step => step.FacilityId == facility.Id && step.On <= since));
    }

    /// <summary>With the day from which the months run: of the last inspection, or of the opening.</summary>
    internal static IQueryable<Row> Rows(FederationDb db, DateOnly today) => Of(db, today).AsNoTracking().Select(facility => new Row(facility.Id, facility.Name, facility.UnionId,
        db.Set<Inspection>().Where(inspection => inspection.FacilityId == facility.Id).Max(inspection => (DateOnly?)inspection.On),
        db.Set<FacilityStep>().Where(step => step.FacilityId == facility.Id).Min(step => step.On)));

    /// <param name="Last">When it was last inspected; nothing where it never was.</param>
    /// <param name="Opened">The day of its first step.</param>
    public sealed record Row(Guid Id, string Name, Guid? UnionId, DateOnly? Last, DateOnly Opened)
    {
        public DateOnly DueOn => (Last ?? Opened).AddMonths(Months);
    }
}

/// <summary>Facilities to be inspected, longest due first; a chair's are the own union's.</summary>
public sealed class ListDueInspections(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task<Paged<DueInspections.Row>> RunAsync(int page = 1, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFacilities, ct);
        var rows = await DueInspections.Rows(db, clock.Today()).ToListAsync(ct);
        return rows.OrderBy(row => row.DueOn).ThenBy(row => row.Name, StringComparer.Ordinal).ToList().Page(page);
    }
}

/// <summary>Tells the office and the union once when the inspection of a facility has become due.</summary>
public sealed class InspectionMessages(TimeProvider clock) : IMessages
{
    public async Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        var rows = await DueInspections.Rows(db, clock.Today()).ToListAsync(ct);
        return [.. rows.Where(row => row.DueOn.StartInChina() > since).Select(row => new Message(MessageKind.Due, row.DueOn.StartInChina(), Say.NoticeInspectionDue.With(row.Name),
            row.Last is { } last ? Say.LastInspected.With(last) : Say.NeverInspected, db.Scope.UnionId is null ? $"facilities/{row.Id}/inspect" : $"facilities/{row.Id}", "place"))];
    }
}
