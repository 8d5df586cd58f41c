using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Templates;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>The campaign pairs belong to (主题活动), such as one run by a township for half a year.</summary>
public sealed class TwinningCampaign : FederationOwned, IKnownAs
{
    public const int NameLimit = 60;
    public const int CapacityLimit = 10;
    public const int DaysLimit = 60;

    public const int TargetLimit = 10_000;

    public required string Name { get; set; }
    public DateOnly StartsOn { get; set; }
    public DateOnly EndsOn { get; set; }

    /// <summary>What it says of matching.</summary>
    public MatchRules Rules { get; set; } = MatchRules.Usual;

    /// <summary>The template its agreements are made of; the standing one where none is named.</summary>
    public Guid? TemplateId { get; set; }

    /// <summary>How many pairs it is to bring about.</summary>
    public int? TargetPairs { get; set; }

    /// <summary>Days both sides have to answer an invitation.</summary>
    public int DaysToAnswer { get; set; } = 7;

    /// <summary>How many living pairs a mentor may carry.</summary>
    public int MentorCapacity { get; set; } = 1;

    /// <summary>Grows with every proposal, so that two people proposing at once cannot overload the same mentor: the second is told.</summary>
    [Derived]
    public int Proposals { get; private set; }

    public bool IsOpen(DateOnly today) => today >= StartsOn && today <= EndsOn;

    public void CountProposal(DateOnly today)
    {
        if (!IsOpen(today)) throw new Refusal(Say.CampaignIsNotOpen, Name, StartsOn, EndsOn);
        Proposals++;
    }

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<TwinningCampaign>
    {
        public void Configure(EntityTypeBuilder<TwinningCampaign> table)
        {
            table.Property(campaign => campaign.Name).HasMaxLength(NameLimit);
            table.ComplexProperty(campaign => campaign.Rules);
            table.HasOne<Template>().WithMany().HasForeignKey(campaign => new { campaign.FederationId, campaign.TemplateId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(campaign => new { campaign.FederationId, campaign.StartsOn });
        }
    }
}
