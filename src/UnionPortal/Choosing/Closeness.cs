using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Choosing;

/// <summary>Two townships or streets that lie side by side, by their codes, smaller first: what no code tells, and where no coordinates are known counts instead of metres.</summary>
public sealed class AdjoiningAreas : FederationOwned
{
    public required string One { get; init; }
    public required string Other { get; init; }

    /// <summary>Refuses codes that are none of a township, and one beside itself.</summary>
    public static AdjoiningAreas Of(string? one, string? other)
    {
        if (Divisions.Find(one) is not { Code.Length: >= 9 } first || Divisions.Find(other) is not { Code.Length: >= 9 } second || first.Code == second.Code) throw new Refusal(Say.AreasAreUnfit);
        var (small, large) = string.CompareOrdinal(first.Code, second.Code) < 0 ? (first.Code, second.Code) : (second.Code, first.Code);
        return new() { One = small[..9], Other = large[..9] };
    }

    public sealed class Table : IEntityTypeConfiguration<AdjoiningAreas>
    {
        public void Configure(EntityTypeBuilder<AdjoiningAreas> table)
        {
            table.Property(pair => pair.One).HasMaxLength(9);
            table.Property(pair => pair.Other).HasMaxLength(9);
            table.HasIndex(pair => new { pair.FederationId, pair.One, pair.Other }).IsUnique();
        }
    }
}

/// <summary>Two industries that are closer than GB/T 4754 says, such as a courier's and a warehouse's; how close in per cent of being the same.</summary>
public sealed class IndustryAffinity : FederationOwned
{
    public required string One { get; init; }
    public required string Other { get; init; }
    public int Percent { get; set; }

    /// <summary>Refuses unknown industries, one with itself, and shares that are none.</summary>
    public static IndustryAffinity Of(string? one, string? other, int? percent)
    {
        if (Industries.Find(one) is not { } first || Industries.Find(other) is not { } second || first.Code == second.Code) throw new Refusal(Say.IndustriesAreUnfit);
        if (percent is not (>= 5 and <= 100)) throw new Refusal(Say.PercentIsUnfit);
        var (small, large) = string.CompareOrdinal(first.Code, second.Code) < 0 ? (first.Code, second.Code) : (second.Code, first.Code);
        return new() { One = small, Other = large, Percent = percent.Value };
    }

    public sealed class Table : IEntityTypeConfiguration<IndustryAffinity>
    {
        public void Configure(EntityTypeBuilder<IndustryAffinity> table)
        {
            table.Property(pair => pair.One).HasMaxLength(4);
            table.Property(pair => pair.Other).HasMaxLength(4);
            table.HasIndex(pair => new { pair.FederationId, pair.One, pair.Other }).IsUnique();
        }
    }
}
