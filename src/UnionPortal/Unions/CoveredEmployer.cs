using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>An employer that a joint union or an association covers 涵盖单位, from a day until a day. Where any are on record, the union's number of employers follows them.</summary>
public sealed class CoveredEmployer : UnionOwned, ICounted, IKnownAs
{
    public required string Name { get; init; }

    /// <summary>The employer's unified social credit code (GB 32100-2015).</summary>
    public string? EmployerCode { get; init; }
    public int? WorkerCount { get; init; }
    public string? Address { get; init; }
    public DateOnly Since { get; init; }

    /// <summary>The first day it is covered no more.</summary>
    public DateOnly? CoveredUntil { get; private set; }

    public DateOnly CountsFrom => Since;

    /// <summary>Covered no more from that day on. Refuses a second time, a day before it was covered, and a day after today.</summary>
    public void End(DateOnly day, DateOnly today)
    {
        if (CoveredUntil is not null) throw new Refusal(Say.CoverHasEnded, Name);
        if (day < Since || day > today) throw new Refusal(Say.CoverEndIsUnfit, Since);
        CoveredUntil = day;
    }

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<CoveredEmployer>
    {
        public void Configure(EntityTypeBuilder<CoveredEmployer> table)
        {
            table.Ignore(employer => employer.CountsFrom);
            table.Property(employer => employer.Name).HasMaxLength(GrassrootsUnion.NameLimit);
            table.Property(employer => employer.EmployerCode).HasMaxLength(18);
            table.Property(employer => employer.Address).HasMaxLength(GrassrootsUnion.AddressLimit);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(employer => new { employer.FederationId, employer.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(employer => new { employer.FederationId, employer.UnionId });
            table.HasIndex(employer => new { employer.FederationId, employer.EmployerCode }).IsUnique().HasFilter("covered_until IS NULL");
        }
    }
}

/// <summary>
/// A union belongs to an association 基层工会联合会, from a day until a day: <see cref="PairOwned.UnionId"/> is the association, <see cref="PairOwned.PartnerUnionId"/> the member.
/// A union is in at most one at a time. While an association has members, its own heads are theirs and are counted with them only.
/// </summary>
public sealed class AssociationMember : PairOwned, ICounted
{
    public DateOnly JoinedOn { get; init; }

    /// <summary>The first day it is a member no more.</summary>
    public DateOnly? LeftOn { get; private set; }

    public DateOnly CountsFrom => JoinedOn;

    /// <summary>Leaves. Refuses a second time, and a day before it joined.</summary>
    public void Leave(DateOnly day)
    {
        if (LeftOn is not null || day < JoinedOn) throw new Refusal(Say.HasLeftAssociation);
        LeftOn = day;
    }

    public sealed class Table : IEntityTypeConfiguration<AssociationMember>
    {
        public void Configure(EntityTypeBuilder<AssociationMember> table)
        {
            table.Ignore(member => member.CountsFrom);
            table.Property(member => member.UnionId).IsRequired();
            table.Property(member => member.PartnerUnionId).IsRequired();
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(member => new { member.FederationId, member.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(member => new { member.FederationId, member.PartnerUnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(member => new { member.FederationId, member.UnionId });
            table.HasIndex(member => new { member.FederationId, member.PartnerUnionId }).IsUnique().HasFilter("left_on IS NULL");
        }
    }
}

/// <summary>What is below a union: a branch 分工会 of a workshop or department, or a group 工会小组.</summary>
public enum SubunitKind
{
    Branch,
    Group,
}

/// <summary>A branch or a group of a union. It is no union of its own and counts nowhere but on its union's page.</summary>
public sealed class Subunit : UnionOwned, IKnownAs
{
    public required string Name { get; set; }
    public SubunitKind Kind { get; set; }
    public string? HeadName { get; set; }
    public int? MemberCount { get; set; }

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<Subunit>
    {
        public void Configure(EntityTypeBuilder<Subunit> table)
        {
            table.Property(subunit => subunit.Name).HasMaxLength(GrassrootsUnion.NameLimit);
            table.Property(subunit => subunit.HeadName).HasMaxLength(GrassrootsUnion.PersonLimit);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(subunit => new { subunit.FederationId, subunit.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(subunit => new { subunit.FederationId, subunit.UnionId });
        }
    }
}
