using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>Level of an honour, highest first. 市级 in a municipality under the central government means provincial.</summary>
public enum HonourLevel
{
    National,
    Provincial,
    Municipal,
    District,
    Township,
}

/// <summary>An honour a union holds, such as 模范职工之家.</summary>
public sealed class Honour : UnionOwned, IKnownAs
{
    public const int TitleLimit = 60;

    public required string Title { get; init; }
    public HonourLevel Level { get; init; }
    public int? Year { get; init; }

    /// <summary>As ledgers write it, such as 市级模范职工之家（2020）, so that a list taken home can be sent in again.</summary>
    public string Written => LedgerWords[(int)Level] + Title + (Year is { } year ? $"（{year}）" : "");

    static readonly string[] LedgerWords = ["全国", "省级", "市级", "区级", "镇级"];

    string IKnownAs.KnownAs => Title;

    public sealed class Table : IEntityTypeConfiguration<Honour>
    {
        public void Configure(EntityTypeBuilder<Honour> table)
        {
            table.Ignore(honour => honour.Written);
            table.Property(honour => honour.Title).HasMaxLength(TitleLimit);
            table.HasOne<GrassrootsUnion>().WithMany(union => union.Honours).HasForeignKey(honour => new { honour.FederationId, honour.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(honour => new { honour.FederationId, honour.UnionId });
        }
    }
}
