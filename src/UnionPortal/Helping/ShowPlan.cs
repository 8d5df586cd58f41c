using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>A pair's plan: its items by day, and a table of forms and contents that shows what is thin.</summary>
public sealed class ShowPlan(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Item(
        Guid Id, string Title, HelpForm Form, HelpContent Content, DateOnly DueOn, PairSide DoneBy, string? Expected, ItemState State, DateOnly? DoneOn, string? DropReason, bool IsOverdue, int Awaiting);

    /// <param name="Pair">Whose plan it is.</param>
    /// <param name="Items">Open ones first, by day.</param>
    public sealed record Page(PairHead Pair, List<Item> Items)
    {
        /// <summary>Forms against contents: what is thin.</summary>
        public HelpMatrix Matrix => new(Items.ConvertAll(item => new HelpMatrix.Cell(item.Form, item.Content, item.State)));
    }

    public async Task<Page> RunAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var (head, today) = (await db.HeadAsync(pairId, ct), clock.Today());
        var items = await db.Set<HelpItem>().AsNoTracking().Where(item => item.PairId == pairId).OrderBy(item => item.State).ThenBy(item => item.DueOn).ThenBy(item => item.Id)
            .Select(item => new Item(item.Id, item.Title, item.Form, item.Content, item.DueOn, item.DoneBy, item.Expected, item.State, item.DoneOn, item.DropReason,
                item.State == ItemState.Planned && item.DueOn < today, db.Set<HelpRecord>().Count(record => record.ItemId == item.Id && record.State == RecordState.Awaiting))).ToListAsync(ct);
        return new(head, items);
    }
}
