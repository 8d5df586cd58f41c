using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>Two rows of one person made one: which was kept, which went, and which facts the kept one took over, so that it can be undone.</summary>
public sealed class MemberMerge : UnionOwned
{
    public Guid KeptId { get; init; }
    public Guid GoneId { get; init; }

    /// <summary>Names of the facts that were taken over, as JSON.</summary>
    [Derived]
    public required string Taken { get; init; }
    public DateOnly MergedOn { get; init; }

    public sealed class Table : IEntityTypeConfiguration<MemberMerge>
    {
        public void Configure(EntityTypeBuilder<MemberMerge> table)
        {
            table.Property(merge => merge.Taken).HasColumnType("jsonb");
            table.HasOne<Member>().WithMany().HasForeignKey(merge => new { merge.FederationId, merge.KeptId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<Member>().WithMany().HasForeignKey(merge => new { merge.FederationId, merge.GoneId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(merge => new { merge.FederationId, merge.GoneId }).IsUnique();
        }
    }
}

/// <summary>Two members somebody looked at and found to be two persons: they are not suggested again.</summary>
public sealed class NotTwins : PairOwned
{
    public Guid OneId { get; init; }
    public Guid OtherId { get; init; }

    public sealed class Table : IEntityTypeConfiguration<NotTwins>
    {
        public void Configure(EntityTypeBuilder<NotTwins> table)
        {
            table.HasOne<Member>().WithMany().HasForeignKey(pair => new { pair.FederationId, pair.OneId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<Member>().WithMany().HasForeignKey(pair => new { pair.FederationId, pair.OtherId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(pair => new { pair.FederationId, pair.OneId, pair.OtherId }).IsUnique();
        }
    }
}

/// <summary>Members that may be one person: the same phone, or the same name and day of birth.</summary>
public sealed class FindDuplicates(FederationDoor door) : IUseCase
{
    public const int Shown = 50;

    public sealed record One(Guid Id, string Name, string UnionName, MemberStanding Standing, DateOnly? BornOn, string? IdentityMasked, string? PhoneMasked, string? Number, DateOnly JoinedOn);

    public sealed record Pair(One First, One Second, bool SamePhone);

    public async Task<List<Pair>> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeMembers, ct);
        var members = db.Set<Member>().AsNoTracking().Where(member => member.MergedInto == null && member.ErasedOn == null);
        var living = members.Where(member => member.Standing != MemberStanding.Left);
        var judged = db.Set<NotTwins>();
        var byPhone = from one in living
                      join other in members on one.Phone!.Hash equals other.Phone!.Hash
                      where one.Phone != null && one.Id != other.Id && (other.Standing == MemberStanding.Left || one.Id.CompareTo(other.Id) < 0)
                      select new { One = one.Id, Other = other.Id, SamePhone = true };
        var byBirth = from one in living
                      join other in members on new { one.Name, one.BornOn } equals new { other.Name, other.BornOn }
                      where one.BornOn != null && one.Id != other.Id && (other.Standing == MemberStanding.Left || one.Id.CompareTo(other.Id) < 0)
                          && (one.IdentityDigest == null || other.IdentityDigest == null || one.IdentityDigest == other.IdentityDigest)
                      select new { One = one.Id, Other = other.Id, SamePhone = false };
        var found = await byPhone.Where(pair => !judged.Any(known => known.OneId == pair.One && known.OtherId == pair.Other || known.OneId == pair.Other && known.OtherId == pair.One)).Take(Shown).ToListAsync(ct);
        found.AddRange(await byBirth.Where(pair => !judged.Any(known => known.OneId == pair.One && known.OtherId == pair.Other || known.OneId == pair.Other && known.OtherId == pair.One)).Take(Shown).ToListAsync(ct));
        var ids = found.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct().ToList();
        var shown = await db.Set<Member>().AsNoTracking().Where(member => ids.Contains(member.Id)).Select(member => new One(
            member.Id, member.Name, db.Set<GrassrootsUnion>().Where(union => union.Id == member.UnionId).Select(union => union.Name).First(), member.Standing, member.BornOn,
            member.Identity == null ? null : member.Identity.Masked, member.Phone == null ? null : member.Phone.Masked, member.Number, member.JoinedOn)).ToDictionaryAsync(one => one.Id, ct);
        return [.. found.DistinctBy(pair => (pair.One, pair.Other)).Take(Shown).Select(pair => new Pair(shown[pair.One], shown[pair.Other], pair.SamePhone)).OrderBy(pair => pair.First.Name, StringComparer.Ordinal)];
    }
}

/// <summary>
/// Makes two rows of one person one: the kept member takes over what only the other knew, the other keeps its history and points to it. Can be
/// undone as long as nothing else has happened to the one that went. Refuses two different identity numbers, and members whose membership both lives in different unions.
/// </summary>
public sealed class MergeMembers(FederationDoor door, IdentityLimit limit, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid keepId, Guid goneId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var (kept, gone) = (await db.FindMemberAsync(keepId, ct), await db.FindMemberAsync(goneId, ct));
        if (kept.Id == gone.Id || kept.MergedInto is not null || gone.MergedInto is not null || kept.ErasedOn is not null || gone.ErasedOn is not null) throw new Refusal(Say.CannotBeMerged);
        if (kept.IdentityDigest is { } one && gone.IdentityDigest is { } other && !one.AsSpan().SequenceEqual(other)) throw new Refusal(Say.TwoIdentities);
        if (kept.Standing == MemberStanding.Left && gone.Standing != MemberStanding.Left) throw new Refusal(Say.KeepTheLivingOne);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        gone.MergeInto(kept.Id, clock.Today());
        await db.SaveMembersAsync(limit, ct);
        var sex = kept.Sex;
        db.Add(new MemberMerge { UnionId = kept.UnionId, KeptId = kept.Id, GoneId = gone.Id, Taken = JsonSerializer.Serialize(TakeOver(kept, gone, db.Vault)), MergedOn = clock.Today() });
        if (kept.Sex != sex) db.TouchMonth(nameof(Member), kept.JoinedOn);
        db.Record(AuditAction.Amended, nameof(Member), kept.Id, Language.Written(() => Say.MergedWith.With(gone.Name)), kept.Name);
        await db.SaveMembersAsync(limit, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The two are two again, each with what was its own.</summary>
    public async Task UndoAsync(Guid goneId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var merge = await db.Set<MemberMerge>().FirstOrDefaultAsync(known => known.GoneId == goneId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchMember);
        var (kept, gone) = (await db.FindMemberAsync(merge.KeptId, ct), await db.FindMemberAsync(merge.GoneId, ct));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var sex = kept.Sex;
        GiveBack(kept, JsonSerializer.Deserialize<string[]>(merge.Taken)!);
        if (kept.Sex != sex) db.TouchMonth(nameof(Member), kept.JoinedOn);
        db.Remove(merge);
        db.Record(AuditAction.Recalled, nameof(Member), kept.Id, Language.Written(() => Say.MergedWith.With(gone.Name)), kept.Name);
        await db.SaveMembersAsync(limit, ct);
        gone.Unmerge();
        await db.SaveMembersAsync(limit, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>They are two persons, and are not suggested again.</summary>
    public async Task PartAsync(Guid oneId, Guid otherId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var (one, other) = (await db.FindMemberAsync(oneId, ct), await db.FindMemberAsync(otherId, ct));
        db.Add(new NotTwins { UnionId = one.UnionId, PartnerUnionId = other.UnionId, OneId = one.Id, OtherId = other.Id });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Somebody has said so in the same moment.
        }
    }

    static List<string> TakeOver(Member kept, Member gone, Vault vault)
    {
        var taken = new List<string>();
        void Take(string what, bool isMissing, Action take)
        {
            if (!isMissing) return;
            take();
            taken.Add(what);
        }

        Take(nameof(Member.Sex), kept.Sex is null && gone.Sex is not null, () => kept.Sex = gone.Sex);
        Take(nameof(Member.BornOn), kept.BornOn is null && gone.BornOn is not null, () => kept.BornOn = gone.BornOn);
        Take(nameof(Member.Identity), kept.Identity is null && gone.Identity is not null, () => kept.Identify(vault.Open(gone.Identity!), vault));
        Take(nameof(Member.Phone), kept.Phone is null && gone.Phone is not null, () => kept.Phone = gone.Phone! with { });
        Take(nameof(Member.Job), kept.Job is null && gone.Job is not null, () => kept.Job = gone.Job);
        Take(nameof(Member.Remark), kept.Remark is null && gone.Remark is not null, () => kept.Remark = gone.Remark);
        Take(nameof(Member.Consent), kept.Consent is null && gone.Consent is not null, () => (kept.Consent, kept.ConsentedOn) = (gone.Consent, gone.ConsentedOn));
        return taken;
    }

    static void GiveBack(Member kept, string[] taken)
    {
        foreach (var what in taken)
        {
            switch (what)
            {
                case nameof(Member.Sex): kept.Sex = null; break;
                case nameof(Member.BornOn): kept.BornOn = null; break;
                case nameof(Member.Identity): kept.ForgetIdentity(); break;
                case nameof(Member.Phone): kept.Phone = null; break;
                case nameof(Member.Job): kept.Job = null; break;
                case nameof(Member.Remark): kept.Remark = null; break;
                case nameof(Member.Consent): (kept.Consent, kept.ConsentedOn) = (null, null); break;
            }
        }
    }
}
