using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Facilities;

/// <summary>Takes down how a facility was used in a month: 人次 and 场. A month counted again replaces the count before. Refuses months to come.</summary>
public sealed class CountVisits(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid facilityId, DateOnly month, int? visits, int? sessions, bool isEstimate, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        var facility = await db.FindFacilityAsync(facilityId, ct);
        var first = new DateOnly(month.Year, month.Month, 1);
        if (first > clock.Today()) throw new Refusal(Say.MonthIsInFuture);
        if (visits is null) throw new Refusal(Say.VisitsAreUnfit, FacilityMonth.VisitLimit);
        var counted = await db.Set<FacilityMonth>().FirstOrDefaultAsync(known => known.FacilityId == facilityId && known.Month == first, ct);
        if (counted is null) db.Add(counted = new FacilityMonth { FacilityId = facilityId, UnionId = facility.UnionId, Month = first });
        counted.Take(visits.Value, sessions ?? 0, isEstimate);
        await db.SaveOrRefuseAsync(Say.SomebodyWasFaster, ct);
    }

    /// <summary>A month as an address or a choice names it, such as 2026-11; nothing for a word that is none.</summary>
    public static DateOnly? MonthOf(string? word) => DateOnly.TryParseExact(word + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;
}
