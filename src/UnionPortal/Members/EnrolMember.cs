using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>
/// Enters one member into a union's register. Saved twice, the member is there once. Refuses a number that is taken, and a person who is a
/// member already: named where the reader may see the member, and otherwise without a word of where.
/// </summary>
public sealed class EnrolMember(FederationDoor door, IdentityLimit limit, TimeProvider clock) : IUseCase
{
    /// <summary>What the form begins with: the union asked for, or the own one.</summary>
    public async Task<MemberDraft> BeginAsync(Guid? unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        return new() { UnionId = db.Scope.UnionId ?? unionId, JoinedOn = new RoughDate(clock.Today(), DatePrecision.Day).ToString(), Categories = [MemberCategory.Regular] };
    }

    public async Task<Guid> RunAsync(MemberDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        await new MemberDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        if (await db.Set<Member>().AnyAsync(known => known.Id == draft.Id, ct)) return draft.Id;

        var union = await db.FindLivingUnionAsync(draft.UnionId!.Value, ct);
        if (db.Scope.UnionId is null) db.ActFor(union);
        var member = Write(draft, clock.Today(), db.Vault);
        await db.RefuseKnownAsync(member, limit, ct);
        await db.RefuseTakenNumberAsync(member, ct);
        await AddAsync(db, [member], limit, ct);
        return member.Id;
    }

    internal static Member Write(MemberDraft draft, DateOnly today, Vault vault)
    {
        var member = new Member { Id = draft.Id, UnionId = draft.UnionId!.Value, Name = draft.Name };
        draft.WriteTo(member, today, vault);
        var joined = RoughDate.Read(draft.JoinedOn, today)!.Value;
        member.Join(joined);
        member.Hold(draft.Categories, joined.First);
        return member;
    }

    /// <summary>Gives those without a number the next ones, and saves all of them or none. A person who has become a member elsewhere meanwhile is refused.</summary>
    internal static async Task AddAsync(FederationDb db, IReadOnlyList<Member> members, IdentityLimit limit, CancellationToken ct)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var numberless = members.Where(member => member.Number is null).ToList();
        if (numberless.Count > 0 && await Numbering.TakeAsync(db, numberless.Count, ct) is var (rule, first))
            foreach (var (member, at) in numberless.Select((member, at) => (member, at))) member.Number = rule.NumberOf(first + at, member.JoinedOn);
        db.AddRange(members);
        try
        {
            await db.SaveChangesAsync(ct);
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

        if (transaction is not null) await transaction.CommitAsync(ct);
    }
}

/// <summary>What several use cases of the room ask before they write.</summary>
static class KnownMembers
{
    public static async Task<string> FindUnionOfAsync(this FederationDb db, Guid unionId, CancellationToken ct) =>
        await db.Set<GrassrootsUnion>().Where(union => union.Id == unionId).Select(union => union.Name).FirstOrDefaultAsync(ct) ?? throw new Refusal(RefusalKind.NotFound, Unions.Say.NoSuchUnion);

    /// <summary>The same of a union that may take somebody in. Refuses a dissolved one.</summary>
    public static async Task<string> FindLivingUnionAsync(this FederationDb db, Guid unionId, CancellationToken ct)
    {
        var union = await db.Set<GrassrootsUnion>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == unionId, ct) ?? throw new Refusal(RefusalKind.NotFound, Unions.Say.NoSuchUnion);
        union.RefuseIfDissolved();
        return union.Name;
    }

    public static async Task<Member> FindMemberAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<Member>().Include(member => member.Spells).Include(member => member.Categories).AsSplitQuery().FirstOrDefaultAsync(member => member.Id == id, ct)
            ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchMember);

    /// <summary>Refuses a person whose number belongs to another member: of the own reach by name, of anywhere else without a word.</summary>
    public static async Task RefuseKnownAsync(this FederationDb db, Member member, IdentityLimit limit, CancellationToken ct)
    {
        var tracked = db.Entry(member);
        if (member.IdentityDigest is not { } digest || tracked.State != EntityState.Detached && !tracked.Property(row => row.IdentityDigest).IsModified) return;
        var known = await db.Set<Member>().Where(other => other.IdentityDigest == digest && other.Id != member.Id && other.MergedInto == null).OrderBy(other => other.Standing)
            .Select(other => new { other.Name, other.Standing, other.UnionId, Union = db.Set<GrassrootsUnion>().Where(union => union.Id == other.UnionId).Select(union => union.Name).FirstOrDefault() }).FirstOrDefaultAsync(ct);
        if (known is { Standing: not MemberStanding.Left }) throw new Refusal(known.UnionId == member.UnionId ? Say.LivesHere : Say.LivesInAnotherUnion, known.Name, known.Union);
        if (known is not null) throw new Refusal(Say.WasAMember, known.Name, known.Union);
        if (!await OneMembership.LivesAsync(db, digest, ct)) return;
        limit.Take(db.Scope.PersonId);
        db.Record(AuditAction.Asked, nameof(Member), null, Language.Written(() => Say.AskedAndLives), member.Name);
        db.ChangeTracker.Entries<Member>().ToList().ForEach(entry => entry.State = EntityState.Detached);
        await db.SaveChangesAsync(ct);
        throw new Refusal(Say.LivesElsewhere);
    }

    /// <summary>Saves. A lost race, and a person who has become a member elsewhere meanwhile, are told in a sentence.</summary>
    public static async Task SaveMembersAsync(this FederationDb db, IdentityLimit limit, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refusal(Say.ChangedMeanwhile);
        }
        catch (DbUpdateException taken) when (OneMembership.IsRefusal(taken))
        {
            limit.Take(db.Scope.PersonId);
            throw new Refusal(Say.LivesElsewhere);
        }
    }

    public static async Task RefuseTakenNumberAsync(this FederationDb db, Member member, CancellationToken ct)
    {
        if (member.Number is { } number && await db.Set<Member>().AnyAsync(other => other.Number == number && other.Id != member.Id, ct)) throw new Refusal(Say.NumberIsTaken, number);
    }
}
