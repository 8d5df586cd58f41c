using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>A mentor and a mentee (结对). Both sides choose freely: one yes is not a pair. A pair is active from the day the agreement is signed until the day it ends.</summary>
public sealed class TwinningPair : PairOwned, ICounted, IKnownAs
{
    public const int ReasonLimit = 300;

    static readonly PairStage[] Living = [PairStage.Proposed, PairStage.Agreed, PairStage.Active, PairStage.UnderReview];

    public Guid CampaignId { get; init; }

    /// <summary>The mentee, where it is an employer with no union yet.</summary>
    public Guid? ProspectId { get; init; }

    /// <summary>The names as they stood when the pair was proposed: each side sees the other's name and no more of its record.</summary>
    public required string MentorName { get; init; }
    public required string MenteeName { get; init; }
    public PairStage Stage { get; private set; }
    public int Score { get; init; }
    public List<MatchReason> Reasons { get; init; } = [];
    public DateOnly ProposedOn { get; init; }

    /// <summary>The last day to answer.</summary>
    public DateOnly AnswerBy { get; init; }
    public bool? MentorSaysYes { get; private set; }
    public bool? MenteeSaysYes { get; private set; }
    public DateOnly? AgreedOn { get; private set; }

    /// <summary>The day the agreement was signed.</summary>
    public DateOnly? ActiveFrom { get; private set; }
    public DateOnly? ReviewFrom { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public List<PairStep> Steps { get; private set; } = [];

    /// <summary>The moment of the last step; whoever was not there is told of it.</summary>
    [Derived]
    public DateTimeOffset ChangedAt { get; private set; }

    public DateOnly CountsFrom => ActiveFrom is { } day && day < ProposedOn ? day : ProposedOn;
    public bool IsLiving => Living.Contains(Stage);

    /// <summary>Whether the agreement can still be corrected.</summary>
    public bool MayAmendAgreement => Stage is PairStage.Active or PairStage.UnderReview;

    public static TwinningPair Propose(
        TwinningCampaign campaign, GrassrootsUnion mentor, (Guid? UnionId, Guid? ProspectId, string Name) mentee, int score, List<MatchReason> reasons, Acting by, DateTimeOffset at)
    {
        if (mentor.Id == mentee.UnionId) throw new Refusal(Say.NobodyPairsWithItself, mentor.Name);
        campaign.CountProposal(at.Day());
        var pair = new TwinningPair
        {
            CampaignId = campaign.Id,
            UnionId = mentor.Id,
            PartnerUnionId = mentee.UnionId,
            ProspectId = mentee.ProspectId,
            MentorName = mentor.Name,
            MenteeName = mentee.Name,
            Score = score,
            Reasons = reasons,
            ProposedOn = at.Day(),
            AnswerBy = at.Day().AddDays(campaign.DaysToAnswer),
        };
        pair.Step(PairStage.Proposed, by, at);
        return pair;
    }

    /// <summary>One side's answer, each for itself. A no says why. Refuses a second answer, and any after the last day.</summary>
    public void Answer(PairSide side, bool yes, string? reason, Acting by, DateTimeOffset at)
    {
        if (WhyNoAnswer(side, at.Day()) is { } over) throw new Refusal(over);
        if (!yes && string.IsNullOrWhiteSpace(reason)) throw new Refusal(Say.NoNeedsReason);
        RefuseLong(reason);

        if (side == PairSide.Mentor) MentorSaysYes = yes;
        else MenteeSaysYes = yes;
        if (!yes) (Stage, EndedOn) = (PairStage.Declined, at.Day());
        else if (MentorSaysYes == true && MenteeSaysYes == true) (Stage, AgreedOn) = (PairStage.Agreed, at.Day());
        Step(Stage, by, at, side, reason);
    }

    /// <summary>Why this side has nothing to answer: it is too late, it has answered, or the pair has moved on. Nothing where an answer is awaited.</summary>
    public string? WhyNoAnswer(PairSide side, DateOnly today)
    {
        if (Stage == PairStage.Expired || Stage == PairStage.Proposed && today > AnswerBy) return Say.TooLateToAnswer.With(AnswerBy);
        if ((side == PairSide.Mentor ? MentorSaysYes : MenteeSaysYes) is not null) return Say.AnsweredAlready;
        return Stage == PairStage.Proposed ? null : Say.NothingToAnswer.With(StageWord);
    }

    /// <summary>The mentee was an employer without a union and has founded one: that union stands in its place from now on.</summary>
    public void Founded(Guid union) => HandTo(UnionId, union);

    /// <summary>Nobody answered in time. Refuses before the last day has passed.</summary>
    public void Expire(Acting by, DateTimeOffset at)
    {
        Need(PairStage.Proposed);
        if (at.Day() <= AnswerBy) throw new Refusal(Say.StillTimeToAnswer, AnswerBy);
        (Stage, EndedOn) = (PairStage.Expired, AnswerBy);
        Step(Stage, by, at);
    }

    /// <summary>The agreement is signed: from that day the pair is active. Refuses a day before both agreed, or in the future.</summary>
    public void Activate(DateOnly signedOn, Acting by, DateTimeOffset at)
    {
        Need(PairStage.Agreed);
        (Stage, ActiveFrom) = (PairStage.Active, Signed(signedOn, at));
        Step(Stage, by, at);
    }

    /// <summary>The agreement was signed on another day than was recorded. Refuses what <see cref="Activate"/> refuses, and a pair that is over.</summary>
    public void CorrectSigning(DateOnly signedOn, DateTimeOffset at)
    {
        if (!MayAmendAgreement) throw new Refusal(Say.PairIsOver, StageWord);
        ActiveFrom = Signed(signedOn, at);
    }

    public void Review(Acting by, DateTimeOffset at)
    {
        Need(PairStage.Active);
        (Stage, ReviewFrom) = (PairStage.UnderReview, at.Day());
        Step(Stage, by, at);
    }

    public void Complete(Acting by, DateTimeOffset at)
    {
        Need(PairStage.UnderReview);
        (Stage, EndedOn) = (PairStage.Completed, at.Day());
        Step(Stage, by, at);
    }

    /// <summary>Ends a living pair before its time. Needs a reason.</summary>
    public void End(string? reason, Acting by, DateTimeOffset at)
    {
        if (!IsLiving) throw new Refusal(Say.PairIsOver, StageWord);
        if (string.IsNullOrWhiteSpace(reason)) throw new Refusal(Say.EndNeedsReason);
        RefuseLong(reason);
        (Stage, EndedOn) = (PairStage.Ended, at.Day());
        Step(Stage, by, at, note: reason);
    }

    public string StageWord => Stage.Word();

    DateOnly Signed(DateOnly day, DateTimeOffset at)
    {
        if (day < AgreedOn) throw new Refusal(Say.SignedBeforeAgreed, AgreedOn);
        return day <= at.Day() ? day : throw new Refusal(Say.SignedInFuture);
    }

    static void RefuseLong(string? reason)
    {
        if (reason?.Length > ReasonLimit) throw new Refusal(Say.ReasonIsTooLong, ReasonLimit);
    }

    void Need(PairStage stage)
    {
        if (Stage != stage) throw new Refusal(Say.NotAtThisStage, StageWord, stage.Word());
    }

    void Step(PairStage stage, Acting by, DateTimeOffset at, PairSide? side = null, string? note = null) =>
        (Steps, ChangedAt) = ([.. Steps, new PairStep { Stage = stage, Side = side, At = at, By = by.Name, ById = by.PersonId, Standing = by.Standing, Note = note?.Trim() }], at);

    string IKnownAs.KnownAs => $"{MentorName} × {MenteeName}";

    public sealed class Table : IEntityTypeConfiguration<TwinningPair>
    {
        public void Configure(EntityTypeBuilder<TwinningPair> table)
        {
            const string living = "stage <= 3";
            table.Property(pair => pair.MentorName).HasMaxLength(GrassrootsUnion.NameLimit);
            table.Property(pair => pair.MenteeName).HasMaxLength(GrassrootsUnion.NameLimit);
            table.Ignore(pair => pair.CountsFrom).Ignore(pair => pair.IsLiving).Ignore(pair => pair.StageWord).Ignore(pair => pair.MayAmendAgreement);
            table.ComplexCollection(pair => pair.Reasons, reason => reason.ToJson("reasons"));
            table.ComplexCollection(pair => pair.Steps, step => step.ToJson("steps"));
            table.HasOne<TwinningCampaign>().WithMany().HasForeignKey(pair => new { pair.FederationId, pair.CampaignId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(pair => new { pair.FederationId, pair.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(pair => new { pair.FederationId, pair.PartnerUnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<Prospect>().WithMany().HasForeignKey(pair => new { pair.FederationId, pair.ProspectId }).OnDelete(DeleteBehavior.Restrict);
            // Several campaigns may run at once; who is helped is helped in one pair at a time.
            table.HasIndex(pair => new { pair.FederationId, pair.PartnerUnionId }).IsUnique().HasFilter(living);
            table.HasIndex(pair => new { pair.FederationId, pair.ProspectId }).IsUnique().HasFilter(living);
            table.ToTable(pair => pair.HasCheckConstraint("ck_twinning_pair_stage", PairStages.Dates));
            table.ToTable(pair => pair.HasCheckConstraint("ck_twinning_pair_steps", PairStages.Steps));
            table.HasIndex(pair => new { pair.FederationId, pair.Stage, pair.ProposedOn });
            table.HasIndex(pair => new { pair.FederationId, pair.ChangedAt });
            table.HasIndex(pair => new { pair.FederationId, pair.UnionId });
        }
    }
}
