using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Members;

/// <summary>What begins or ends a spell of membership: 入会, 接转, 保留会籍, 恢复, 重新入会, 退会, 除名, 去世, 转出 to another federation, 随工会转入 from one; or the same person was on the register twice.</summary>
public enum MembershipChange
{
    Joined,
    Transferred,
    Kept,
    Restored,
    Rejoined,
    Resigned,
    Removed,
    Died,
    MovedOut,
    Merged,
    MovedIn,
}

/// <summary>A spell of one member's membership: in one union, with one standing, from a day until another. Figures of any month are counted from these.</summary>
public sealed class Membership : UnionOwned, ICounted
{
    public const int ReasonLimit = 120;

    public Guid MemberId { get; init; }
    public MemberStanding Standing { get; init; }
    public MembershipChange Began { get; init; }
    public DateOnly From { get; internal set; }

    /// <summary>The first day it does not hold any more.</summary>
    public DateOnly? Until { get; private set; }
    public MembershipChange? Ended { get; private set; }
    public string? Reason { get; internal set; }

    public DateOnly CountsFrom => From;

    /// <summary>A spell of somebody who was on the register twice never counted.</summary>
    public IEnumerable<DateOnly> CountedDays => Ended == MembershipChange.Merged ? [] : Until is { } until ? [From, until] : [From];

    internal void End(MembershipChange by, DateOnly day, string? reason) => (Ended, Until, Reason) = (by, day, reason);

    internal void Reopen() => (Ended, Until, Reason) = (null, null, null);

    public sealed class Table : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> table)
        {
            table.Ignore(spell => spell.CountsFrom).Ignore(spell => spell.CountedDays);
            table.Property(spell => spell.Reason).HasMaxLength(ReasonLimit);
            table.ToTable(spell => spell.HasCheckConstraint("ck_membership_end", "(until IS NULL) = (ended IS NULL) AND (until IS NULL OR until >= \"from\")"));
            table.HasOne<Member>().WithMany(member => member.Spells).HasForeignKey(spell => new { spell.FederationId, spell.MemberId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<Unions.GrassrootsUnion>().WithMany().HasForeignKey(spell => new { spell.FederationId, spell.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(spell => new { spell.FederationId, spell.MemberId });
            table.HasIndex(spell => new { spell.FederationId, spell.UnionId, spell.From, spell.Until });
        }
    }
}

/// <summary>What a member is, beside being one; several at once, each from a day until another.</summary>
public enum MemberCategory
{
    Regular,
    Migrant,
    Agency,
    NewEmploymentForm,
    Retired,
}

/// <summary>A category a member holds or held.</summary>
public sealed class CategorySpell : UnionOwned
{
    public Guid MemberId { get; init; }
    public MemberCategory Category { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? Until { get; internal set; }

    internal void Follow(Member member) => HandTo(member.UnionId);

    public sealed class Table : IEntityTypeConfiguration<CategorySpell>
    {
        public void Configure(EntityTypeBuilder<CategorySpell> table)
        {
            table.HasOne<Member>().WithMany(member => member.Categories).HasForeignKey(spell => new { spell.FederationId, spell.MemberId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<Unions.GrassrootsUnion>().WithMany().HasForeignKey(spell => new { spell.FederationId, spell.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(spell => new { spell.FederationId, spell.MemberId });
        }
    }
}

/// <summary>Which steps may follow which.</summary>
public static class MembershipChanges
{
    /// <summary>The steps a person may take now, in the order they are offered. One who died or was found to be another takes none.</summary>
    public static IEnumerable<MembershipChange> Next(MemberStanding standing, MembershipChange? ended) =>
        Enum.GetValues<MembershipChange>().Where(change => change.CanFollow(standing, ended));

    public static bool CanFollow(this MembershipChange change, MemberStanding standing, MembershipChange? ended) => change switch
    {
        MembershipChange.Joined or MembershipChange.Merged or MembershipChange.MovedIn => false,
        MembershipChange.Kept => standing == MemberStanding.Full,
        MembershipChange.Restored => standing == MemberStanding.Kept,
        MembershipChange.Rejoined => standing == MemberStanding.Left && ended is not (MembershipChange.Died or MembershipChange.Merged),
        _ => standing != MemberStanding.Left,
    };

    /// <summary>The membership is over with it.</summary>
    public static bool IsEnd(this MembershipChange change) => change is MembershipChange.Resigned or MembershipChange.Removed or MembershipChange.Died or MembershipChange.MovedOut or MembershipChange.Merged;
}
