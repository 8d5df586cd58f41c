using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Federations;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>A person at work in one federation, perhaps shut in with one union of it. A person may hold several.</summary>
public sealed class Posting
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }
    public Person? Person { get; init; }

    /// <summary>Absent for the platform's operators.</summary>
    public int? FederationId { get; init; }
    public Federation? Federation { get; init; }
    public Role Role { get; init; }

    /// <summary>The union a chair, clerk or union worker is posted to.</summary>
    public Guid? UnionId { get; init; }
    public string? UnionName { get; init; }

    /// <summary>Tells one person's postings in the same federation apart in the address; from 1.</summary>
    public int Number { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Takes the posting away. Refuses a second time.</summary>
    public void End(DateTimeOffset at)
    {
        if (EndedAt is not null) throw new Refusal(Say.PostingHasEnded);
        EndedAt = at;
    }

    public sealed class Table : IEntityTypeConfiguration<Posting>
    {
        public void Configure(EntityTypeBuilder<Posting> table)
        {
            table.ToTable("posting", posting => posting.HasCheckConstraint("ck_posting_union", "(role >= 4) = (union_id IS NOT NULL) AND (role = 0) = (federation_id IS NULL)"));
            table.Property(posting => posting.Id).ValueGeneratedNever();
            table.Property(posting => posting.UnionName).HasMaxLength(120);
            table.HasOne(posting => posting.Person).WithMany().HasForeignKey(posting => posting.PersonId).OnDelete(DeleteBehavior.Restrict);
            table.HasOne(posting => posting.Federation).WithMany().HasForeignKey(posting => posting.FederationId).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(posting => posting.PersonId);
            table.HasIndex(posting => new { posting.FederationId, posting.UnionId });
        }
    }
}

/// <summary>A posting as it stands this moment: as whom a person acts.</summary>
public sealed record PostingInForce(
    Guid Id, int Number, Role Role, int FederationId, string Slug, string FederationName, FederationLevel Level, string Colour, bool IsDemonstration,
    Guid? UnionId, string? UnionName, string PersonName)
{
    /// <summary>Out of a row whose columns stand in this order.</summary>
    internal static PostingInForce Of(DbDataReader row) => new(
        row.GetGuid(0), row.GetInt32(1), (Role)row.GetInt32(2), row.GetInt32(3), row.GetString(4), row.GetString(5), (FederationLevel)row.GetInt32(6), row.GetString(7), row.GetBoolean(8),
        row.IsDBNull(9) ? null : row.GetGuid(9), row.IsDBNull(10) ? null : row.GetString(10), row.GetString(11));

    /// <summary>"××工会主席", "马坡镇总工会工作人员".</summary>
    public string Words => (UnionName ?? FederationName) is { Length: > 0 } place ? Tenancy.Say.StandingOf.With(place, RoleWord) : RoleWord;

    /// <summary>The same for the trail, which says so where one types for a union: "社会工作者，代××工会录入".</summary>
    public string ActsAs => Language.Written(() => Role == Role.UnionWorker ? Tenancy.Say.OnBehalf.With(RoleWord, UnionName) : Words);

    public string RoleWord => Role.Word();
}
