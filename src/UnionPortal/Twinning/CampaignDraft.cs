using FluentValidation;

namespace UnionPortal.Twinning;

/// <summary>What staff type about a campaign.</summary>
public sealed class CampaignDraft
{
    public string Name { get; set; } = "";
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public int? DaysToAnswer { get; set; } = 7;
    public int? MentorCapacity { get; set; } = 1;

    public sealed class Rules : AbstractValidator<CampaignDraft>
    {
        public Rules()
        {
            RuleFor(draft => draft.Name).NotEmpty().WithMessage(Say.CampaignNameIsMissing).MaximumLength(TwinningCampaign.NameLimit).WithMessage(Say.CampaignNameIsTooLong);
            RuleFor(draft => draft.StartsOn).NotNull().WithMessage(Say.StartIsMissing);
            RuleFor(draft => draft.EndsOn).NotNull().WithMessage(Say.EndIsMissing).GreaterThan(draft => draft.StartsOn).WithMessage(Say.EndIsBeforeStart);
            RuleFor(draft => draft.DaysToAnswer).NotNull().InclusiveBetween(1, TwinningCampaign.DaysLimit).WithMessage(Say.DaysAreUnfit);
            RuleFor(draft => draft.MentorCapacity).NotNull().InclusiveBetween(1, TwinningCampaign.CapacityLimit).WithMessage(Say.CapacityIsUnfit);
        }
    }
}
