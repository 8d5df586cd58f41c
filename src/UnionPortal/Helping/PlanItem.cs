using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>Puts an item on a pair's plan, or amends one that is still to be done. Where somebody else was faster nothing is written, and what the other one changed is told. Refuses a pair that is over.</summary>
public sealed class PlanItem(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Pair">Whose plan it is.</param>
    /// <param name="Draft">What is typed on.</param>
    public sealed record Begun(PairHead Pair, HelpItemDraft Draft);

    public async Task<Begun> BeginAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var head = await db.HeadAsync(pairId, ct);
        return new(head, new() { PairId = pairId, DoneBy = PairSide.Mentor, DueOn = clock.Today().AddMonths(1) });
    }

    public async Task<Begun> ReadAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var item = await db.FindItemAsync(id, ct);
        return new(await db.HeadAsync(item.PairId, ct), item.ToDraft());
    }

    /// <returns>What others changed meanwhile; nothing when the draft was saved.</returns>
    public async Task<Rivals<HelpItemDraft>?> RunAsync(HelpItemDraft draft, HelpItemDraft? asRead = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await new HelpItemDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        var item = await db.Set<HelpItem>().FirstOrDefaultAsync(known => known.Id == draft.Id, ct);
        var pair = await db.FindOpenPairAsync(item?.PairId ?? draft.PairId, ct);
        if (item is null) db.Add(item = HelpItem.In(pair, draft.Id, draft.Title));
        else if (asRead is not null && item.Version != draft.Version) return Rivals(item, draft, asRead);
        item.Take(draft);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException) when (asRead is not null)
        {
            db.ChangeTracker.Clear();
            return Rivals(await db.FindItemAsync(draft.Id, ct), draft, asRead);
        }
    }

    static Rivals<HelpItemDraft> Rivals(HelpItem item, HelpItemDraft draft, HelpItemDraft asRead) => new(item.ToDraft(), RivalChange.Between(nameof(HelpItem), asRead, item.ToDraft(), draft));
}

/// <summary>Takes an item off the plan, with a reason. Refuses one that is done, and a pair that is over.</summary>
public sealed class DropItem(FederationDoor door) : IUseCase
{
    public async Task RunAsync(Guid id, string? reason, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var item = await db.FindItemAsync(id, ct);
        await db.FindOpenPairAsync(item.PairId, ct);
        item.Drop(reason);
        await db.SaveAnswerAsync(ct);
    }
}
