using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Choosing;

/// <summary>Why a mentee is left without a mentor.</summary>
public enum LeftBecause
{
    /// <summary>It is not left.</summary>
    Nothing,

    /// <summary>All who might help it are with others.</summary>
    SeatsAreTaken,

    /// <summary>The campaign's limits leave nobody for it.</summary>
    LimitsLeaveNobody,

    /// <summary>Noes, its own or theirs, leave nobody for it.</summary>
    NoesLeaveNobody,

    /// <summary>Nobody is on offer.</summary>
    NobodyOnOffer,
}

/// <summary>One round of a campaign: everybody's wishes brought together, and the outcome kept as a proposal. Both sides still say yes.</summary>
public sealed class MatchRound : OfficeOwned, IUnaudited
{
    public Guid CampaignId { get; init; }
    public DateTimeOffset RunAt { get; init; }
    public required string RunBy { get; init; }

    /// <summary>The campaign's rules as they were; whether they have changed since is told by comparing.</summary>
    public required MatchRules Rules { get; init; }
    public int Mentors { get; init; }
    public int Mentees { get; init; }
    public int Seats { get; init; }
    public int Paired { get; init; }
    public long Total { get; init; }

    /// <summary>Pairs that would both rather have each other; none, or the round is wrong.</summary>
    public int Blocking { get; init; }

    /// <summary>The same of the outcome with the best total.</summary>
    public int OtherwisePaired { get; init; }
    public long OtherwiseTotal { get; init; }
    public int OtherwiseBlocking { get; init; }

    public sealed class Table : IEntityTypeConfiguration<MatchRound>
    {
        public void Configure(EntityTypeBuilder<MatchRound> table)
        {
            table.ComplexProperty(round => round.Rules, rules => rules.ToJson("rules"));
            table.HasOne<TwinningCampaign>().WithMany().HasForeignKey(round => new { round.FederationId, round.CampaignId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(round => new { round.FederationId, round.CampaignId, round.RunAt });
        }
    }
}

/// <summary>What a round found for one mentee.</summary>
public sealed class RoundLine : OfficeOwned, IUnaudited
{
    public Guid RoundId { get; init; }
    public Guid MenteeEntryId { get; init; }
    public Guid? MentorEntryId { get; init; }
    public int? Score { get; init; }
    public bool IsByHand { get; init; }
    public LeftBecause Left { get; init; }

    /// <summary>Whom it would get where only the total counted.</summary>
    public Guid? OtherwiseEntryId { get; init; }

    /// <summary>The pair that was proposed from it.</summary>
    public Guid? PairId { get; set; }

    public sealed class Table : IEntityTypeConfiguration<RoundLine>
    {
        public void Configure(EntityTypeBuilder<RoundLine> table)
        {
            table.HasOne<MatchRound>().WithMany().HasForeignKey(line => new { line.FederationId, line.RoundId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(line => new { line.FederationId, line.RoundId, line.MenteeEntryId }).IsUnique();
            table.HasIndex(line => new { line.FederationId, line.RoundId, line.MentorEntryId });
        }
    }
}
