using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Posts;

/// <summary>Records an election: from that day a new term runs. Saved twice, it is there once. Refuses a second election on one day, and a union that is dissolved.</summary>
public sealed class RecordTerm(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="UnionName">The union.</param>
    /// <param name="Draft">The next number, and as many years as the last time.</param>
    public sealed record Begun(string UnionName, TermDraft Draft);

    public async Task<Begun> BeginAsync(Guid unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var union = await db.FindUnionAsync(unionId, ct);
        union.RefuseIfDissolved();
        var last = await db.Set<CommitteeTerm>().Where(term => term.UnionId == unionId).OrderByDescending(term => term.ElectedOn).FirstOrDefaultAsync(ct);
        return new(union.Name, new() { Number = last is null ? 1 : last.Number + 1, Years = last?.Years ?? 5 });
    }

    public async Task RunAsync(Guid unionId, TermDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        await new TermDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        if (await db.Set<CommitteeTerm>().AnyAsync(known => known.Id == draft.Id, ct)) return;

        (await db.FindUnionAsync(unionId, ct)).RefuseIfDissolved();
        var term = new CommitteeTerm { Id = draft.Id, UnionId = unionId };
        draft.WriteTo(term, clock.Today());
        await db.RefuseSecondElectionAsync(term, ct);
        db.Add(term);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Amends a term as it was read. Where somebody else was faster nothing is written, and what the other one changed is told.</summary>
public sealed class AmendTerm(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="UnionId">Whose term it is.</param>
    /// <param name="UnionName">Its name.</param>
    /// <param name="Draft">The term as it is.</param>
    public sealed record Read(Guid UnionId, string UnionName, TermDraft Draft);

    public async Task<Read> ReadAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var now = clock.GetUtcNow();
        var term = await db.FindTermAsync(id, ct);
        return new(term.UnionId, (await db.FindUnionAsync(term.UnionId, ct)).Name, TermDraft.Of(term, now));
    }

    /// <returns>What others changed meanwhile; nothing when the draft was saved.</returns>
    public async Task<Rivals<TermDraft>?> RunAsync(TermDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        await new TermDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);

        var term = await db.FindTermAsync(draft.Id, ct);
        if (term.Version != draft.Version) return await RivalsAsync(db, draft, ct);
        (await db.FindUnionAsync(term.UnionId, ct)).RefuseIfDissolved();
        draft.WriteTo(term, clock.Today());
        await db.RefuseSecondElectionAsync(term, ct);
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

    async Task<Rivals<TermDraft>> RivalsAsync(FederationDb db, TermDraft draft, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow();
        return new(TermDraft.Of(await db.FindTermAsync(draft.Id, ct), now), await RivalChange.SinceAsync(db, nameof(CommitteeTerm), draft.Id, draft.ReadAt, draft, ct));
    }
}

/// <summary>Records that the next election was allowed to be held later 延期换届: on which day, why, and until when. Refuses what <see cref="CommitteeTerm.Postpone"/> refuses.</summary>
public sealed class PostponeElection(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid termId, DateOnly? on, DateOnly? until, string? reason, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var term = await db.FindTermAsync(termId, ct);
        (await db.FindUnionAsync(term.UnionId, ct)).RefuseIfDissolved();
        term.Postpone(on ?? clock.Today(), until ?? throw new Refusal(Say.PostponedUntilIsUnfit, term.DueOn, term.DueOn.AddMonths(CommitteeTerm.LongestPostponement)), reason, clock.Today());
        await db.SaveOrRefuseAsync(Say.TermChangedMeanwhile, ct);
    }
}

static class SecondElection
{
    public static async Task RefuseSecondElectionAsync(this FederationDb db, CommitteeTerm term, CancellationToken ct)
    {
        if (await db.Set<CommitteeTerm>().AnyAsync(other => other.UnionId == term.UnionId && other.Id != term.Id && other.ElectedOn == term.ElectedOn, ct)) throw new Refusal(Say.TermIsKnown, term.ElectedOn);
    }
}
