using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>The five forms of help: 经验交流, 上门指导, 活动参与, 实地观摩, 网络互动.</summary>
[Flags]
public enum HelpForm
{
    None = 0,
    ExperienceExchange = 1,
    OnSiteGuidance = 2,
    JointActivities = 4,
    SiteVisit = 8,
    OnlineExchange = 16,
}

/// <summary>What both sides sign: number, date, term, goals, the forms of help.</summary>
public sealed class PairAgreement : PairOwned
{
    public const int NumberLimit = 40;
    public const int GoalsLimit = 1000;
    public const int WitnessLimit = 60;

    public Guid PairId { get; init; }
    public required string Number { get; init; }
    public DateOnly SignedOn { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly EndsOn { get; init; }
    public HelpForm Forms { get; init; }
    public string? Goals { get; init; }
    public string? Witness { get; init; }

    public sealed class Table : IEntityTypeConfiguration<PairAgreement>
    {
        public void Configure(EntityTypeBuilder<PairAgreement> table)
        {
            table.Property(agreement => agreement.Number).HasMaxLength(NumberLimit);
            table.Property(agreement => agreement.Goals).HasMaxLength(GoalsLimit);
            table.Property(agreement => agreement.Witness).HasMaxLength(WitnessLimit);
            table.HasOne<TwinningPair>().WithMany().HasForeignKey(agreement => new { agreement.FederationId, agreement.PairId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(agreement => new { agreement.FederationId, agreement.PairId }).IsUnique();
            table.HasIndex(agreement => new { agreement.FederationId, agreement.Number }).IsUnique();
        }
    }
}
