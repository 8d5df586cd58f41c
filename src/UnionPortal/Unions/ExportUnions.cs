using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Views;

namespace UnionPortal.Unions;

/// <summary>The unions a reader sees, as a spreadsheet: the same search, filters and order, all pages, and the columns the screen shows, or all there are; no telephone numbers and no accounts.</summary>
public sealed class ExportUnions(FederationDoor door, UnionColumns columns) : IUseCase
{
    public async Task<SheetTable> RunAsync(ListUnions.Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var shown = columns.All.InFile(sought.Columns);
        var unions = await ListUnions.Order(ListUnions.Find(db, sought).Include(union => union.Honours), sought).Take(SheetTable.RowLimit + 1).ToListAsync(ct);
        return await db.TakeHomeAsync(Say.Unions, await columns.ReadAsync(db, unions, shown, ct), shown.ForSheet(), nameof(GrassrootsUnion), ct);
    }
}

/// <summary>The founding ledger a reader sees, as a spreadsheet: the same search and order, all pages, the columns the screen shows or all there are, no whole telephone numbers.</summary>
public sealed class ExportProspects(FederationDoor door) : IUseCase
{
    public async Task<SheetTable> RunAsync(ListProspects.Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var prospects = await ListProspects.Order(ListProspects.Find(db, sought), sought).Take(SheetTable.RowLimit + 1).ToListAsync(ct);
        return await db.TakeHomeAsync(Say.Prospects, prospects, ListProspects.Columns.InFile(sought.Columns).ForSheet(), nameof(Prospect), ct);
    }
}
