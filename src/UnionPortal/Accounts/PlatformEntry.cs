using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Audit;

namespace UnionPortal.Accounts;

/// <summary>The platform's trail: who founded, posted, invited, took away. Added only.</summary>
public sealed class PlatformEntry : ITrailLine
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public DateTimeOffset At { get; init; }
    public int? FederationId { get; init; }
    public Guid? PersonId { get; init; }
    public required string PersonName { get; init; }
    public required string Standing { get; init; }
    public required string Action { get; init; }
    public required string Record { get; init; }
    public string RecordKey { get; init; } = "";

    /// <summary>Field → [before, after], as JSON.</summary>
    public string Changes { get; init; } = "{}";

    public sealed class Table : IEntityTypeConfiguration<PlatformEntry>
    {
        public void Configure(EntityTypeBuilder<PlatformEntry> table)
        {
            table.ToTable("platform_entry");
            table.Property(entry => entry.Id).ValueGeneratedNever();
            table.Property(entry => entry.Changes).HasColumnType("jsonb");
            table.HasIndex(entry => new { entry.FederationId, entry.At });
        }
    }
}
