using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>What became of a correction: 待对方确认, 已更正, 对方不同意, 已撤回.</summary>
public enum CorrectionState
{
    Awaiting,
    Confirmed,
    Objected,
    TakenBack,
}

/// <summary>
/// A record that both sides confirmed was otherwise (帮促记录更正): as it stands, as it should stand, and why. The side that logged it proposes; the old holds until
/// the other side has confirmed, and stays where it objects. It is never amended: whoever errs again proposes again.
/// </summary>
public sealed class RecordCorrection : PairOwned, IKnownAs
{
    public const int ReasonLimit = 200;

    public Guid RecordId { get; init; }
    public required string FormerTitle { get; init; }
    public DateOnly FormerHeldOn { get; init; }
    public string? FormerPlace { get; init; }
    public Guid? FormerItemId { get; init; }
    public required string Title { get; init; }
    public DateOnly HeldOn { get; init; }
    public string? Place { get; init; }
    public Guid? ItemId { get; init; }
    public required string Reason { get; init; }

    /// <summary>The side that logged the record, or for which it was proposed.</summary>
    public PairSide LoggedSide { get; init; }
    public DateOnly ProposedOn { get; init; }
    public required string ProposedBy { get; init; }
    public CorrectionState State { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public string? AnsweredBy { get; private set; }
    public string? Objection { get; private set; }

    /// <summary>The moment of the last step.</summary>
    [Derived]
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who took the last step.</summary>
    public Guid? ChangedById { get; private set; }

    /// <summary>Refuses a record that does not stand, and a correction that changes nothing; the draft has been held to its rules.</summary>
    public static RecordCorrection Of(HelpRecord record, CorrectionDraft draft, Acting by, DateTimeOffset at)
    {
        if (record.State != RecordState.Confirmed) throw new Refusal(Say.OnlyConfirmedIsCorrected, record.Title, record.State.Word());
        var right = new RecordCorrection
        {
            Id = draft.Id, RecordId = record.Id, UnionId = record.UnionId, PartnerUnionId = record.PartnerUnionId, LoggedSide = record.LoggedSide, Reason = draft.Reason!.Trim(),
            FormerTitle = record.Title, FormerHeldOn = record.HeldOn, FormerPlace = record.Place, FormerItemId = record.ItemId,
            Title = draft.Title.Trim(), HeldOn = draft.HeldOn!.Value, Place = Reference.TypedText.OrNothing(draft.Place), ItemId = draft.ItemId,
            ProposedOn = at.Day(), ProposedBy = by.Named(), ChangedAt = at, ChangedById = by.PersonId,
        };
        return right.ChangesNothing ? throw new Refusal(Say.NothingIsCorrected) : right;
    }

    bool ChangesNothing => (Title, HeldOn, Place, ItemId) == (FormerTitle, FormerHeldOn, FormerPlace, FormerItemId);

    /// <summary>The other side says yes: the record is as it should be from now on. Refuses a record that is no longer as it was when this was proposed.</summary>
    public void Confirm(HelpRecord record, Acting by, DateTimeOffset at)
    {
        RefuseUnlessAwaiting();
        if ((record.Title, record.HeldOn, record.Place, record.ItemId) != (FormerTitle, FormerHeldOn, FormerPlace, FormerItemId)) throw new Refusal(Say.SomebodyWasFaster);
        record.Correct(this, by.PersonId, at);
        Answer(CorrectionState.Confirmed, by, at);
    }

    /// <summary>The other side says no, in a few words: the old stays.</summary>
    public void Dispute(string? words, Acting by, DateTimeOffset at)
    {
        RefuseUnlessAwaiting();
        Objection = HelpRecord.Said(words, Say.ObjectionNeedsWords);
        Answer(CorrectionState.Objected, by, at);
    }

    /// <summary>Whoever proposed it does so no longer.</summary>
    public void TakeBack(Acting by, DateTimeOffset at)
    {
        RefuseUnlessAwaiting();
        Answer(CorrectionState.TakenBack, by, at);
    }

    /// <summary>Whoever reaches the record reaches it.</summary>
    public void Follow(HelpRecord record) => HandTo(record.UnionId, record.PartnerUnionId);

    void Answer(CorrectionState state, Acting by, DateTimeOffset at) => (State, AnsweredBy, AnsweredOn, ChangedAt, ChangedById) = (state, by.Named(), at.Day(), at, by.PersonId);

    void RefuseUnlessAwaiting()
    {
        if (State != CorrectionState.Awaiting) throw new Refusal(Say.CorrectionIsAnswered, FormerTitle, State.Word());
    }

    string IKnownAs.KnownAs => FormerTitle;

    public sealed class Table : IEntityTypeConfiguration<RecordCorrection>
    {
        public void Configure(EntityTypeBuilder<RecordCorrection> table)
        {
            table.Property(right => right.FormerTitle).HasMaxLength(HelpRecord.TitleLimit);
            table.Property(right => right.FormerPlace).HasMaxLength(HelpRecord.PlaceLimit);
            table.Property(right => right.Title).HasMaxLength(HelpRecord.TitleLimit);
            table.Property(right => right.Place).HasMaxLength(HelpRecord.PlaceLimit);
            table.Property(right => right.Reason).HasMaxLength(ReasonLimit);
            table.Property(right => right.ProposedBy).HasMaxLength(200);
            table.Property(right => right.AnsweredBy).HasMaxLength(200);
            table.Property(right => right.Objection).HasMaxLength(HelpRecord.ObjectionLimit);
            table.HasOne<HelpRecord>().WithMany().HasForeignKey(right => new { right.FederationId, right.RecordId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<HelpItem>().WithMany().HasForeignKey(right => new { right.FederationId, right.ItemId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<HelpItem>().WithMany().HasForeignKey(right => new { right.FederationId, right.FormerItemId }).OnDelete(DeleteBehavior.Restrict);
            // One at a time: the second would stand on what the first is about to change.
            table.HasIndex(right => new { right.FederationId, right.RecordId }).IsUnique().HasFilter("state = 0");
            table.HasIndex(right => new { right.FederationId, right.RecordId, right.ChangedAt });
            table.HasIndex(right => new { right.FederationId, right.ChangedAt });
        }
    }
}
