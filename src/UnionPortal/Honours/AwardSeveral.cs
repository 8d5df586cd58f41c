using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Honours;

/// <summary>Enters one honour for several unions at once: for all of them or for none. Refuses a union that is dissolved or holds it already, and names it.</summary>
public sealed class AwardSeveral(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>The unions that were picked, by name. Whatever is no union of the federation is left out.</summary>
    public async Task<List<EnterHonour.Choice>> ReadAsync(IReadOnlyCollection<Guid> unions, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        return await db.Set<GrassrootsUnion>().AsNoTracking().Where(union => unions.Contains(union.Id)).ByName().Select(union => new EnterHonour.Choice(union.Id, union.Name)).ToListAsync(ct);
    }

    /// <summary>How many unions it was entered for. Saved twice, it is there once.</summary>
    public async Task<int> RunAsync(IReadOnlyCollection<Guid> unions, AwardDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        Picked.RefuseUnfit(unions);
        (draft.Holder, draft.UnionId) = (HonourHolder.Union, unions.First());
        await new AwardDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        if (await db.Set<Honour>().AnyAsync(known => known.Id == draft.Id, ct)) return unions.Count;
        var rows = await db.Set<GrassrootsUnion>().Include(union => union.Honours).Where(union => unions.Contains(union.Id)).ByName().ToListAsync(ct);
        if (rows.Count != unions.Count) throw new Refusal(RefusalKind.NotFound, Unions.Say.NoSuchUnion);
        var id = draft.Id;
        await Picked.EachAsync(rows, union => union.Name, async union =>
        {
            union.RefuseIfDissolved();
            var honour = Honour.OfUnion(union.Id, draft.Title, id);
            draft.WriteTo(honour, clock.Today());
            if (union.Honours.Exists(known => known.Title == honour.Title && known.Level == honour.Level && known.Year == honour.Year)) throw new Refusal(Say.HonourIsKnown, honour.Title);
            await db.AmendHonoursAsync(union.Id, () => db.Add(honour), ct);
            id = Guid.CreateVersion7();
        });
        await db.SaveOrRefuseAsync(Say.SomebodyWasFaster, ct);
        return rows.Count;
    }
}
