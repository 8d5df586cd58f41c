using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Standards;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Selections;

/// <summary>Where a candidacy stands: the five steps in their order, and the ways in which it ends before.</summary>
public enum CandidacyStage
{
    Applied,
    Returned,
    Recommended,
    Passed,
    Noticed,
    Named,
    NotRecommended,
    NotPassed,
    TakenOut,
    Withdrawn,
}

/// <summary>One step of a candidacy: what it came to, when, by whom and as whom, and the opinion or reason.</summary>
[ComplexType]
public sealed class CandidacyStep : TakenStep
{
    public CandidacyStage Stage { get; init; }
    public string? Note { get; init; }
}

/// <summary>A union applies in a selection (申报), for itself or for one of its people. Applied, recommended, passed, on the notice, named: none of the steps can be skipped.</summary>
public sealed class Candidacy : UnionOwned, ICounted, IKnownAs
{
    public const int DeedsLimit = 3000;
    public const int NoteLimit = 300;
    public const int FileLimit = 9;

    public Guid SelectionId { get; init; }

    /// <summary>The union's name as it stood when it applied.</summary>
    public required string UnionName { get; init; }

    /// <summary>Where people are selected.</summary>
    public string? PersonName { get; private set; }

    /// <summary>What speaks for it (主要事迹).</summary>
    public string Deeds { get; private set; } = "";

    /// <summary>The confirmed assessment it came with, where the selection asks for one.</summary>
    public Guid? AssessmentId { get; private set; }
    public DateOnly AppliedOn { get; init; }
    public CandidacyStage Stage { get; private set; }
    public List<CandidacyStep> Steps { get; private set; } = [];

    /// <summary>The moment of the last step; whoever was not there is told of it.</summary>
    [Derived]
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Objections that nobody has settled.</summary>
    [Derived]
    public int OpenObjections { get; private set; }
    public DateOnly? NamedOn { get; private set; }

    /// <summary>The honour it ended in.</summary>
    public Guid? HonourId { get; private set; }

    public string Name => PersonName ?? UnionName;
    public bool IsWithUnion => Stage == CandidacyStage.Returned;
    public bool IsLiving => Stage <= CandidacyStage.Noticed;
    public DateOnly CountsFrom => NamedOn ?? AppliedOn;

    /// <summary>The union applies, or hands in again what was returned. Refuses one that is with the office.</summary>
    public void Apply(string? personName, string deeds, Guid? assessment, Acting by, DateTimeOffset at)
    {
        if (Steps.Count > 0) Need(CandidacyStage.Returned);
        (PersonName, Deeds, AssessmentId) = (personName, deeds, assessment);
        Step(CandidacyStage.Applied, null, by, at);
    }

    /// <summary>The union does not wish to go on. Refuses once it has been recommended.</summary>
    public void Withdraw(Acting by, DateTimeOffset at)
    {
        Need(CandidacyStage.Applied, CandidacyStage.Returned);
        Step(CandidacyStage.Withdrawn, null, by, at);
    }

    public void Recommend(string? opinion, Acting by, DateTimeOffset at)
    {
        Need(CandidacyStage.Applied);
        Step(CandidacyStage.Recommended, Said(opinion, Say.OpinionIsMissing), by, at);
    }

    /// <summary>Back to the union, to be mended. Needs a reason.</summary>
    public void Return(string? reason, Acting by, DateTimeOffset at)
    {
        Need(CandidacyStage.Applied);
        Step(CandidacyStage.Returned, Said(reason, Say.ReasonIsMissing), by, at);
    }

    /// <summary>Needs a reason, which the union reads. One that was returned and never came back can be answered so as well.</summary>
    public void NotRecommend(string? reason, Acting by, DateTimeOffset at)
    {
        Need(CandidacyStage.Applied, CandidacyStage.Returned);
        Step(CandidacyStage.NotRecommended, Said(reason, Say.ReasonIsMissing), by, at);
    }

    /// <summary>The review lets it pass. Refuses whoever recommended it, where the office has somebody else.</summary>
    public void Pass(string? note, bool hasSecondPerson, Acting by, DateTimeOffset at)
    {
        Need(CandidacyStage.Recommended);
        RefuseSamePerson(hasSecondPerson, by);
        Step(CandidacyStage.Passed, Short(note), by, at);
    }

