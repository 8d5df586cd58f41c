using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Audit;

namespace UnionPortal.Accounts;

/// <summary>The platform's trail: who founded, posted, invited, took away. Added only.</summary>
public sealed class PlatformEntry : ITrailLine
{
    /// <summary>The record of a backup: no row of a table, but all of them in a file.</summary>
    public const string Backup = "Backup";

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
