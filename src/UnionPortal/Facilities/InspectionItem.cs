using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Facilities;

/// <summary>One line of the federation's checklist for inspections and the points it is worth. One that has been scored is retired, never removed: past inspections keep its name.</summary>
public sealed class InspectionItem : OfficeOwned, IKnownAs
{
    public const int NameLimit = 40;
    public const int PointsLimit = 100;
    public const int Most = 30;

    static readonly (string Key, int Points)[] BuiltIn = [("Sign", 10), ("OpenOnTime", 20), ("Equipment", 20), ("Clean", 15), ("Safety", 20), ("Records", 15)];

    public required string Name { get; set; }

    /// <summary>At most so many are given for it.</summary>
    public int Points { get; set; }
    public bool IsRetired { get; private set; }
    public int Order { get; init; }

    public void Retire() => IsRetired = true;

    public void TakeUpAgain() => IsRetired = false;

    internal static List<InspectionItem> Begin() =>
        [.. BuiltIn.Select((item, at) => new InspectionItem { Id = new Guid(0x5fac0001, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, (byte)(at + 1)),
            Name = Language.Written(() => Words.OfItem(item.Key)), Points = item.Points, Order = at })];

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<InspectionItem>
    {
        public void Configure(EntityTypeBuilder<InspectionItem> table)
        {
            table.Property(item => item.Name).HasMaxLength(NameLimit);
            table.HasIndex(item => new { item.FederationId, item.Name }).IsUnique();
        }
    }
}

/// <summary>A federation's checklist: the lines it keeps, or the built-in ones until somebody needs a row of them.</summary>
static class Checklist
{
    public static async Task<List<InspectionItem>> ChecklistAsync(this FederationDb db, CancellationToken ct)
    {
        var kept = await db.Set<InspectionItem>().AsNoTracking().OrderBy(item => item.Order).ThenBy(item => item.Id).ToListAsync(ct);
        return kept.Count > 0 ? kept : InspectionItem.Begin();
    }

    /// <summary>The built-in lines become rows of the federation, in the caller's save.</summary>
    public static async Task KeepChecklistAsync(this FederationDb db, CancellationToken ct)
    {
        if (!await db.Set<InspectionItem>().AnyAsync(ct)) db.AddRange(InspectionItem.Begin());
    }
}
