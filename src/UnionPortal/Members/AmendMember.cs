using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Members;

/// <summary>
/// Corrects what the register says of a member. Where somebody else was faster nothing is written, and what the other one changed is told.
/// Refuses one that was erased, and an identity number that another member holds anywhere.
/// </summary>
public sealed class AmendMember(FederationDoor door, IdentityLimit limit, TimeProvider clock) : IUseCase
{
    /// <summary>The member as typed so far, ready to be amended.</summary>
    public async Task<MemberDraft> ReadAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        return await DraftAsync(db, id, ct);
    }

    /// <returns>What others changed meanwhile; nothing when the draft was saved.</returns>
    public async Task<Rivals<MemberDraft>?> RunAsync(MemberDraft draft, MemberDraft? asRead = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        await new MemberDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);

        var member = await db.FindMemberAsync(draft.Id, ct);
        RefuseErased(member);
        if (member.Version != draft.Version) return await RivalsAsync(db, draft, asRead, ct);
        if (db.Scope.UnionId is null) db.ActFor(await db.FindUnionOfAsync(member.UnionId, ct));
        var (joined, sex) = (RoughDate.Read(draft.JoinedOn, clock.Today())!.Value, member.Sex);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        draft.WriteTo(member, clock.Today(), db.Vault);
        if ((joined.First, joined.Precision) != (member.JoinedOn, member.JoinedPrecision)) member.CorrectJoining(joined);
        if (member.Sex != sex) db.TouchMonth(nameof(Member), member.JoinedOn);
        db.AddRange(member.Hold(draft.Categories, clock.Today()));
        // Categories are rows of their own: writing the member's row as well moves its version, so that a lost race over them is noticed.
        db.Entry(member).Property(row => row.Name).IsModified = true;
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        await db.RefuseKnownAsync(member, limit, ct);
        await db.RefuseTakenNumberAsync(member, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await RivalsAsync(db, draft, asRead, ct);
        }
        catch (DbUpdateException taken) when (OneMembership.IsRefusal(taken))
        {
            limit.Take(db.Scope.PersonId);
            throw new Refusal(Say.LivesElsewhere);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new Refusal(Say.NumberIsTakenMeanwhile);
        }

        return null;
    }

    // The moment comes before the reading: what is saved in between is told twice rather than not at all.
    async Task<MemberDraft> DraftAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var member = await db.FindMemberAsync(id, ct);
        RefuseErased(member);
        return MemberDraft.Of(member, now);
    }

    // A chair may not read the trail: what differs from what was read is told instead.
    async Task<Rivals<MemberDraft>> RivalsAsync(FederationDb db, MemberDraft draft, MemberDraft? asRead, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var theirs = await DraftAsync(db, draft.Id, ct);
        return new(theirs, db.Scope.UnionId is not null && asRead is not null
            ? RivalChange.Between(nameof(Member), asRead, theirs, draft)
            : await RivalChange.SinceAsync(db, nameof(Member), draft.Id, draft.ReadAt, draft, ct));
    }

    static void RefuseErased(Member member)
    {
        if (member.ErasedOn is not null) throw new Refusal(Say.IsErased);
    }
}
