using FluentValidation;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>What staff type about a campaign.</summary>
public sealed class CampaignDraft
{
    public string Name { get; set; } = "";
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public int? DaysToAnswer { get; set; } = 7;
    public int? MentorCapacity { get; set; } = 1;
    public int? TargetPairs { get; set; }
    public int? NearWeight { get; set; } = MatchRules.Usual.NearWeight;
    public int? IndustryWeight { get; set; } = MatchRules.Usual.IndustryWeight;
    public int? HonourWeight { get; set; } = MatchRules.Usual.HonourWeight;
    public int? MeetsWeight { get; set; } = MatchRules.Usual.MeetsWeight;
    public int? FarthestKilometres { get; set; }
    public bool SameTownship { get; set; }
    public bool SameDivision { get; set; }
    public HonourLevel? LeastHonour { get; set; }
    public bool TakesGraduates { get; set; } = MatchRules.Usual.TakesGraduates;
    public bool HelpsNew { get; set; } = true;
    public bool HelpsWeak { get; set; } = true;
    public bool HelpsProspects { get; set; } = true;

    /// <summary>The template of its agreements; the standing one where none is named.</summary>
    public Guid? TemplateId { get; set; }

    /// <summary>The campaign as it was read; a lost race is noticed by it.</summary>
    public uint Version { get; set; }

    public static CampaignDraft Of(TwinningCampaign campaign) => new()
    {
        Name = campaign.Name, StartsOn = campaign.StartsOn, EndsOn = campaign.EndsOn, DaysToAnswer = campaign.DaysToAnswer, MentorCapacity = campaign.MentorCapacity, TargetPairs = campaign.TargetPairs,
        NearWeight = campaign.Rules.NearWeight, IndustryWeight = campaign.Rules.IndustryWeight, HonourWeight = campaign.Rules.HonourWeight, MeetsWeight = campaign.Rules.MeetsWeight,
        FarthestKilometres = campaign.Rules.FarthestKilometres, SameTownship = campaign.Rules.SameTownship, SameDivision = campaign.Rules.SameDivision, LeastHonour = campaign.Rules.LeastHonour,
        HelpsNew = campaign.Rules.HelpsNew, HelpsWeak = campaign.Rules.HelpsWeak, HelpsProspects = campaign.Rules.HelpsProspects, TakesGraduates = campaign.Rules.TakesGraduates, TemplateId = campaign.TemplateId, Version = campaign.Version,
    };

    /// <summary>Writes what was typed. The rules must have let it pass.</summary>
    public void WriteTo(TwinningCampaign campaign)
    {
        (campaign.Name, campaign.StartsOn, campaign.EndsOn) = (Name.Trim(), StartsOn!.Value, EndsOn!.Value);
        (campaign.DaysToAnswer, campaign.MentorCapacity, campaign.TargetPairs, campaign.TemplateId) = (DaysToAnswer!.Value, MentorCapacity!.Value, TargetPairs, TemplateId);
        campaign.Rules = new()
        {
            NearWeight = NearWeight ?? 0, IndustryWeight = IndustryWeight ?? 0, HonourWeight = HonourWeight ?? 0, MeetsWeight = MeetsWeight ?? 0, FarthestKilometres = FarthestKilometres,
            SameTownship = SameTownship, SameDivision = SameDivision, LeastHonour = LeastHonour, HelpsNew = HelpsNew, HelpsWeak = HelpsWeak, HelpsProspects = HelpsProspects, TakesGraduates = TakesGraduates,
        };
    }

    public sealed class Rules : AbstractValidator<CampaignDraft>
    {
        public Rules()
        {
            RuleFor(draft => draft.Name).NotEmpty().WithMessage(Say.CampaignNameIsMissing).MaximumLength(TwinningCampaign.NameLimit).WithMessage(Say.CampaignNameIsTooLong);
            RuleFor(draft => draft.StartsOn).NotNull().WithMessage(Say.StartIsMissing);
            RuleFor(draft => draft.EndsOn).NotNull().WithMessage(Say.EndIsMissing).GreaterThan(draft => draft.StartsOn).WithMessage(Say.EndIsBeforeStart);
            RuleFor(draft => draft.DaysToAnswer).NotNull().InclusiveBetween(1, TwinningCampaign.DaysLimit).WithMessage(Say.DaysAreUnfit);
            RuleFor(draft => draft.MentorCapacity).NotNull().InclusiveBetween(1, TwinningCampaign.CapacityLimit).WithMessage(Say.CapacityIsUnfit);
            RuleFor(draft => draft.TargetPairs).InclusiveBetween(1, TwinningCampaign.TargetLimit).WithMessage(Say.TargetIsUnfit);
            RuleFor(draft => draft.FarthestKilometres).InclusiveBetween(1, MatchRules.FarthestLimit).WithMessage(Say.FarthestIsUnfit);
            RuleFor(draft => draft.NearWeight).InclusiveBetween(0, MatchRules.WeightLimit).WithMessage(Say.WeightIsUnfit);
            RuleFor(draft => draft.IndustryWeight).InclusiveBetween(0, MatchRules.WeightLimit).WithMessage(Say.WeightIsUnfit);
            RuleFor(draft => draft.HonourWeight).InclusiveBetween(0, MatchRules.WeightLimit).WithMessage(Say.WeightIsUnfit);
            RuleFor(draft => draft.MeetsWeight).InclusiveBetween(0, MatchRules.WeightLimit).WithMessage(Say.WeightIsUnfit)
                .Must((draft, _) => (draft.NearWeight ?? 0) + (draft.IndustryWeight ?? 0) + (draft.HonourWeight ?? 0) + (draft.MeetsWeight ?? 0) > 0).WithMessage(Say.WeightsAreNought);
            RuleFor(draft => draft.HelpsProspects).Must((draft, _) => draft.HelpsNew || draft.HelpsWeak || draft.HelpsProspects).WithMessage(Say.HelpsNobody);
        }
    }
}
