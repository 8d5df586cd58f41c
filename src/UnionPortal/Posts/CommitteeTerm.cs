using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Posts;

/// <summary>
/// A term of a union's committee 届: elected on a day for three or five years (中国工会章程, article 27), at the end of which it is elected anew.
/// A later election may be allowed once 延期换届, with a reason and until a day.
/// </summary>
public sealed class CommitteeTerm : UnionOwned, ICounted
{
    public const int ReasonLimit = 200;

    /// <summary>How long a postponement may last: the rules for grassroots elections allow six months as a rule, here a year is the outer bound.</summary>
    public const int LongestPostponement = 12;

    public static readonly IReadOnlyList<int> Lengths = [3, 5];

    /// <summary>The how manyth term, where that is known.</summary>
    public int? Number { get; set; }
    public DateOnly ElectedOn { get; private set; }
    public int Years { get; private set; }
    public DateOnly DueOn { get; private set; }
    public DateOnly? PostponedOn { get; private set; }
    public DateOnly? PostponedUntil { get; private set; }
    public string? PostponeReason { get; private set; }

    /// <summary>The last day before the next election is overdue.</summary>
    [Derived]
    public DateOnly ExpiresOn { get; private set; }

    public DateOnly CountsFrom => ElectedOn;

    /// <summary>Elected on that day for so many years. Refuses a day in the future, and a length the rules do not know.</summary>
    public void Elect(DateOnly on, int years, DateOnly today)
    {
        if (on > today) throw new Refusal(Say.ElectedInFuture);
        if (!Lengths.Contains(years)) throw new Refusal(Say.TermHasNoSuchLength);
        (ElectedOn, Years, DueOn) = (on, years, on.AddYears(years));
        if (PostponedUntil <= DueOn) (PostponedOn, PostponedUntil, PostponeReason) = (null, null, null);
        ExpiresOn = PostponedUntil ?? DueOn;
    }

    /// <summary>The next election may be held later. Refuses a postponement without a reason, of a second time, to a day that is no later, or beyond <see cref="LongestPostponement"/> months.</summary>
    public void Postpone(DateOnly on, DateOnly until, string? reason, DateOnly today)
    {
        if (PostponedUntil is { } already) throw new Refusal(Say.PostponedAlready, already);
        if (on > today || on < ElectedOn) throw new Refusal(Say.PostponedOnIsUnfit);
        if (until <= DueOn || until > DueOn.AddMonths(LongestPostponement)) throw new Refusal(Say.PostponedUntilIsUnfit, DueOn, DueOn.AddMonths(LongestPostponement));
        if (TypedText.Tidy(reason) is not { Length: > 0 and <= ReasonLimit } words) throw new Refusal(Say.PostponeNeedsReason, ReasonLimit);
        (PostponedOn, PostponedUntil, PostponeReason, ExpiresOn) = (on, until, words, until);
    }

    public sealed class Table : IEntityTypeConfiguration<CommitteeTerm>
    {
        public void Configure(EntityTypeBuilder<CommitteeTerm> table)
        {
            table.Ignore(term => term.CountsFrom);
            table.Property(term => term.PostponeReason).HasMaxLength(ReasonLimit);
            table.ToTable(term => term.HasCheckConstraint("ck_committee_term_years", "years IN (3, 5) AND (postponed_on IS NULL) = (postponed_until IS NULL)"));
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(term => new { term.FederationId, term.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(term => new { term.FederationId, term.UnionId, term.ElectedOn }).IsUnique();
        }
    }
}
