using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Facilities;

/// <summary>How a facility was used in one month: 人次 who came, 场 held there. One row a month, the last count stands.</summary>
public sealed class FacilityMonth : UnionOrOfficeOwned, ICounted
{
    public const int VisitLimit = 1_000_000;
    public const int SessionLimit = 10_000;

    public Guid FacilityId { get; init; }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; init; }

    /// <summary>人次: who came twice counts twice.</summary>
    public int Visits { get; private set; }

    /// <summary>场: what was held there.</summary>
    public int Sessions { get; private set; }

    /// <summary>The counts are 估计.</summary>
    public bool IsEstimate { get; private set; }

    public DateOnly CountsFrom => Month;

    /// <summary>Takes the counts down. Refuses more or less than there can be.</summary>
    public void Take(int visits, int sessions, bool isEstimate)
    {
        if (visits is < 0 or > VisitLimit) throw new Refusal(Say.VisitsAreUnfit, VisitLimit);
        if (sessions is < 0 or > SessionLimit) throw new Refusal(Say.SessionsAreUnfit, SessionLimit);
        (Visits, Sessions, IsEstimate) = (visits, sessions, isEstimate);
    }

    internal void Follow(Facility facility) => HandTo(facility.UnionId);

    public sealed class Table : IEntityTypeConfiguration<FacilityMonth>
    {
        public void Configure(EntityTypeBuilder<FacilityMonth> table)
        {
            table.Ignore(month => month.CountsFrom);
            table.HasOne<Facility>().WithMany().HasForeignKey(month => new { month.FederationId, month.FacilityId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(month => new { month.FederationId, month.FacilityId, month.Month }).IsUnique();
            table.HasIndex(month => new { month.FederationId, month.Month });
        }
    }
}
