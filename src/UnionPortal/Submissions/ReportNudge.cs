using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Federations;
using UnionPortal.Tenancy;

namespace UnionPortal.Submissions;

/// <summary>The federation above reminds one below that a month has not been handed up (催报). Once a day at most.</summary>
public sealed class ReportNudge : HandedOver
{
    public required string SenderName { get; init; }
    public DateOnly Month { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>It had been handed up and was given back to be mended; else it is missing.</summary>
    public bool IsReturned { get; init; }

    public sealed class Table : IEntityTypeConfiguration<ReportNudge>
    {
        public void Configure(EntityTypeBuilder<ReportNudge> table)
        {
            table.Property(nudge => nudge.SenderName).HasMaxLength(Federation.NameLimit);
            table.HasIndex(nudge => new { nudge.FederationId, nudge.SenderFederationId, nudge.Month, nudge.Day }).IsUnique();
            table.HasIndex(nudge => new { nudge.FederationId, nudge.At });
        }
    }
}
