using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Standards;
using UnionPortal.Tenancy;

namespace UnionPortal.Selections;

/// <summary>The office opens a selection or amends it. Refuses a second one of the same name and year, an amendment once the notice has begun, and another kind of candidates once somebody has applied.</summary>
public sealed class SetSelection(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Id">The standard.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Levels">Its levels, lowest first.</param>
    public sealed record StandardChoice(Guid Id, string Name, List<string> Levels);

    /// <param name="Draft">As it stands, or a new one.</param>
    /// <param name="Standards">The standards that are in force.</param>
    public sealed record Begun(SelectionDraft Draft, List<StandardChoice> Standards);

    /// <param name="id">The selection; a new one where none is named.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<Begun> ReadAsync(Guid? id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        var today = clock.Today();
        var standards = await db.StandardsAsync(today, ct);
        var draft = id is { } known ? SelectionDraft.Of(await AmendableAsync(db, known, ct)) : new() { Year = today.Year, ApplyBy = today.AddMonths(1) };
        return new(draft, [.. from each in standards
                              let inForce = each.Versions.Find(version => !version.IsDraft)
                              where inForce is not null && (!each.Standard.IsRetired || each.Standard.Id == draft.StandardId)
                              select new StandardChoice(each.Standard.Id, each.Standard.Name, inForce.Read().Levels.ConvertAll(level => level.Name!))]);
    }

    public async Task<Guid> RunAsync(SelectionDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        await new SelectionDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        if (draft.StandardId is not null) await db.KeepStandardsAsync(clock.Today(), ct);
        if (draft.StandardId is { } standard && !await db.Set<Standard>().AnyAsync(row => row.Id == standard, ct)) throw new Refusal(RefusalKind.NotFound, Standards.Say.NoSuchStandard);
        if (draft.Version == 0)
        {
            if (await db.Set<Selection>().AnyAsync(known => known.Id == draft.Id, ct)) return draft.Id;
            db.Add(draft.ToSelection(clock.GetUtcNow()));
        }
        else
        {
            var selection = await AmendableAsync(db, draft.Id, ct);
            if (selection.Version != draft.Version) throw new Refusal(Say.AmendedMeanwhile);
            if (selection.For != draft.For && await db.Set<Candidacy>().AnyAsync(candidacy => candidacy.SelectionId == draft.Id, ct)) throw new Refusal(Say.CandidatesAreThere);
            draft.WriteTo(selection);
        }

        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct, Say.NameIsTaken.With(draft.Name, draft.Year));
        return draft.Id;
    }

    /// <summary>It was opened by mistake. Refuses once somebody has applied.</summary>
    public async Task RemoveAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        var selection = await db.FindSelectionAsync(id, ct);
        if (await db.Set<Candidacy>().AnyAsync(candidacy => candidacy.SelectionId == id, ct)) throw new Refusal(Say.CandidatesAreThere);
        db.Remove(selection);
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
    }

    static async Task<Selection> AmendableAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        var selection = await db.FindSelectionAsync(id, ct);
        selection.RefuseIfNoticed();
        return selection;
    }
}

/// <summary>Rows that several use cases of the room begin with.</summary>
static class FoundSelections
{
    public static async Task<Selection> FindSelectionAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<Selection>().FirstOrDefaultAsync(selection => selection.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchSelection);

    public static async Task<Candidacy> FindCandidacyAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<Candidacy>().FirstOrDefaultAsync(candidacy => candidacy.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchCandidacy);
}
