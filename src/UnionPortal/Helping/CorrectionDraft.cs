using FluentValidation;
using UnionPortal.Reference;

namespace UnionPortal.Helping;

/// <summary>How a record should stand, and why; begun with how it stands.</summary>
public sealed class CorrectionDraft
{
    /// <summary>Chosen when the form opens, so that sending twice proposes once.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid RecordId { get; set; }
    public Guid? ItemId { get; set; }
    public string Title { get; set; } = "";
    public DateOnly? HeldOn { get; set; }
    public string? Place { get; set; }
    public string? Reason { get; set; }

    public sealed class Rules : AbstractValidator<CorrectionDraft>
    {
        public Rules(DateOnly today)
        {
            RuleFor(draft => draft.Title).Must(typed => TypedText.Tidy(typed).Length is > 0 and <= HelpRecord.TitleLimit).WithMessage(string.Format(Say.TitleIsUnfit, HelpRecord.TitleLimit));
            RuleFor(draft => draft.HeldOn).NotNull().WithMessage(Say.WhichDay).LessThanOrEqualTo(today).WithMessage(Say.DayIsInFuture).GreaterThan(today.AddYears(-3)).WithMessage(Say.DayIsFar);
            RuleFor(draft => draft.Place).MaximumLength(HelpRecord.PlaceLimit).WithMessage(string.Format(Say.TextIsTooLong, HelpRecord.PlaceLimit));
            RuleFor(draft => draft.Reason).NotEmpty().WithMessage(Say.CorrectionNeedsReason).MaximumLength(RecordCorrection.ReasonLimit).WithMessage(string.Format(Say.TextIsTooLong, RecordCorrection.ReasonLimit));
        }
    }
}
