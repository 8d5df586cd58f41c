using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Activities;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Submissions;

/// <summary>An activity a federation is proud of (亮点), copied into its report as it stood: these columns and no others leave the federation.</summary>
public sealed class Highlight : HandedOver, IKnownAs
{
    public const int Most = 3;

    public Guid ReportId { get; init; }

    /// <summary>The sender's activity; it means nothing to the receiver.</summary>
    public Guid ActivityId { get; init; }
    public int Order { get; init; }
    public required string Title { get; init; }
    public ActivityKind Kind { get; init; }
    public DateOnly HeldOn { get; init; }
    public string? Place { get; init; }
    public required string HolderName { get; init; }
    public string? PartnerName { get; init; }
    public int Attendance { get; init; }
    public bool IsEstimate { get; init; }
    public string? Words { get; init; }

    string IKnownAs.KnownAs => Title;

    public sealed class Table : IEntityTypeConfiguration<Highlight>
    {
        public void Configure(EntityTypeBuilder<Highlight> table)
        {
            table.Property(highlight => highlight.Title).HasMaxLength(Activity.TitleLimit);
            table.Property(highlight => highlight.Place).HasMaxLength(Activity.PlaceLimit);
            table.Property(highlight => highlight.Words).HasMaxLength(Activity.WordsLimit);
            table.Property(highlight => highlight.HolderName).HasMaxLength(GrassrootsUnion.NameLimit);
            table.Property(highlight => highlight.PartnerName).HasMaxLength(GrassrootsUnion.NameLimit);
            table.HasOne<MonthlyReport>().WithMany().HasForeignKey(highlight => new { highlight.FederationId, highlight.ReportId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(highlight => new { highlight.FederationId, highlight.ReportId });
        }
    }
}

/// <summary>A photo of a highlight, its bytes copied among the receiver's files: what the sender removes later stays in the report.</summary>
public sealed class HighlightPhoto : HandedOver, IKnownAs
{
    public const int Most = 3;

    public Guid HighlightId { get; init; }

    /// <summary>The sender's file.</summary>
    public Guid SourceId { get; init; }
    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public string? Caption { get; init; }
    public int Order { get; init; }

    string IKnownAs.KnownAs => Caption ?? Name;

    public sealed class Table : IEntityTypeConfiguration<HighlightPhoto>
    {
        public void Configure(EntityTypeBuilder<HighlightPhoto> table)
        {
            table.Property(photo => photo.Name).HasMaxLength(StoredFile.NameLimit);
            table.Property(photo => photo.MediaType).HasMaxLength(100);
            table.Property(photo => photo.Caption).HasMaxLength(StoredFile.CaptionLimit);
            table.HasOne<Highlight>().WithMany().HasForeignKey(photo => new { photo.FederationId, photo.HighlightId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(photo => new { photo.FederationId, photo.HighlightId });
        }
    }
}
