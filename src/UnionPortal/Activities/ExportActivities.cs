using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Views;

namespace UnionPortal.Activities;

/// <summary>The activities a reader sees, as a spreadsheet: the same pair, month, search and order, all pages, the columns the screen shows or all there are.</summary>
public sealed class ExportActivities(FederationDoor door) : IUseCase
{
    public async Task<SheetTable> RunAsync(Guid? pairId, DateOnly? month, string? search, string? columns = null, string? sort = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeActivities, ct);
        var found = await ListActivities.Find(db, pairId, month, search).InOrder(sort).Take(SheetTable.RowLimit + 1).ToListAsync(ct);
        return await db.TakeHomeAsync(Say.ActivitiesTitle, await db.LinesAsync(found, ct), ActivityColumns.All.InFile(columns).ForSheet(), nameof(Activity), ct);
    }
}
