using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>One facility as its page shows it: what it is, how it was used, how it was scored, what happened to it. The phone stays masked.</summary>
public sealed class ShowFacility(FederationDoor door, TimeProvider clock) : IUseCase
{
    const int MonthsShown = 24;

    public sealed record Step(FacilityStepKind Kind, DateOnly On, string? Reason, string? FromAddress, string? ToAddress, string By, bool IsRough, DatePrecision Precision);

    public sealed record Month(DateOnly First, int Visits, int Sessions, bool IsEstimate);

    public sealed record Scored(Guid Id, DateOnly On, string Inspector, int Score, int Full, string? Words, IReadOnlyList<Mark> Marks);

    /// <summary>An honour of the facility that holds good.</summary>
    public sealed record Held(Guid Id, string Title, HonourLevel Level, int? Year);

    public sealed record Shown(
        Guid Id, string Name, string Kind, bool IsKindPublic, Guid? UnionId, string? UnionName, string? Area, string? Address, double? Longitude, double? Latitude,
        DateOnly? OpenedOn, DatePrecision OpenedPrecision, DateOnly? ClosedOn, bool IsAllDay, string? Hours, Equipment Equipment, decimal? Invested, string? InvestedBy, string? Labels, string? KeeperName,
        string? PhoneMasked, string? Remark, bool IsPublic)
    {
        public List<Step> Steps { get; init; } = [];
        public List<Month> Months { get; init; } = [];
        public List<Scored> Inspections { get; init; } = [];
        public List<Held> Honours { get; init; } = [];

        public RoughDate? Opened => OpenedOn is { } day ? new RoughDate(day, OpenedPrecision) : null;
    }

    public async Task<Shown> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFacilities, ct);
        var facility = await db.Set<Facility>().AsNoTracking().Include(known => known.Steps).FirstOrDefaultAsync(known => known.Id == id, ct)
            ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchFacility);
        var kind = await db.Set<FacilityKind>().AsNoTracking().SingleAsync(known => known.Id == facility.KindId, ct);
        var union = await db.Set<GrassrootsUnion>().Where(known => known.Id == facility.UnionId).Select(known => known.Name).FirstOrDefaultAsync(ct);
        var months = await db.Set<FacilityMonth>().AsNoTracking().Where(month => month.FacilityId == id).OrderByDescending(month => month.Month).Take(MonthsShown)
            .Select(month => new Month(month.Month, month.Visits, month.Sessions, month.IsEstimate)).ToListAsync(ct);
        var inspections = await db.Set<Inspection>().AsNoTracking().Where(inspection => inspection.FacilityId == id).OrderByDescending(inspection => inspection.On)
            .ThenByDescending(inspection => inspection.Id).Take(MonthsShown).ToListAsync(ct);
        return new(facility.Id, facility.Name, kind.Name, kind.IsPublic, facility.UnionId, union, facility.Area, facility.Address, facility.Longitude, facility.Latitude,
            facility.OpenedOn, facility.OpenedPrecision, facility.ClosedOn, facility.IsAllDay, facility.Hours, facility.Equipment, facility.Invested, facility.InvestedBy, facility.Labels, facility.KeeperName,
            facility.KeeperPhone?.Masked, facility.Remark, facility.IsPublic)
        {
            Steps = [.. facility.Steps.OrderByDescending(step => step.On).ThenByDescending(step => step.At)
                .Select(step => new Step(step.Kind, step.On, step.Reason, step.FromAddress, step.ToAddress, step.By,
                step.Kind == FacilityStepKind.Opened, step.Kind == FacilityStepKind.Opened ? facility.OpenedPrecision : DatePrecision.Day))],
            Months = months,
            Honours = await db.Set<Honour>().AsNoTracking().Where(honour => honour.FacilityId == id).Where(Honour.IsValidOn(clock.Today()))
                .OrderBy(honour => honour.Level).ThenByDescending(honour => honour.Year)
                .Select(honour => new Held(honour.Id, honour.Title, honour.Level, honour.Year)).ToListAsync(ct),
            Inspections = inspections.ConvertAll(inspection => new Scored(inspection.Id, inspection.On, inspection.Inspector, inspection.Score, inspection.Full,
                inspection.Words, inspection.Marks)),
        };
    }
}
