using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>The facilities a reader sees, as a spreadsheet: the same search and filters, all pages, no telephone numbers.</summary>
public sealed class ExportFacilities(FederationDoor door, TimeProvider clock) : IUseCase
{
    sealed record Line(Facility Facility, string? Kind, string? Union, int Visits, int Sessions, string? Score);

    public async Task<SheetTable> RunAsync(ListFacilities.Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFacilities, ct);
        var found = await ListFacilities.Find(db, sought).ByName().Take(SheetTable.RowLimit + 1).ToListAsync(ct);
        var kinds = (await db.KindsAsync(ct)).ToDictionary(kind => kind.Id, kind => kind.Name);
        var unions = await db.Set<GrassrootsUnion>().AsNoTracking().Select(union => new { union.Id, union.Name }).ToDictionaryAsync(union => union.Id, union => union.Name, ct);
        var year = new DateOnly(clock.Today().Year, 1, 1);
        var used = await db.Set<FacilityMonth>().Where(month => month.Month >= year).GroupBy(month => month.FacilityId)
            .Select(group => new { group.Key, Visits = group.Sum(month => month.Visits), Sessions = group.Sum(month => month.Sessions) }).ToDictionaryAsync(group => group.Key, ct);
        var scores = (await db.Set<Inspection>().AsNoTracking().OrderBy(inspection => inspection.On).ThenBy(inspection => inspection.Id)
            .Select(inspection => new { inspection.FacilityId, inspection.Score, inspection.Full }).ToListAsync(ct))
            .GroupBy(inspection => inspection.FacilityId).ToDictionary(group => group.Key, group => Say.ScoreOf.With(group.Last().Score, group.Last().Full));
        return await db.TakeHomeAsync(Say.Facilities, found.ConvertAll(facility => new Line(facility, kinds.GetValueOrDefault(facility.KindId),
            facility.UnionId is { } union ? unions.GetValueOrDefault(union) : Say.OfFederation, used.GetValueOrDefault(facility.Id)?.Visits ?? 0,
                used.GetValueOrDefault(facility.Id)?.Sessions ?? 0, scores.GetValueOrDefault(facility.Id))),
            Columns(year.Year), nameof(Facility), ct);
    }

    static IReadOnlyList<(string, Func<Line, object?>)> Columns(int year) =>
    [
        (Say.Field_Name, line => line.Facility.Name),
        (Say.Kind, line => line.Kind),
        (Say.Owner, line => line.Union),
        (Say.Field_Area, line => line.Facility.Area),
        (Say.Field_Address, line => line.Facility.Address),
        (Say.Field_OpenedOn, line => line.Facility.OpenedOn is { } day ? new RoughDate(day, line.Facility.OpenedPrecision).ToString() : null),
        (Say.StateHead, line => line.Facility.IsOpen ? Say.State_Open : Say.ClosedSince.With(line.Facility.ClosedOn)),
        (Say.Field_Hours, line => line.Facility.IsAllDay ? Say.AllDay : line.Facility.Hours),
        (Say.Field_Equipment, line => line.Facility.Equipment.InWords()),
        (Say.Field_Invested, line => line.Facility.Invested),
        (Say.Field_InvestedBy, line => line.Facility.InvestedBy),
        (Say.Field_Labels, line => line.Facility.Labels),
        (Say.Field_KeeperName, line => line.Facility.KeeperName),
        (Say.Field_IsPublic, line => line.Facility.IsPublic ? Say.Yes : null),
        (Say.VisitsOfYear.With(year), line => line.Visits),
        (Say.SessionsOfYear.With(year), line => line.Sessions),
        (Say.LastScore, line => line.Score),
        (Say.Field_Longitude, line => line.Facility.Longitude),
        (Say.Field_Latitude, line => line.Facility.Latitude),
        (Say.Field_Remark, line => line.Facility.Remark),
    ];
}
