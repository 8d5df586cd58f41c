using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>When a pair is looked at: amid its term 中期, or at its end 期末.</summary>
public enum ReviewKind
{
    MidTerm,
    Final,
}

/// <summary>What the office comes to: 优秀, 合格, 不合格.</summary>
public enum Verdict
{
    Excellent,
    Passed,
    NotPassed,
}

/// <summary>
/// A review of a pair (结对评价): each side gives a mark of the other and a few words, the office its verdict. A side sees what the other said once the
/// verdict is given; a mark that is missing holds nothing up. A pair is completed by its final verdict only.
/// </summary>
public sealed class PairReview : PairOwned, IKnownAs
{
    public const int Best = 5;
    public const int WordsLimit = 300;

    public Guid PairId { get; init; }
    public ReviewKind Kind { get; init; }
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>The day until which both sides are asked.</summary>
    public DateOnly SayBy { get; init; }

    /// <summary>What the mentor says of the mentee, one to five.</summary>
    public int? MentorMark { get; private set; }
    public string? MentorWords { get; private set; }
    public string? MentorBy { get; private set; }

    /// <summary>What the mentee says of the help, one to five.</summary>
    public int? MenteeMark { get; private set; }
    public string? MenteeWords { get; private set; }
    public string? MenteeBy { get; private set; }
    public Verdict? Verdict { get; private set; }
    public string? VerdictWords { get; private set; }
    public DateOnly? GivenOn { get; private set; }
    public string? GivenBy { get; private set; }

    /// <summary>The moment of the last word; whoever was not there is told of it.</summary>
    [Derived]
    public DateTimeOffset ChangedAt { get; private set; }

    public static PairReview Ask(TwinningPair pair, ReviewKind kind, int days, DateTimeOffset at) => new()
    {
        PairId = pair.Id, UnionId = pair.UnionId, PartnerUnionId = pair.PartnerUnionId, Kind = kind, AskedAt = at, SayBy = at.Day().AddDays(days), ChangedAt = at,
    };

    public int? MarkOf(PairSide side) => side == PairSide.Mentor ? MentorMark : MenteeMark;

    /// <summary>One side's mark and words; said again they take the place of the earlier ones. Refuses marks that are none, long words, and anything after the verdict.</summary>
    public void Hear(PairSide side, int? mark, string? words, string by, DateTimeOffset at)
    {
        if (Verdict is not null) throw new Refusal(Say.ReviewIsOver, Verdict.Value.Word());
        if (mark is not (>= 1 and <= Best)) throw new Refusal(Say.MarkIsMissing, Best);
        var tidy = Fit(words);
        if (side == PairSide.Mentor) (MentorMark, MentorWords, MentorBy) = (mark, tidy, by);
        else (MenteeMark, MenteeWords, MenteeBy) = (mark, tidy, by);
        ChangedAt = at;
    }

    /// <summary>The office's verdict. One that is not passed says why. Refuses a second one.</summary>
    public void Give(Verdict? verdict, string? words, string by, DateTimeOffset at)
    {
        if (Verdict is { } given) throw new Refusal(Say.ReviewIsOver, given.Word());
        if (verdict is null) throw new Refusal(Say.VerdictIsMissing);
        var tidy = Fit(words);
        if (verdict == Twinning.Verdict.NotPassed && tidy is null) throw new Refusal(Say.VerdictNeedsWords);
        (Verdict, VerdictWords, GivenOn, GivenBy, ChangedAt) = (verdict, tidy, at.Day(), by, at);
    }

    /// <summary>Whoever reaches the pair reaches its reviews.</summary>
    public void Follow(TwinningPair pair) => HandTo(pair.UnionId, pair.PartnerUnionId);

    static string? Fit(string? words)
    {
        var tidy = TypedText.OrNothing(words);
        return tidy?.Length > WordsLimit ? throw new Refusal(Say.ReviewWordsAreTooLong, WordsLimit) : tidy;
    }

    string IKnownAs.KnownAs => Language.Written(() => Kind.Word());

    public sealed class Table : IEntityTypeConfiguration<PairReview>
    {
        public void Configure(EntityTypeBuilder<PairReview> table)
        {
            foreach (var words in new[] { nameof(MentorWords), nameof(MenteeWords), nameof(VerdictWords) }) table.Property(words).HasMaxLength(WordsLimit);
            foreach (var by in new[] { nameof(MentorBy), nameof(MenteeBy), nameof(GivenBy) }) table.Property(by).HasMaxLength(200);
            table.HasOne<TwinningPair>().WithMany().HasForeignKey(review => new { review.FederationId, review.PairId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(review => new { review.FederationId, review.PairId, review.Kind }).IsUnique();
            table.HasIndex(review => new { review.FederationId, review.ChangedAt });
            table.ToTable(review => review.HasCheckConstraint("ck_pair_review_verdict", "(verdict IS NULL) = (given_on IS NULL)"));
        }
    }
}
