using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>How a union ends: dissolved 撤销, merged into another 合并, split into several 分立, or gone over to another federation 转隶, where it was founded anew.</summary>
public enum DissolutionKind
{
    Dissolved,
    Merged,
    Split,
    MovedAway,
}

/// <summary>One union goes on in another: <see cref="PairOwned.UnionId"/> is the one there was, <see cref="PairOwned.PartnerUnionId"/> the one that goes on. Either page tells of the other.</summary>
public sealed class Succession : PairOwned
{
    public DissolutionKind Kind { get; init; }
    public DateOnly Day { get; init; }

    public sealed class Table : IEntityTypeConfiguration<Succession>
    {
        public void Configure(EntityTypeBuilder<Succession> table)
        {
            table.Property(link => link.UnionId).IsRequired();
            table.Property(link => link.PartnerUnionId).IsRequired();
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(link => new { link.FederationId, link.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(link => new { link.FederationId, link.PartnerUnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(link => new { link.FederationId, link.UnionId, link.PartnerUnionId }).IsUnique();
            table.HasIndex(link => new { link.FederationId, link.PartnerUnionId });
        }
    }
}

/// <summary>Unions that are there now.</summary>
public static class LivingUnions
{
    /// <summary>Leaves out those that are dissolved: in lists, pickers and matching nobody looks for them.</summary>
    public static IQueryable<GrassrootsUnion> Living(this IQueryable<GrassrootsUnion> unions) => unions.Where(union => union.DissolvedOn == null);
}
