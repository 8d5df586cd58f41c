using FluentValidation;

namespace UnionPortal.Activities;

/// <summary>What a chair types about an activity.</summary>
public sealed class ActivityDraft
{
    /// <summary>Chosen when the form opens, so that pressing save twice, or on two devices, keeps one activity.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid? PairId { get; set; }

    /// <summary>The campaign it was held for; said by the office alone.</summary>
    public Guid? CampaignId { get; set; }
    public ActivityKind? Kind { get; set; }
    public string Title { get; set; } = "";
    public DateOnly? HeldOn { get; set; }
    public TimeOnly? StartsAt { get; set; }
    public string? Place { get; set; }
    public int? OwnCount { get; set; }
    public int? PartnerCount { get; set; }
    public bool IsEstimate { get; set; }
    public string? Words { get; set; }

    public sealed class Rules : AbstractValidator<ActivityDraft>
    {
        public Rules(DateOnly today)
        {
            RuleFor(draft => draft.Kind).NotNull().WithMessage(Say.KindIsMissing).IsInEnum().WithMessage(Say.KindIsMissing);
            RuleFor(draft => draft.Title).NotEmpty().WithMessage(Say.TitleIsMissing).MaximumLength(Activity.TitleLimit).WithMessage(Say.TitleIsTooLong);
            RuleFor(draft => draft.HeldOn).NotNull().WithMessage(Say.DayIsMissing).LessThanOrEqualTo(today).WithMessage(Say.DayIsInFuture)
                .GreaterThan(today.AddYears(-3)).WithMessage(Say.DayIsTooOld);
            RuleFor(draft => draft.Place).MaximumLength(Activity.PlaceLimit).WithMessage(Say.PlaceIsTooLong);
            RuleFor(draft => draft.OwnCount).NotNull().WithMessage(Say.CountIsMissing).InclusiveBetween(0, Activity.CountLimit).WithMessage(Say.CountIsUnfit);
            RuleFor(draft => draft.PartnerCount).InclusiveBetween(0, Activity.CountLimit).WithMessage(Say.CountIsUnfit);
            RuleFor(draft => draft.OwnCount).Must((draft, own) => own + (draft.PartnerCount ?? 0) > 0).When(draft => draft.OwnCount == 0, ApplyConditionTo.CurrentValidator).WithMessage(Say.NobodyCame);
            RuleFor(draft => draft.Words).MaximumLength(Activity.WordsLimit).WithMessage(Say.WordsAreTooLong);
        }
    }
}
