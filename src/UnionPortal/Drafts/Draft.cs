using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Drafts;

/// <summary>Words somebody typed and has not saved yet. One per person, posting, form and subject; sealed, for it may hold personal data.</summary>
public sealed class Draft : PersonOwned, IUnaudited
{
    public const int SizeLimit = 64 * 1024;

    /// <summary>As whom it was typed: words for one union are not offered for another.</summary>
    public required Guid PostingId { get; init; }

    /// <summary>The form, such as `activity`.</summary>
    public required string Form { get; init; }

    /// <summary>What the form is about, such as the pair's id; empty where there is only one.</summary>
    public required string Subject { get; init; }

    /// <summary>What is typed, as JSON, sealed.</summary>
    public byte[] Sealed { get; set; } = [];
    public DateTimeOffset KeptAt { get; set; }

    public sealed class Table : IEntityTypeConfiguration<Draft>
    {
        public void Configure(EntityTypeBuilder<Draft> table)
        {
            table.Property(draft => draft.Form).HasMaxLength(40);
            table.Property(draft => draft.Subject).HasMaxLength(80);
            table.HasIndex(draft => new { draft.FederationId, draft.PersonId, draft.PostingId, draft.Form, draft.Subject }).IsUnique();
        }
    }
}
