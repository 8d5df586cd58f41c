using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Standards;

/// <summary>
/// A standard by which unions are assessed, such as 六有 or the levels of a workers' home. It differs by place and year, so what it asks for is kept
/// in <see cref="StandardVersion"/>s. Everybody in the federation may read it; the office alone sets it.
/// </summary>
public sealed class Standard : FederationOwned, IKnownAs
{
    public const int NameLimit = 40;
    public const int NoteLimit = 200;
    public const int Most = 30;

    public required string Name { get; set; }

    /// <summary>Where it comes from, or that it is an example.</summary>
    public string? Note { get; set; }

    /// <summary>Nobody begins an assessment by it any more; those that were made stay.</summary>
    public bool IsRetired { get; private set; }
    public int Order { get; init; }

    public void Retire() => IsRetired = true;

    public void TakeUpAgain() => IsRetired = false;

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<Standard>
    {
        public void Configure(EntityTypeBuilder<Standard> table)
        {
            table.Property(standard => standard.Name).HasMaxLength(NameLimit);
            table.Property(standard => standard.Note).HasMaxLength(NoteLimit);
            table.HasIndex(standard => new { standard.FederationId, standard.Name }).IsUnique();
        }
    }
}

/// <summary>What a standard asks for, as of a version. It is drafted and published; from then on it never changes, so that two assessments by it can be compared.</summary>
public sealed class StandardVersion : FederationOwned
{
    public Guid StandardId { get; init; }

    /// <summary>Counted from 1 within the standard.</summary>
    public int Number { get; init; }

    /// <summary>A <see cref="StandardContent"/> as JSON.</summary>
    [Derived]
    public string Content { get; private set; } = new StandardContent().Write();

    /// <summary>The day from which unions are assessed by it; nothing for a draft.</summary>
    public DateOnly? PublishedOn { get; private set; }
    public string? PublishedBy { get; private set; }

    public bool IsDraft => PublishedOn is null;

    public StandardContent Read() => StandardContent.Read(Content);

    /// <summary>Takes over what was typed. Refuses a version that is published.</summary>
    public void Take(StandardContent content)
    {
        RefuseIfPublished();
        Content = content.Write();
    }

    /// <summary>From now on it is frozen. The content must have passed its rules.</summary>
    public void Publish(DateOnly day, string by)
    {
        RefuseIfPublished();
        (PublishedOn, PublishedBy) = (day, by);
    }

    public void RefuseIfPublished()
    {
        if (!IsDraft) throw new Refusal(Say.VersionIsFrozen, Number);
    }

    public sealed class Table : IEntityTypeConfiguration<StandardVersion>
    {
        public void Configure(EntityTypeBuilder<StandardVersion> table)
        {
            table.Property(version => version.Content).HasColumnType("jsonb");
            table.Property(version => version.PublishedBy).HasMaxLength(40);
            table.Ignore(version => version.IsDraft);
            table.HasOne<Standard>().WithMany().HasForeignKey(version => new { version.FederationId, version.StandardId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(version => new { version.FederationId, version.StandardId, version.Number }).IsUnique();
        }
    }
}
