using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>
/// Amends what the founding ledger says of an employer. Where somebody else was faster nothing is written, and what the other one
/// changed is told. Refuses one that has left the ledger, and a code that another employer, waiting or founded, holds.
/// </summary>
public sealed class AmendProspect(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>The prospect as typed so far, ready to be amended.</summary>
    public async Task<ProspectDraft> ReadAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        return await DraftAsync(db, id, ct);
    }

    /// <returns>What others changed meanwhile; nothing when the draft was saved.</returns>
    public async Task<Rivals<ProspectDraft>?> RunAsync(ProspectDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        await new ProspectDraft.Rules().ValidateAndThrowAsync(draft, ct);

        var prospect = await db.FindProspectAsync(draft.Id, ct);
        prospect.RefuseIfLeft();
        if (prospect.Version != draft.Version) return await RivalsAsync(db, draft, ct);
        draft.WriteTo(prospect, db.Vault);
        await prospect.RefuseTakenCodeAsync(db, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await RivalsAsync(db, draft, ct);
        }
        return null;
    }

    async Task<Rivals<ProspectDraft>> RivalsAsync(FederationDb db, ProspectDraft draft, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var theirs = await DraftAsync(db, draft.Id, ct);
        return new(theirs, await RivalChange.SinceAsync(db, nameof(Prospect), draft.Id, draft.ReadAt, draft, ct));
    }

    async Task<ProspectDraft> DraftAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var prospect = await db.FindProspectAsync(id, ct);
        prospect.RefuseIfLeft();
        return ProspectDraft.Of(prospect, now);
    }
}
