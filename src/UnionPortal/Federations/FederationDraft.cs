using FluentValidation;

namespace UnionPortal.Federations;

/// <summary>What an operator types about a federation.</summary>
public sealed class FederationDraft
{
    public string Name { get; set; } = "";
    public string Slug { get; set; } = "";
    public FederationLevel Level { get; set; } = FederationLevel.Township;
    public FederationKind Kind { get; set; }
    public string? ParentSlug { get; set; }
    public string? AreaCode { get; set; }
    public string? AreaName { get; set; }
    public string Colour { get; set; } = "#b4232a";

    public sealed class Rules : AbstractValidator<FederationDraft>
    {
        public Rules()
        {
            RuleFor(draft => draft.Name).NotEmpty().WithMessage(Say.NameIsMissing).MaximumLength(Federation.NameLimit).WithMessage(Say.NameIsTooLong);
            RuleFor(draft => draft.Slug).NotEmpty().WithMessage(Say.SlugIsMissing)
                .Must(Federation.IsSlug).When(draft => draft.Slug is { Length: > 0 }, ApplyConditionTo.CurrentValidator).WithMessage(Say.SlugIsUnfit);
            RuleFor(draft => draft.Level).IsInEnum();
            RuleFor(draft => draft.Kind).IsInEnum();
            RuleFor(draft => draft.Colour).Matches("^#[0-9a-fA-F]{6}$").WithMessage(Say.ColourIsUnfit);
            RuleFor(draft => draft.AreaName).MaximumLength(Federation.NameLimit).WithMessage(Say.NameIsTooLong);
            RuleFor(draft => draft.AreaCode).Must(code => string.IsNullOrEmpty(code) || Reference.Divisions.Find(code) is not null).WithMessage(Say.AreaIsUnknown);
        }
    }
}
