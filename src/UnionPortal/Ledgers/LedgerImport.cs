using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>How far an import has come.</summary>
public enum LedgerState
{
    Read,
    Imported,
    Undone,
    Discarded,
}

/// <summary>What a person decided about a ledger before importing it: the sheet, its columns, and which warned rows stay out.</summary>
public sealed record LedgerChoices(int Sheet = 0, LedgerLayout? Layout = null, IReadOnlyList<int>? LeftOut = null)
{
    public bool LeavesOut(int row) => LeftOut?.Contains(row) ?? false;
}

/// <summary>A ledger somebody sent in: read first, then imported in one go, or given up; an import is undone as a whole.</summary>
public sealed class LedgerImport : OfficeOwned
{
    public const int FileNameLimit = 200;

    public required string FileName { get; init; }
    public Guid FileId { get; init; }
    public DateTimeOffset ReadAt { get; init; }
    public required string ReadBy { get; init; }
    public LedgerState State { get; private set; }

    /// <summary>When somebody last pressed import. Set before the rows are written, so that a server killed half-way leaves a trace.</summary>
    public DateTimeOffset? BegunAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary><see cref="LedgerChoices"/> as JSON.</summary>
    public string Choices { get; private set; } = "{}";
    public int UnionsImported { get; private set; }
    public int ProspectsImported { get; private set; }

    public LedgerChoices Chosen => JsonSerializer.Deserialize<LedgerChoices>(Choices) ?? new();

    public void Choose(LedgerChoices choices)
    {
        RefuseUnlessOpen();
        Choices = JsonSerializer.Serialize(choices);
    }

    public void Begin(DateTimeOffset at)
    {
        RefuseUnlessOpen();
        BegunAt = at;
    }

    public void Import(DateTimeOffset at, int unions, int prospects)
    {
        RefuseUnlessOpen();
        (State, DecidedAt, UnionsImported, ProspectsImported) = (LedgerState.Imported, at, unions, prospects);
    }

    public void Undo(DateTimeOffset at)
    {
        if (State != LedgerState.Imported) throw new Refusal(Say.LedgerIsNotImported);
        (State, DecidedAt) = (LedgerState.Undone, at);
    }

    /// <summary>Given up before anything was registered.</summary>
    public void Discard(DateTimeOffset at)
    {
        RefuseUnlessOpen();
        (State, DecidedAt) = (LedgerState.Discarded, at);
    }

    public void RefuseUnlessOpen()
    {
        if (State != LedgerState.Read) throw new Refusal(Say.LedgerIsNoLongerOpen);
    }

    public sealed class Table : IEntityTypeConfiguration<LedgerImport>
    {
        public void Configure(EntityTypeBuilder<LedgerImport> table)
        {
            table.Property(import => import.FileName).HasMaxLength(FileNameLimit);
            table.Property(import => import.ReadBy).HasMaxLength(40);
            table.Property(import => import.Choices).HasColumnType("jsonb");
            table.Ignore(import => import.Chosen);
            table.HasIndex(import => new { import.FederationId, import.ReadAt });
            table.HasMany<GrassrootsUnion>().WithOne().HasForeignKey(union => new { union.FederationId, union.ImportId }).OnDelete(DeleteBehavior.Restrict);
            table.HasMany<Prospect>().WithOne().HasForeignKey(prospect => new { prospect.FederationId, prospect.ImportId }).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
