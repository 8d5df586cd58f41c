using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Figures;

/// <summary>Whose rows a figure counts: the subject's own, or those of everything under it as well.</summary>
public enum FigureReach
{
    Own,
    Total,
}

/// <summary>One published number. The row is the reader's; the subject is whom it speaks of: the reader itself or a federation below it. Figures cross the line, rows never do.</summary>
public sealed class Figure : OfficeOwned, IUnaudited, IPublished
{
    public int SubjectFederationId { get; init; }
    public FigureReach Reach { get; init; }

    /// <summary>The indicator's code, such as `members`.</summary>
    public required string Indicator { get; init; }

    /// <summary>First day of the month: a flow is within it, a stock stands at its end.</summary>
    public DateOnly Month { get; init; }
    public decimal Value { get; init; }

    /// <summary>The two numbers behind a rate.</summary>
    public decimal? Numerator { get; init; }
    public decimal? Denominator { get; init; }
    public DateTimeOffset CountedAt { get; init; }

    public sealed class Table : IEntityTypeConfiguration<Figure>
    {
        public void Configure(EntityTypeBuilder<Figure> table)
        {
            table.Property(figure => figure.Indicator).HasMaxLength(40);
            // The month before the indicator: a screen reads all indicators of a month.
            table.HasIndex(figure => new { figure.FederationId, figure.SubjectFederationId, figure.Reach, figure.Month, figure.Indicator }).IsUnique();
        }
    }
}
