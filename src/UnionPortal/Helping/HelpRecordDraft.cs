using FluentValidation;
using UnionPortal.Reference;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>What somebody types about a visit, a training, a document or an exchange.</summary>
public sealed class HelpRecordDraft
{
    /// <summary>Chosen when the form opens, so that saving twice keeps one record, and photos find it.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid PairId { get; set; }

    /// <summary>The row version it was read at, where it is amended.</summary>
    public uint Version { get; set; }
    public Guid? ItemId { get; set; }
    public RecordKind? Kind { get; set; }
    public string Title { get; set; } = "";
    public DateOnly? HeldOn { get; set; }
    public string? Place { get; set; }
    public string? People { get; set; }
    public string? Words { get; set; }

    /// <summary>Whose record it is, where the office types it.</summary>
    public PairSide? Side { get; set; }

    public sealed class Rules : AbstractValidator<HelpRecordDraft>
    {
        public Rules(DateOnly today, bool asksSide, bool hasFiles)
        {
            RuleFor(draft => draft.Kind).Must(kind => kind is { } known && Enum.IsDefined(known) && known != RecordKind.Activity).WithMessage(Say.WhichKind);
            RuleFor(draft => draft.Title).Must(typed => TypedText.Tidy(typed).Length is > 0 and <= HelpRecord.TitleLimit).WithMessage(string.Format(Say.TitleIsUnfit, HelpRecord.TitleLimit));
            RuleFor(draft => draft.HeldOn).NotNull().WithMessage(Say.WhichDay).LessThanOrEqualTo(today).WithMessage(Say.DayIsInFuture).GreaterThan(today.AddYears(-3)).WithMessage(Say.DayIsFar);
            RuleFor(draft => draft.Place).MaximumLength(HelpRecord.PlaceLimit).WithMessage(string.Format(Say.TextIsTooLong, HelpRecord.PlaceLimit));
            RuleFor(draft => draft.People).MaximumLength(HelpRecord.PeopleLimit).WithMessage(string.Format(Say.TextIsTooLong, HelpRecord.PeopleLimit));
            RuleFor(draft => draft.Words).MaximumLength(HelpRecord.WordsLimit).WithMessage(string.Format(Say.TextIsTooLong, HelpRecord.WordsLimit));
            RuleFor(draft => draft.Words).NotEmpty().When(draft => draft.Kind == RecordKind.Document && !hasFiles).WithMessage(Say.WhatWasHandedOver);
            if (asksSide) RuleFor(draft => draft.Side).NotNull().WithMessage(Say.WhichSide).IsInEnum().WithMessage(Say.WhichSide);
        }
    }
}
