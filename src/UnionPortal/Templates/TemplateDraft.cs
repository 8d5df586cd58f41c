using FluentValidation;
using UnionPortal.Reference;
using UnionPortal.Shell;

namespace UnionPortal.Templates;

/// <summary>A template as typed.</summary>
public sealed class TemplateDraft
{
    /// <summary>Chosen when the form opens, so that pressing save twice makes one.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The version it began from; 0 for a template that is new.</summary>
    public int Edition { get; set; }
    public TemplatePurpose Purpose { get; set; }
    public string Name { get; set; } = "";
    public string Title { get; set; } = "";
    public string? Terms { get; set; }

    /// <summary>Only of a new one: it is to hold where nothing else was chosen.</summary>
    public bool IsStanding { get; set; }

    public string TidyTerms => string.Join('\n', Wording.LinesOf(Terms));

    public sealed class Rules : AbstractValidator<TemplateDraft>
    {
        public Rules()
        {
            RuleFor(draft => draft.Name).Must(typed => TypedText.Tidy(typed).Length is > 0 and <= Template.NameLimit).WithMessage(Say.NameIsUnfit.With(Template.NameLimit));
            RuleFor(draft => draft.Title).Must(typed => TypedText.Tidy(typed).Length is > 0 and <= TemplateText.TitleLimit).WithMessage(Say.TitleIsUnfit.With(TemplateText.TitleLimit));
            RuleFor(draft => draft.Terms).Must(typed => Wording.LinesOf(typed).Count > 0 && typed!.Length <= TemplateText.TermsLimit).WithMessage(Say.TermsAreUnfit.With(TemplateText.TermsLimit));
            RuleFor(draft => draft.Title).Must((draft, typed) => Wording.UnknownIn(draft.Purpose, typed).Count == 0).WithMessage(draft => UnknownIn(draft, draft.Title));
            RuleFor(draft => draft.Terms).Must((draft, typed) => Wording.UnknownIn(draft.Purpose, typed).Count == 0).WithMessage(draft => UnknownIn(draft, draft.Terms));
        }

        static string UnknownIn(TemplateDraft draft, string? words) => Say.FieldIsUnknown.With(string.Join(' ', Wording.UnknownIn(draft.Purpose, words)), string.Join(' ', Language.Written(() => draft.Purpose.Marks())));
    }
}
