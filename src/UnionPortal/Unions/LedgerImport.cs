using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>How far an import has come.</summary>
public enum LedgerState
{
    Read,
    Imported,
    Undone,
}

/// <summary>A ledger somebody sent in: read first, then imported in one go or not at all, and undone as a whole.</summary>
public sealed class LedgerImport : OfficeOwned
{
    public required string FileName { get; init; }
    public Guid FileId { get; init; }
    public DateTimeOffset ReadAt { get; init; }
    public required string ReadBy { get; init; }
    public LedgerState State { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Which column holds what and which warned rows are left out, as the person set it; JSON.</summary>
    public string Choices { get; set; } = "{}";
    public int UnionsImported { get; private set; }
    public int ProspectsImported { get; private set; }

    public void Import(DateTimeOffset at, int unions, int prospects)
    {
        if (State != LedgerState.Read) throw new Refusal(Say.LedgerIsNoLongerOpen);
        (State, DecidedAt, UnionsImported, ProspectsImported) = (LedgerState.Imported, at, unions, prospects);
    }

    public void Undo(DateTimeOffset at)
    {
        if (State != LedgerState.Imported) throw new Refusal(Say.LedgerIsNotImported);
        (State, DecidedAt) = (LedgerState.Undone, at);
    }

    public sealed class Table : IEntityTypeConfiguration<LedgerImport>
    {
        public void Configure(EntityTypeBuilder<LedgerImport> table)
        {
            table.Property(import => import.FileName).HasMaxLength(200);
            table.Property(import => import.ReadBy).HasMaxLength(40);
            table.Property(import => import.Choices).HasColumnType("jsonb");
            table.HasIndex(import => new { import.FederationId, import.ReadAt });
        }
    }
}
