using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Honours;

/// <summary>Amends, revokes or removes an honour. Who holds it stays: another holder's is another honour. A lost race is told, nothing is overwritten.</summary>
public sealed class AmendHonour(FederationDoor door, KeepFiles keep, DropFiles drop, TimeProvider clock) : IUseCase
{
    /// <param name="Draft">As typed so far.</param>
    /// <param name="Version">The row as it was read; a lost race is noticed by it.</param>
    /// <param name="AsRead">The same words before anybody typed.</param>
    public sealed record Open(AwardDraft Draft, uint Version, AwardDraft AsRead);

    public async Task<Open> ReadAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        return Of(await db.FindHonourAsync(id, ct));
    }

    /// <returns>The honour as others left it and what they changed meanwhile; nothing when the draft was saved.</returns>
    public async Task<Rivals<Open>?> RunAsync(Guid id, Open open, IReadOnlyCollection<SentFile>? proofs = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        await new AwardDraft.Rules(clock.Today()).ValidateAndThrowAsync(open.Draft, ct);
        var honour = await db.FindHonourAsync(id, ct);
        if (honour.Version != open.Version) return RivalsOf(honour, open);
        await db.AmendHonoursAsync(honour.HolderUnionId, () => open.Draft.WriteTo(honour, clock.Today()), ct);
        await db.KeepProofsAsync(keep, honour, proofs, ct);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return RivalsOf(await db.FindHonourAsync(id, ct), open);
        }
    }

    /// <summary>It is taken back from a day on, with the reason; it stays on record and counts for nothing.</summary>
    public async Task RevokeAsync(Guid id, DateOnly? day, string? reason, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        var honour = await db.FindHonourAsync(id, ct);
        await db.AmendHonoursAsync(honour.HolderUnionId, () => honour.Revoke(day ?? clock.Today(), reason, clock.Today()), ct);
        await db.SaveOrRefuseAsync(Say.SomebodyWasFaster, ct);
    }

    /// <summary>It was entered by mistake: it goes, and its proofs with it. The trail keeps who removed it.</summary>
    public async Task RemoveAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        var honour = await db.FindHonourAsync(id, ct);
        var proofs = await db.ProofsOf(id).ToListAsync(ct);
        await db.AmendHonoursAsync(honour.HolderUnionId, () => db.Remove(honour), ct);
        try
        {
            await drop.SaveAsync(db, proofs, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refusal(Say.SomebodyWasFaster);
        }
    }

    /// <summary>A paper that proves nothing goes.</summary>
    public async Task RemoveProofAsync(Guid id, Guid proofId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        await drop.SaveAsync(db, await db.ProofsOf(id).Where(file => file.Id == proofId).ToListAsync(ct), ct);
    }

    static Open Of(Honour honour) => new(AwardDraft.Of(honour), honour.Version, AwardDraft.Of(honour));

    static Rivals<Open> RivalsOf(Honour honour, Open open)
    {
        var now = Of(honour);
        var changes = RivalChange.Between(nameof(Honour), open.AsRead, now.Draft, open.Draft);
        return new(now, changes.Count > 0 ? changes : [new RivalChange(nameof(Honour), Audit.Say.SomebodyElse)]);
    }
}
