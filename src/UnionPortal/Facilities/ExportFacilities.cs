using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Views;

namespace UnionPortal.Facilities;

/// <summary>The facilities a reader sees, as a spreadsheet: the same search, filters and order, all pages, the columns the screen shows or all there are, no telephone numbers.</summary>
public sealed class ExportFacilities(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task<SheetTable> RunAsync(ListFacilities.Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFacilities, ct);
        var found = await ListFacilities.Find(db, sought).InOrder(sought.Sort).Take(SheetTable.RowLimit + 1).ToListAsync(ct);
        var year = clock.Today().Year;
        return await db.TakeHomeAsync(Say.Facilities, await db.LinesAsync(found, year, ct), FacilityColumns.All(year).InFile(sought.Columns).ForSheet(), nameof(Facility), ct);
    }
}
