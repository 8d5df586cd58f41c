using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Honours;

/// <summary>The honours a reader sees, as a spreadsheet: the same search, filters and order, all pages, the columns the screen shows or all there are.</summary>
public sealed class ExportHonours(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task<SheetTable> RunAsync(ListHonours.Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeHonours, ct);
        var today = clock.Today();
        var rows = await ListHonours.Show(db, ListHonours.Order(ListHonours.Find(db, sought, today), sought).Take(SheetTable.RowLimit + 1)).ToListAsync(ct);
        return await db.TakeHomeAsync(Say.Honours, rows, HonourColumns.All(today).InFile(sought.Columns).ForSheet(), nameof(Honour), ct);
    }
}