    /// <summary>The review does not let it pass, or takes back that it did while there is no notice yet. Needs a reason.</summary>
    public void NotPass(string? reason, bool hasSecondPerson, Acting by, DateTimeOffset at)
    {
        Need(CandidacyStage.Recommended, CandidacyStage.Passed);
        RefuseSamePerson(hasSecondPerson, by);
        Step(CandidacyStage.NotPassed, Said(reason, Say.ReasonIsMissing), by, at);
    }

    public void Notice(string dates, Acting by, DateTimeOffset at)
    {
        Need(CandidacyStage.Passed);
        Step(CandidacyStage.Noticed, dates, by, at);
    }

    /// <summary>Somebody objects. Only to who is on the notice.</summary>
    public void MeetObjection()
    {
        Need(CandidacyStage.Noticed);
        OpenObjections++;
    }

    /// <summary>The objection is settled; one that is upheld takes it out.</summary>
    public void Settle(bool isUpheld, string reason, Acting by, DateTimeOffset at)
    {
        OpenObjections--;
        if (!isUpheld || Stage != CandidacyStage.Noticed) return;
        Step(CandidacyStage.TakenOut, reason, by, at);
    }

    /// <summary>It is named. Refuses while an objection is open.</summary>
    public void BeNamed(Guid honour, Acting by, DateTimeOffset at)
    {
        Need(CandidacyStage.Noticed);
        if (OpenObjections > 0) throw new Refusal(Say.ObjectionIsOpen, Name);
        (HonourId, NamedOn) = (honour, at.Day());
        Step(CandidacyStage.Named, null, by, at);
    }

    /// <summary>Its union is no more.</summary>
    public void FallOut(string reason, Acting by, DateTimeOffset at) => Step(CandidacyStage.TakenOut, reason, by, at);

    void RefuseSamePerson(bool hasSecondPerson, Acting by)
    {
        if (hasSecondPerson && by.PersonId is { } person && Steps.FindLast(step => step.Stage == CandidacyStage.Recommended)?.ById == person) throw new Refusal(Say.SecondPersonReviews, Name);
    }

    void Need(params CandidacyStage[] stages)
    {
        if (!stages.Contains(Stage)) throw new Refusal(Say.NotAtThisStage, Name, Stage.Word());
    }

    static string Said(string? words, string missing) => Short(words) ?? throw new Refusal(missing);

    static string? Short(string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return null;
        return words.Trim() is { Length: <= NoteLimit } said ? said : throw new Refusal(Say.NoteIsTooLong, NoteLimit);
    }

    void Step(CandidacyStage stage, string? note, Acting by, DateTimeOffset at) =>
        (Stage, Steps, ChangedAt) = (stage, [.. Steps, new CandidacyStep { Stage = stage, At = at, By = by.Name, ById = by.PersonId, Standing = by.Standing, Note = note }], at);

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<Candidacy>
    {
        public void Configure(EntityTypeBuilder<Candidacy> table)
        {
            table.Property(candidacy => candidacy.UnionName).HasMaxLength(GrassrootsUnion.NameLimit);
            table.Property(candidacy => candidacy.PersonName).HasMaxLength(GrassrootsUnion.PersonLimit);
            table.Property(candidacy => candidacy.Deeds).HasMaxLength(DeedsLimit);
            table.Ignore(candidacy => candidacy.Name).Ignore(candidacy => candidacy.IsWithUnion).Ignore(candidacy => candidacy.IsLiving).Ignore(candidacy => candidacy.CountsFrom);
            table.ComplexCollection(candidacy => candidacy.Steps, step => step.ToJson("steps"));
            table.HasOne<Selection>().WithMany().HasForeignKey(candidacy => new { candidacy.FederationId, candidacy.SelectionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(candidacy => new { candidacy.FederationId, candidacy.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<Assessment>().WithMany().HasForeignKey(candidacy => new { candidacy.FederationId, candidacy.AssessmentId }).OnDelete(DeleteBehavior.Restrict);
            // A union once, a person once; whoever withdrew may apply again.
            table.HasIndex(candidacy => new { candidacy.FederationId, candidacy.SelectionId, candidacy.UnionId, candidacy.PersonName }).IsUnique().AreNullsDistinct(false).HasFilter("stage <> 9")
                .HasDatabaseName("ux_candidacy_once");
            table.HasIndex(candidacy => new { candidacy.FederationId, candidacy.UnionId });
            table.HasIndex(candidacy => new { candidacy.FederationId, candidacy.ChangedAt });
            table.HasIndex(candidacy => new { candidacy.FederationId, candidacy.NamedOn });
        }
    }
}
