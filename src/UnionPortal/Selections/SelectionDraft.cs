using FluentValidation;
using UnionPortal.Reference;
using UnionPortal.Unions;

namespace UnionPortal.Selections;

/// <summary>What the office types about a selection. Fields are named as on <see cref="Selection"/>.</summary>
public sealed class SelectionDraft
{
    /// <summary>Chosen when the form opens, so that pressing save twice keeps one selection.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The row as it was read; a lost race is noticed by it. 0 for a new one.</summary>
    public uint Version { get; set; }
    public string Name { get; set; } = "";
    public int? Year { get; set; }
    public SelectionFor For { get; set; }
    public DateOnly? ApplyBy { get; set; }
    public int? NoticeDays { get; set; } = 7;
    public int? Quota { get; set; }
    public string HonourTitle { get; set; } = "";
    public HonourLevel? HonourLevel { get; set; }
    public string? Giver { get; set; }
    public Guid? StandardId { get; set; }
    public int? LeastScore { get; set; }
    public int? LeastLevel { get; set; }
    public string? Explanation { get; set; }
    public string Contact { get; set; } = "";

    public static SelectionDraft Of(Selection selection) => new()
    {
        Id = selection.Id, Version = selection.Version, Name = selection.Name, Year = selection.Year, For = selection.For, ApplyBy = selection.ApplyBy, NoticeDays = selection.NoticeDays, Quota = selection.Quota,
        HonourTitle = selection.HonourTitle, HonourLevel = selection.HonourLevel, Giver = selection.Giver, StandardId = selection.StandardId, LeastScore = selection.LeastScore, LeastLevel = selection.LeastLevel,
        Explanation = selection.Explanation, Contact = selection.Contact,
    };

    /// <summary>A new selection. The rules must have let it pass.</summary>
    public Selection ToSelection(DateTimeOffset now)
    {
        var selection = new Selection { Id = Id, Name = "", HonourTitle = "", Contact = "", OpenedAt = now };
        WriteTo(selection);
        return selection;
    }

    /// <summary>Writes what was typed. The rules must have let it pass.</summary>
    public void WriteTo(Selection selection)
    {
        (selection.Name, selection.Year, selection.For, selection.ApplyBy) = (TypedText.Tidy(Name), Year!.Value, For, ApplyBy!.Value);
        (selection.NoticeDays, selection.Quota, selection.Explanation, selection.Contact) = (NoticeDays!.Value, Quota, string.IsNullOrWhiteSpace(Explanation) ? null : Explanation.Trim(), TypedText.Tidy(Contact));
        (selection.HonourTitle, selection.HonourLevel, selection.Giver) = (TypedText.Tidy(HonourTitle), HonourLevel!.Value, TypedText.OrNothing(Giver));
        (selection.StandardId, selection.LeastScore, selection.LeastLevel) = StandardId is null ? (null, null, null) : (StandardId, LeastScore, LeastLevel);
    }

    public sealed class Rules : AbstractValidator<SelectionDraft>
    {
        /// <param name="today">A new selection gives unions time until at least today.</param>
        public Rules(DateOnly today)
        {
            RuleFor(draft => draft.Name).Must(name => TypedText.Tidy(name).Length > 0).WithMessage(Say.NameIsMissing).MaximumLength(Selection.NameLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Year).NotNull().WithMessage(Say.YearIsMissing).InclusiveBetween(2000, 2100).WithMessage(Say.YearIsMissing);
            RuleFor(draft => draft.ApplyBy).NotNull().WithMessage(Say.ApplyByIsMissing).GreaterThanOrEqualTo(today).When(draft => draft.Version == 0, ApplyConditionTo.CurrentValidator).WithMessage(Say.ApplyByIsOver);
            RuleFor(draft => draft.NoticeDays).NotNull().WithMessage(Say.NoticeDaysAreUnfit).InclusiveBetween(Selection.LeastNoticeDays, Selection.MostNoticeDays).WithMessage(Say.NoticeDaysAreUnfit);
            RuleFor(draft => draft.Quota).InclusiveBetween(1, Selection.QuotaLimit).WithMessage(Say.QuotaIsUnfit);
            RuleFor(draft => draft.HonourTitle).Must(title => TypedText.Tidy(title).Length > 0).WithMessage(Say.HonourIsMissing).MaximumLength(Honour.TitleLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.HonourLevel).NotNull().WithMessage(Say.LevelIsMissing);
            RuleFor(draft => draft.Giver).MaximumLength(Honour.GiverLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.LeastScore).InclusiveBetween(1, 1000).WithMessage(Say.ScoreIsUnfit);
            RuleFor(draft => draft.Explanation).MaximumLength(Selection.ExplanationLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Contact).Must(contact => TypedText.Tidy(contact).Length > 0).WithMessage(Say.ContactIsMissing).MaximumLength(Selection.ContactLimit).WithMessage(Say.TooLong);
        }
    }
}
