using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UnionPortal.Tenancy;

/// <summary>A note that figures from a month on must be counted anew. Appended with the write itself, drained by the figures' worker.</summary>
public sealed class Touch : OfficeOwned, IAppendOnly, IUnaudited
{
    public required string Room { get; init; }

    /// <summary>First day of the first month that changed.</summary>
    public DateOnly Month { get; init; }

    public sealed class Table : IEntityTypeConfiguration<Touch>
    {
        public void Configure(EntityTypeBuilder<Touch> table) => table.Property(touch => touch.Room).HasMaxLength(40);
    }
}
