using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Selections;

/// <summary>What became of an objection: nothing yet, upheld 成立, or not upheld 不成立.</summary>
public enum ObjectionOutcome
{
    Open,
    Upheld,
    NotUpheld,
}

/// <summary>Somebody objects to a candidate on the notice. Only the office reads who it was and what was said.</summary>
public sealed class Objection : OfficeOwned
{
    public const int WhoLimit = 40;
    public const int WordsLimit = 500;

    public Guid CandidacyId { get; init; }

    [Personal]
    public required string Who { get; init; }

    [Personal]
    public required string Words { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public required string RecordedBy { get; init; }
    public ObjectionOutcome Outcome { get; private set; }

    /// <summary>What looking into it brought out.</summary>
    public string? Finding { get; private set; }
    public DateOnly? SettledOn { get; private set; }
    public string? SettledBy { get; private set; }

    /// <summary>It is looked into and settled, once. Needs the finding.</summary>
    public void Settle(bool isUpheld, string? finding, Acting by, DateOnly today)
    {
        if (Outcome != ObjectionOutcome.Open) throw new Refusal(Say.ObjectionIsSettled);
        if (string.IsNullOrWhiteSpace(finding)) throw new Refusal(Say.FindingIsMissing);
        if (finding.Trim().Length > Candidacy.NoteLimit) throw new Refusal(Say.NoteIsTooLong, Candidacy.NoteLimit);
        (Outcome, Finding, SettledOn, SettledBy) = (isUpheld ? ObjectionOutcome.Upheld : ObjectionOutcome.NotUpheld, finding.Trim(), today, by.Name);
    }

    public sealed class Table : IEntityTypeConfiguration<Objection>
    {
        public void Configure(EntityTypeBuilder<Objection> table)
        {
            table.Property(objection => objection.Who).HasMaxLength(WhoLimit);
            table.Property(objection => objection.Words).HasMaxLength(WordsLimit);
            table.Property(objection => objection.RecordedBy).HasMaxLength(40);
            table.Property(objection => objection.Finding).HasMaxLength(Candidacy.NoteLimit);
            table.Property(objection => objection.SettledBy).HasMaxLength(40);
            table.HasOne<Candidacy>().WithMany().HasForeignKey(objection => new { objection.FederationId, objection.CandidacyId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(objection => new { objection.FederationId, objection.CandidacyId });
        }
    }
}
