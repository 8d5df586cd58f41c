using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Views;

namespace UnionPortal.Twinning;

/// <summary>The pairs a reader sees, as a spreadsheet: the same stage, search and order, all pages, the columns the screen shows or all there are.</summary>
public sealed class ExportPairs(FederationDoor door) : IUseCase
{
    public async Task<SheetTable> RunAsync(PairStage? stage, string? search, string? columns = null, string? sort = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var pairs = ListPairs.Find(db, search);
        if (stage is { } at) pairs = pairs.At(at);
        var found = await pairs.InOrder(sort).Take(SheetTable.RowLimit + 1).ToListAsync(ct);
        return await db.TakeHomeAsync(Say.PairsTitle, await db.LinesAsync(found, ct), PairColumns.All.InFile(columns).ForSheet(), nameof(TwinningPair), ct);
    }
}
