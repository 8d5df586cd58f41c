using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>What happened to a facility.</summary>
public enum FacilityStepKind
{
    Opened,
    Closed,
    Reopened,
    Moved,
}

/// <summary>A step in the life of a facility: the day, the reason, and who entered it. Whether a facility was open on a day follows from these.</summary>
public sealed class FacilityStep : UnionOrOfficeOwned, ICounted
{
    public const int ReasonLimit = 100;

    public Guid FacilityId { get; init; }
    public FacilityStepKind Kind { get; init; }
    public DateOnly On { get; set; }
    public string? Reason { get; init; }
    public string? FromAddress { get; set; }
    public string? ToAddress { get; set; }
    public required string By { get; init; }
    public DateTimeOffset At { get; init; }

    public DateOnly CountsFrom => On;

    internal void Follow(Facility facility) => HandTo(facility.UnionId);

    public sealed class Table : IEntityTypeConfiguration<FacilityStep>
    {
        public void Configure(EntityTypeBuilder<FacilityStep> table)
        {
            table.Property(step => step.Reason).HasMaxLength(ReasonLimit);
            table.Property(step => step.FromAddress).HasMaxLength(Facility.AddressLimit);
            table.Property(step => step.ToAddress).HasMaxLength(Facility.AddressLimit);
            table.Property(step => step.By).HasMaxLength(GrassrootsUnion.PersonLimit);
            table.Ignore(step => step.CountsFrom);
            table.HasOne<Facility>().WithMany(facility => facility.Steps).HasForeignKey(step => new { step.FederationId, step.FacilityId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(step => new { step.FederationId, step.FacilityId, step.On });
        }
    }
}
