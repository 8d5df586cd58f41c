using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Standards;

/// <summary>What a union says of an item: done 做到了, partly 部分, not done 没做到.</summary>
public enum ItemAnswer
{
    Done,
    Partly,
    NotDone,
}

/// <summary>How far an assessment has come: being filled in, handed in, returned with a reason, or confirmed by the office.</summary>
public enum AssessmentState
{
    Begun,
    HandedIn,
    Returned,
    Confirmed,
}

/// <summary>What an assessment is for: the union's own, or before, amid and after a pair's help.</summary>
public enum Occasion
{
    Own,
    Initial,
    Midterm,
    Final,
}

/// <summary>One item of an assessment: what the union says, what the office gives for it, and what the records said that day.</summary>
public sealed record ItemMark
{
    public required string Code { get; init; }
    public ItemAnswer? Answer { get; init; }
    public string? Words { get; init; }

    /// <summary>Points, once the office has looked at it.</summary>
    public int? Given { get; init; }

    /// <summary>Why the office gave other points than the answer is worth.</summary>
    public string? Reason { get; init; }

    /// <summary>The records' own sentence when it was confirmed.</summary>
    public string? Evidence { get; init; }
}

/// <summary>A union's assessment by one version of a standard. The union fills it in and hands it in; the office confirms it item by item or returns it. The version never changes, so neither does what it was measured by.</summary>
public sealed class Assessment : UnionOwned, ICounted, IKnownAs
{
    public const int WordsLimit = 200;
    public const int ReasonLimit = 200;

    /// <summary>Files of one assessment.</summary>
    public const int MostFiles = 30;

    static readonly JsonSerializerOptions Form = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    public Guid VersionId { get; init; }

    /// <summary>The standard and its version as it was called when the assessment began.</summary>
    public required string Title { get; init; }

    /// <summary>The pair it belongs to, where it shows what help brought about.</summary>
    public Guid? PairId { get; init; }
    public Occasion Occasion { get; init; }
    public AssessmentState State { get; private set; }
    public DateOnly BegunOn { get; init; }
    public DateTimeOffset? HandedInAt { get; private set; }
    public string? HandedInBy { get; private set; }

    /// <summary>When the office confirmed or returned it.</summary>
    public DateTimeOffset? JudgedAt { get; private set; }
    public string? JudgedBy { get; private set; }
    public string? ReturnedFor { get; private set; }
    public DateOnly? ConfirmedOn { get; private set; }

    /// <summary>A list of <see cref="ItemMark"/> as JSON.</summary>
    [Derived]
    public string Marks { get; private set; } = "[]";
    public int? Score { get; private set; }
    public int Full { get; init; }

    /// <summary>The level it reached; nothing below the lowest, or where a veto failed.</summary>
    public string? Level { get; private set; }

    /// <summary>The level's place, from 1 for the lowest; 0 for none.</summary>
    [Derived]
    public int LevelRank { get; private set; }

    public bool IsWithUnion => State is AssessmentState.Begun or AssessmentState.Returned;
    public DateOnly CountsFrom => ConfirmedOn ?? BegunOn;

    public List<ItemMark> Read() => JsonSerializer.Deserialize<List<ItemMark>>(Marks, Form)!;

    /// <summary>The union hands it in. Refuses one that is with the office.</summary>
    public void HandIn(IEnumerable<ItemMark> marks, Acting by, DateTimeOffset at)
    {
        if (!IsWithUnion) throw new Refusal(Say.IsNotWithUnion, State.Word());
        Write(marks);
        (State, HandedInAt, HandedInBy) = (AssessmentState.HandedIn, at, by.Name);
    }

    /// <summary>The union takes it back to go on with it, as long as the office has not judged it.</summary>
    public void TakeBack()
    {
        RefuseUnlessHandedIn();
        (State, HandedInAt, HandedInBy) = (AssessmentState.Begun, null, null);
    }

    /// <summary>The office sends it back. Needs a reason.</summary>
    public void Return(string reason, Acting by, DateTimeOffset at)
    {
        RefuseUnlessHandedIn();
        (State, ReturnedFor, JudgedAt, JudgedBy) = (AssessmentState.Returned, reason, at, by.Name);
    }

    /// <summary>The office confirms it with these points; score and level follow from them.</summary>
    public void Confirm(IReadOnlyCollection<ItemMark> marks, Judgement judgement, Acting by, DateTimeOffset at)
    {
        RefuseUnlessHandedIn();
        Write(marks);
        (State, ReturnedFor, JudgedAt, JudgedBy, ConfirmedOn) = (AssessmentState.Confirmed, null, at, by.Name, at.Day());
        (Score, Level, LevelRank) = (judgement.Score, judgement.Level?.Name, judgement.LevelRank);
    }

    public void RefuseUnlessHandedIn()
    {
        if (State != AssessmentState.HandedIn) throw new Refusal(Say.IsNotWithOffice, State.Word());
    }

    void Write(IEnumerable<ItemMark> marks) => Marks = JsonSerializer.Serialize(marks, Form);

    string IKnownAs.KnownAs => Title;

    public sealed class Table : IEntityTypeConfiguration<Assessment>
    {
        public void Configure(EntityTypeBuilder<Assessment> table)
        {
            table.Property(assessment => assessment.Title).HasMaxLength(Standard.NameLimit + 20);
            table.Property(assessment => assessment.HandedInBy).HasMaxLength(40);
            table.Property(assessment => assessment.JudgedBy).HasMaxLength(40);
            table.Property(assessment => assessment.ReturnedFor).HasMaxLength(ReasonLimit);
            table.Property(assessment => assessment.Level).HasMaxLength(StandardLevel.NameLimit);
            table.Property(assessment => assessment.Marks).HasColumnType("jsonb");
            table.Ignore(assessment => assessment.IsWithUnion).Ignore(assessment => assessment.CountsFrom);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(assessment => new { assessment.FederationId, assessment.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<StandardVersion>().WithMany().HasForeignKey(assessment => new { assessment.FederationId, assessment.VersionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<TwinningPair>().WithMany().HasForeignKey(assessment => new { assessment.FederationId, assessment.PairId }).OnDelete(DeleteBehavior.Restrict);
            // One that is not confirmed yet is gone on with, and no second one begun beside it.
            table.HasIndex(assessment => new { assessment.FederationId, assessment.UnionId, assessment.VersionId }).IsUnique().HasFilter("state <> 3").HasDatabaseName("ux_assessment_open");
            table.HasIndex(assessment => new { assessment.FederationId, assessment.PairId, assessment.Occasion }).IsUnique().HasFilter("pair_id IS NOT NULL").HasDatabaseName("ux_assessment_of_pair");
            table.HasIndex(assessment => new { assessment.FederationId, assessment.State, assessment.HandedInAt });
            table.HasIndex(assessment => new { assessment.FederationId, assessment.UnionId, assessment.BegunOn });
            table.HasIndex(assessment => new { assessment.FederationId, assessment.VersionId });
        }
    }
}
