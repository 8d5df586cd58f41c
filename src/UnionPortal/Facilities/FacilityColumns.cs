using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Facilities;

/// <summary>The columns of the list of facilities, on the screen and in a file.</summary>
static class FacilityColumns
{
    /// <summary>A facility with what is kept of it elsewhere.</summary>
    /// <param name="Facility">The facility.</param>
    /// <param name="Kind">Its kind.</param>
    /// <param name="Union">Whose it is.</param>
    /// <param name="LastVisits">Visits in the last month that was counted.</param>
    /// <param name="Visits">Visits this year.</param>
    /// <param name="Sessions">Sessions this year.</param>
    /// <param name="Score">Of the latest inspection, in percent.</param>
    internal sealed record Line(Facility Facility, string? Kind, string? Union, int? LastVisits, int Visits, int Sessions, string? Score);

    internal static readonly Orders<Facility> Orders = new()
    {
        ["name"] = facility => facility.NameKey, ["area"] = facility => facility.Area, ["opened"] = facility => facility.OpenedOn, ["state"] = facility => facility.ClosedOn, ["invested"] = facility => facility.Invested,
    };

    internal static IReadOnlyList<Column<Line>> All(int year) =>
    [
        Of("name", Say.Field_Name, line => line.Facility.Name),
        Of("kind", Say.Kind, line => line.Kind) with { IsUsual = true },
        Of("owner", Say.Owner, line => line.Union) with { IsUsual = true },
        Of("area", Say.Field_Area, line => line.Facility.Area),
        Of("address", Say.Field_Address, line => line.Facility.Address) with { IsUsual = true },
        Of("opened", Say.Field_OpenedOn, line => line.Facility.OpenedOn is { } day ? new RoughDate(day, line.Facility.OpenedPrecision).ToString() : null),
        Of("state", Say.StateHead, line => line.Facility.IsOpen ? Say.State_Open : Say.ClosedSince.With(line.Facility.ClosedOn)),
        Of("hours", Say.Field_Hours, line => line.Facility.IsAllDay ? Say.AllDay : line.Facility.Hours) with { IsUsual = true },
        Of("equipment", Say.Field_Equipment, line => line.Facility.Equipment.InWords()),
        Of("invested", Say.Field_Invested, line => line.Facility.Invested) with { IsFigure = true },
        Of("invested-by", Say.Field_InvestedBy, line => line.Facility.InvestedBy),
        Of("labels", Say.Field_Labels, line => line.Facility.Labels),
        Of("keeper", Say.Field_KeeperName, line => line.Facility.KeeperName),
        Of("public", Say.Field_IsPublic, line => line.Facility.IsPublic ? Say.Yes : null),
        Of("last-visits", Say.LastVisits, line => line.LastVisits) with { IsUsual = true, IsFigure = true },
        Of("visits", Say.VisitsOfYear.With(year), line => line.Visits) with { IsFigure = true },
        Of("sessions", Say.SessionsOfYear.With(year), line => line.Sessions) with { IsFigure = true },
        Of("score", Say.LastScore, line => line.Score) with { IsUsual = true, IsFigure = true },
        Of("longitude", Say.Field_Longitude, line => line.Facility.Longitude) with { OnScreen = false },
        Of("latitude", Say.Field_Latitude, line => line.Facility.Latitude) with { OnScreen = false },
        Of("remark", Say.Field_Remark, line => line.Facility.Remark) with { OnScreen = false },
    ];

    internal static IOrderedQueryable<Facility> InOrder(this IQueryable<Facility> facilities, string? sort) => facilities.Sorted(sort, Orders, rows => rows.ByName());

    /// <summary>The facilities as lines, in their order.</summary>
    internal static async Task<List<Line>> LinesAsync(this FederationDb db, IReadOnlyList<Facility> found, int year, CancellationToken ct)
    {
        var ids = found.Select(facility => facility.Id).ToList();
        var owners = found.Select(facility => facility.UnionId).Distinct().ToList();
        var kinds = (await db.KindsAsync(ct)).ToDictionary(kind => kind.Id, kind => kind.Name);
        var unions = await db.Set<GrassrootsUnion>().AsNoTracking().Where(union => owners.Contains(union.Id)).Select(union => new { union.Id, union.Name }).ToDictionaryAsync(union => union.Id, union => union.Name, ct);
        var months = (await db.Set<FacilityMonth>().AsNoTracking().Where(month => ids.Contains(month.FacilityId)).OrderBy(month => month.Month)
            .Select(month => new { month.FacilityId, month.Month, month.Visits, month.Sessions }).ToListAsync(ct)).ToLookup(month => month.FacilityId);
        var scores = (await db.Set<Inspection>().AsNoTracking().Where(inspection => ids.Contains(inspection.FacilityId) && inspection.Full > 0).OrderBy(inspection => inspection.On).ThenBy(inspection => inspection.Id)
            .Select(inspection => new { inspection.FacilityId, inspection.Score, inspection.Full }).ToListAsync(ct)).ToLookup(inspection => inspection.FacilityId);
        return
        [
            .. found.Select(facility => new Line(facility, kinds.GetValueOrDefault(facility.KindId), facility.UnionId is { } union ? unions.GetValueOrDefault(union) : Say.OfFederation,
                months[facility.Id].LastOrDefault()?.Visits, months[facility.Id].Where(month => month.Month.Year == year).Sum(month => month.Visits),
                months[facility.Id].Where(month => month.Month.Year == year).Sum(month => month.Sessions),
                scores[facility.Id].LastOrDefault() is { } last ? Say.Percent.With(100 * last.Score / last.Full) : null)),
        ];
    }

    static Column<Line> Of(string key, string head, Func<Line, object?> value) => new(key, head, value) { IsSorted = Orders.ContainsKey(key) };
}
