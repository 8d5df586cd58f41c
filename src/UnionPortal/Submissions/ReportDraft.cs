using FluentValidation;

namespace UnionPortal.Submissions;

/// <summary>What staff type and choose for a month's report.</summary>
public sealed class ReportDraft
{
    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; set; }
    public string? Remark { get; set; }
    public List<Chosen> Highlights { get; set; } = [];

    /// <summary>An activity, and which of its photos go along.</summary>
    public sealed class Chosen
    {
        public Guid ActivityId { get; set; }
        public List<Guid> Photos { get; set; } = [];
    }

    public sealed class Rules : AbstractValidator<ReportDraft>
    {
        public Rules(DateOnly today)
        {
            RuleFor(draft => draft.Month).Must(month => Deadline.OpenMonths(today).Contains(month)).WithMessage(Say.MonthIsNotOpen);
            RuleFor(draft => draft.Remark).MaximumLength(MonthlyReport.RemarkLimit).WithMessage(Say.RemarkIsTooLong);
            RuleFor(draft => draft.Highlights).Must(chosen => chosen.Count <= Highlight.Most).WithMessage(Say.TooManyHighlights)
                .Must(chosen => chosen.DistinctBy(each => each.ActivityId).Count() == chosen.Count).WithMessage(Say.HighlightTwice)
                .Must(chosen => chosen.TrueForAll(each => each.Photos.Count <= HighlightPhoto.Most)).WithMessage(Say.TooManyPhotos);
        }
    }
}
