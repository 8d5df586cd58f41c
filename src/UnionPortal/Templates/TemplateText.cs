using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Templates;

/// <summary>One version of a template. The newest holds for papers to come; one that was signed or given keeps the version it was made by.</summary>
public sealed class TemplateText : FederationOwned, IAppendOnly, IKnownAs
{
    public const int TitleLimit = 60;
    public const int TermsLimit = 4000;

    public Guid TemplateId { get; init; }

    /// <summary>Counts the versions, from 1.</summary>
    public int Edition { get; init; }
    public required string Title { get; init; }

    /// <summary>A term or a paragraph a line, with fields such as {甲方} that are filled in when it is printed.</summary>
    public required string Terms { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public required string MadeBy { get; init; }

    string IKnownAs.KnownAs => Title;

    public sealed class Table : IEntityTypeConfiguration<TemplateText>
    {
        public void Configure(EntityTypeBuilder<TemplateText> table)
        {
            table.Property(text => text.Title).HasMaxLength(TitleLimit);
            table.Property(text => text.Terms).HasMaxLength(TermsLimit);
            table.Property(text => text.MadeBy).HasMaxLength(40);
            table.HasOne<Template>().WithMany().HasForeignKey(text => new { text.FederationId, text.TemplateId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(text => new { text.FederationId, text.TemplateId, text.Edition }).IsUnique();
        }
    }
}
