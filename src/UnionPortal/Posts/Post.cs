using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Posts;

/// <summary>What somebody is in a union: of its committee 工会委员会, its audit committee 经费审查委员会, its women's committee 女职工委员会, or an organiser 专干.</summary>
public enum PostKind
{
    Chair,
    ViceChair,
    CommitteeMember,
    AuditDirector,
    AuditMember,
    WomenDirector,
    WomenMember,
    Organiser,
}

/// <summary>Beside another job 兼职, or for nothing else 专职.</summary>
public enum Employment
{
    PartTime,
    FullTime,
}

/// <summary>Why a post was given up: the term was over, moved away, resigned, retired, removed, or the union was dissolved.</summary>
public enum PostEnd
{
    TermOver,
    Moved,
    Resigned,
    Retired,
    Removed,
    UnionDissolved,
    Other,
}

/// <summary>Somebody who holds or held posts in a union; one person, one row, several posts.</summary>
public sealed class PostHolder : UnionOwned, IKnownAs
{
    public required string Name { get; set; }
    public Sex? Sex { get; set; }
    public SealedText? Phone { get; set; }

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<PostHolder>
    {
        public void Configure(EntityTypeBuilder<PostHolder> table)
        {
            table.Property(holder => holder.Name).HasMaxLength(GrassrootsUnion.PersonLimit);
            table.ComplexProperty(holder => holder.Phone);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(holder => new { holder.FederationId, holder.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(holder => new { holder.FederationId, holder.UnionId });
        }
    }
}

/// <summary>A post in a union, held by somebody from a day until a day. What is over stays on record.</summary>
public sealed class Post : UnionOwned
{
    public const int WordsLimit = 100;

    public Guid HolderId { get; init; }
    public PostHolder? Holder { get; init; }
    public PostKind Kind { get; set; }
    public Employment Employment { get; set; }
    public DateOnly HeldFrom { get; private set; }
    public DatePrecision FromPrecision { get; private set; }
    public DateOnly? HeldUntil { get; private set; }
    public DatePrecision UntilPrecision { get; private set; }
    public PostEnd? EndedFor { get; private set; }
    public string? EndWords { get; private set; }

    public bool IsHeld => HeldUntil is null;

    public RoughDate From => new(HeldFrom, FromPrecision);

    public RoughDate? Until => HeldUntil is { } day ? new RoughDate(day, UntilPrecision) : null;

    /// <summary>Begins, or began on another day than was recorded. Refuses a day after today, or after the post was given up.</summary>
    public void Begin(RoughDate from, DateOnly today)
    {
        if (from.First > today) throw new Refusal(Say.PostBeginsLater);
        if (HeldUntil < from.First) throw new Refusal(Say.PostEndsBefore, from.ToString());
        (HeldFrom, FromPrecision) = (from.First, from.Precision);
    }

    /// <summary>Given up. Refuses a second time, a day before it began, and a day after today.</summary>
    public void End(RoughDate until, PostEnd reason, string? words, DateOnly today)
    {
        if (!IsHeld) throw new Refusal(Say.PostHasEnded);
        if (until.First > today) throw new Refusal(Say.PostEndsLater);
        if (until.First < From.First && !(until.Precision != DatePrecision.Day && until.First == new RoughDate(HeldFrom, until.Precision).First)) throw new Refusal(Say.PostEndsBefore, From.ToString());
        if (reason == PostEnd.Other && string.IsNullOrWhiteSpace(words)) throw new Refusal(Say.EndNeedsWords);
        (HeldUntil, UntilPrecision) = (until.First, until.Precision);
        (EndedFor, EndWords) = (reason, TypedText.OrNothing(words));
    }

    /// <summary>Held again, as if it had never ended: its union is back.</summary>
    public void Resume() => (HeldUntil, UntilPrecision, EndedFor, EndWords) = (null, DatePrecision.Day, null, null);

    public sealed class Table : IEntityTypeConfiguration<Post>
    {
        public void Configure(EntityTypeBuilder<Post> table)
        {
            table.Property(post => post.EndWords).HasMaxLength(WordsLimit);
            table.Ignore(post => post.IsHeld).Ignore(post => post.From).Ignore(post => post.Until);
            table.ToTable(post => post.HasCheckConstraint("ck_post_ended", "(held_until IS NULL) = (ended_for IS NULL)"));
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(post => new { post.FederationId, post.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne(post => post.Holder).WithMany().HasForeignKey(post => new { post.FederationId, post.HolderId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(post => new { post.FederationId, post.UnionId, post.Kind });
            table.HasIndex(post => new { post.FederationId, post.HolderId });
        }
    }
}
