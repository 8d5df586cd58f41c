using FluentValidation;
using UnionPortal.Reference;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>What somebody types about an item of the plan.</summary>
public sealed class HelpItemDraft
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid PairId { get; set; }

    /// <summary>As the item was when it was read.</summary>
    public uint Version { get; set; }
    public string Title { get; set; } = "";
    public HelpForm? Form { get; set; }
    public HelpContent? Content { get; set; }
    public DateOnly? DueOn { get; set; }
    public PairSide? DoneBy { get; set; }
    public string? Expected { get; set; }

    public sealed class Rules : AbstractValidator<HelpItemDraft>
    {
        public Rules(DateOnly today)
        {
            RuleFor(draft => draft.Title).Must(typed => TypedText.Tidy(typed).Length is > 0 and <= HelpItem.TitleLimit).WithMessage(string.Format(Say.TitleIsUnfit, HelpItem.TitleLimit));
            RuleFor(draft => draft.Form).Must(form => form is { } one && HelpForms.All.Contains(one)).WithMessage(Say.WhichForm);
            RuleFor(draft => draft.Content).NotNull().WithMessage(Say.WhichContent).IsInEnum().WithMessage(Say.WhichContent);
            RuleFor(draft => draft.DueOn).NotNull().WithMessage(Say.WhichDay).InclusiveBetween(today.AddYears(-1), today.AddYears(3)).WithMessage(Say.DayIsFar);
            RuleFor(draft => draft.DoneBy).NotNull().WithMessage(Say.WhichSide).IsInEnum().WithMessage(Say.WhichSide);
            RuleFor(draft => draft.Expected).MaximumLength(HelpItem.ExpectedLimit).WithMessage(string.Format(Say.ExpectedIsTooLong, HelpItem.ExpectedLimit));
        }
    }
}

/// <summary>The five forms one by one.</summary>
static class HelpForms
{
    public static readonly IReadOnlyList<HelpForm> All = [.. Enum.GetValues<HelpForm>().Where(form => form != HelpForm.None)];
}
