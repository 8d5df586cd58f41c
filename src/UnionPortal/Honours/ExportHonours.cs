using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Honours;

/// <summary>The honours a reader sees, as a spreadsheet: the same search and filters, all pages.</summary>
public sealed class ExportHonours(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task<SheetTable> RunAsync(ListHonours.Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeHonours, ct);
        var today = clock.Today();
        var rows = await ListHonours.Show(db, ListHonours.Order(ListHonours.Find(db, sought, today)).Take(SheetTable.RowLimit + 1)).ToListAsync(ct);
        return await db.TakeHomeAsync(Say.Honours, rows, Columns(today), nameof(Honour), ct);
    }

    static IReadOnlyList<(string, Func<ListHonours.Row, object?>)> Columns(DateOnly today) =>
    [
        (Say.TitleHead, row => row.Title),
        (Unions.Say.Field_Level, row => row.Level.Word()),
        (Unions.Say.Field_Holder, row => row.Holder.Word()),
        (Say.HolderHead, row => row.HolderName),
        (Say.UnionHead, row => row.UnionName),
        (Unions.Say.Field_Year, row => row.Year),
        (Unions.Say.Field_Giver, row => row.Giver),
        (Unions.Say.Field_ValidUntil, row => row.ValidUntil),
        (Say.StateHead, row => row.StateOn(today).Word()),
    ];
}
