using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>How far a list of members has come.</summary>
public enum ImportState
{
    Read,
    Imported,
    Undone,
    Discarded,
}

/// <summary>A list of members somebody sent in: read, tried, then imported in one go, or given up; an import is undone as a whole. A chair's belongs to the own union.</summary>
public sealed class MemberImport : PairOwned, IKnownAs
{
    public const int FileNameLimit = 200;

    /// <summary>So many rows that need a hand are told; whoever has more mends these first.</summary>
    public const int ToldLimit = 5_000;

    public required string FileName { get; init; }
    public Guid FileId { get; init; }
    public DateTimeOffset ReadAt { get; init; }
    public required string ReadBy { get; init; }
    public ImportState State { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Rows of the list that hold anything, its heading left out.</summary>
    public int Rows { get; private set; }

    /// <summary>Members that came, or would come, with it.</summary>
    public int Enrolled { get; private set; }

    /// <summary>Rows of people who are members of that union already.</summary>
    public int Known { get; private set; }

    /// <summary>Rows that need a hand.</summary>
    public int Problems { get; private set; }

    /// <summary>When it was last tried; nothing while it was not.</summary>
    public DateTimeOffset? TriedAt { get; private set; }

    /// <summary>What is wrong with which row, sealed: names are among it.</summary>
    [Personal, Derived]
    public byte[]? Told { get; private set; }

    internal void Try(ImportOutcome outcome, Vault vault, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        TriedAt = at;
        Take(outcome, vault);
    }

    internal void Import(ImportOutcome outcome, Vault vault, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        (State, DecidedAt) = (ImportState.Imported, at);
        Take(outcome, vault);
    }

    internal void Undo(DateTimeOffset at)
    {
        if (State != ImportState.Imported) throw new Refusal(Say.ListIsNotImported);
        (State, DecidedAt, Told) = (ImportState.Undone, at, null);
    }

    internal void Discard(DateTimeOffset at)
    {
        RefuseUnlessOpen();
        (State, DecidedAt, Told) = (ImportState.Discarded, at, null);
    }

    internal IReadOnlyList<RowProblem> Tell(Vault vault) => Told is null ? [] : JsonSerializer.Deserialize<List<RowProblem>>(vault.Unprotect(Told))!;

    public void RefuseUnlessOpen()
    {
        if (State != ImportState.Read) throw new Refusal(Say.ListIsNoLongerOpen);
    }

    void Take(ImportOutcome outcome, Vault vault)
    {
        (Rows, Enrolled, Known, Problems) = (outcome.Rows, outcome.Enrolled, outcome.Known, outcome.Problems);
        Told = vault.Protect(JsonSerializer.SerializeToUtf8Bytes(outcome.Told));
    }

    string IKnownAs.KnownAs => FileName;

    public sealed class Table : IEntityTypeConfiguration<MemberImport>
    {
        public void Configure(EntityTypeBuilder<MemberImport> table)
        {
            table.Property(import => import.FileName).HasMaxLength(FileNameLimit);
            table.Property(import => import.ReadBy).HasMaxLength(40);
            table.HasIndex(import => new { import.FederationId, import.ReadAt });
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(import => new { import.FederationId, import.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasMany<Member>().WithOne().HasForeignKey(member => new { member.FederationId, member.ImportId }).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A row that needs a hand.</summary>
/// <param name="Row">As the spreadsheet numbers it.</param>
/// <param name="Name">Whose row it is, as far as it says.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
public sealed record RowProblem(int Row, string Name, string Sentence);

/// <summary>What an import came to, or would come to.</summary>
public sealed record ImportOutcome(int Rows, int Enrolled, int Known, int Problems, IReadOnlyList<RowProblem> Told);
