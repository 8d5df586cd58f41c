using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Activities;

/// <summary>The office reminds a union that its pair has no record yet this month (催报). Once a day at most.</summary>
public sealed class Nudge : UnionOwned
{
    public Guid PairId { get; init; }
    public required string PartnerName { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset At { get; init; }

    public sealed class Table : IEntityTypeConfiguration<Nudge>
    {
        public void Configure(EntityTypeBuilder<Nudge> table)
        {
            table.Property(nudge => nudge.PartnerName).HasMaxLength(GrassrootsUnion.NameLimit);
            table.HasIndex(nudge => new { nudge.FederationId, nudge.UnionId, nudge.PairId, nudge.Day }).IsUnique();
            table.HasIndex(nudge => new { nudge.FederationId, nudge.At });
            table.HasOne<TwinningPair>().WithMany().HasForeignKey(nudge => new { nudge.FederationId, nudge.PairId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(nudge => new { nudge.FederationId, nudge.UnionId }).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
