using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>A visit of the office that scored a facility by the checklist of the day. Lines and points are kept as they were: a checklist that changes leaves past inspections alone.</summary>
public sealed class Inspection : UnionOrOfficeOwned
{
    public const int WordsLimit = 500;

    public Guid FacilityId { get; init; }
    public DateOnly On { get; init; }
    public required string Inspector { get; init; }
    public List<Mark> Marks { get; init; } = [];
    public int Score { get; init; }
    public int Full { get; init; }

    /// <summary>What was found, and what is to be set right.</summary>
    public string? Words { get; init; }

    internal void Follow(Facility facility) => HandTo(facility.UnionId);

    public sealed class Table : IEntityTypeConfiguration<Inspection>
    {
        public void Configure(EntityTypeBuilder<Inspection> table)
        {
            table.Property(inspection => inspection.Inspector).HasMaxLength(GrassrootsUnion.PersonLimit);
            table.Property(inspection => inspection.Words).HasMaxLength(WordsLimit);
            table.ComplexCollection(inspection => inspection.Marks, mark => mark.ToJson("marks"));
            table.HasOne<Facility>().WithMany().HasForeignKey(inspection => new { inspection.FederationId, inspection.FacilityId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(inspection => new { inspection.FederationId, inspection.FacilityId, inspection.On });
        }
    }
}

/// <summary>One scored line of an inspection.</summary>
[ComplexType]
public sealed class Mark
{
    public required string Name { get; init; }
    public int Points { get; init; }
    public int Given { get; init; }
}
