using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>
/// Amends a union as it was read. Where somebody else was faster nothing is written, and what the other one changed is told,
/// so that a person chooses. Refuses a union that is dissolved.
/// </summary>
public sealed class AmendUnion(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>The union as typed so far, ready to be amended.</summary>
    public async Task<UnionDraft> ReadAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        return await DraftAsync(db, id, ct);
    }

    /// <returns>What others changed meanwhile; nothing when the draft was saved.</returns>
    public async Task<Rivals<UnionDraft>?> RunAsync(UnionDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        await new UnionDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);

        var union = await FindAsync(db, draft.Id, ct);
        union.RefuseIfDissolved();
        if (union.Version != draft.Version) return await RivalsAsync(db, draft, ct);
        await union.RefuseTakenCodeAsync(db, draft.CreditCode, ct);
        db.Amend(union, () => draft.WriteTo(union, clock.Today(), db.Vault));
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

    // The moment comes before the reading: what is saved in between is told twice rather than not at all.
    async Task<UnionDraft> DraftAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var union = await FindAsync(db, id, ct);
        union.RefuseIfDissolved();
        return UnionDraft.Of(union, now);
    }

    async Task<Rivals<UnionDraft>> RivalsAsync(FederationDb db, UnionDraft draft, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var theirs = await DraftAsync(db, draft.Id, ct);
        return new(theirs, await RivalChange.SinceAsync(db, nameof(GrassrootsUnion), draft.Id, draft.ReadAt, draft, ct));
    }

    static async Task<GrassrootsUnion> FindAsync(FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<GrassrootsUnion>().Include(union => union.Honours).Include(union => union.Headcounts).AsSplitQuery().FirstOrDefaultAsync(union => union.Id == id, ct)
            ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchUnion);
}
