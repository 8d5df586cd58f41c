using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UnionPortal.Accounts;

/// <summary>What a public link is for; it opens nothing else.</summary>
public enum LinkPurpose
{
    AnswerPair,
    JoinUnion,
    RateHome,
}

/// <summary>A link for somebody without an account. It names one row of one federation, expires, and is spent by its purpose.</summary>
public sealed class PublicLink
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required byte[] TokenHash { get; init; }
    public int FederationId { get; init; }
    public LinkPurpose Purpose { get; init; }
    public Guid SubjectId { get; init; }
    public required string HolderName { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset? SpentAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => SpentAt is null && now < ExpiresAt;

    /// <summary>Notes the first time it is opened: from then on its holder has seen the row.</summary>
    public void Open(DateTimeOffset at) => OpenedAt ??= at;

    public void Spend(DateTimeOffset at) => SpentAt ??= at;

    public sealed class Table : IEntityTypeConfiguration<PublicLink>
    {
        public void Configure(EntityTypeBuilder<PublicLink> table)
        {
            table.ToTable("public_link");
            table.Property(link => link.Id).ValueGeneratedNever();
            table.Property(link => link.HolderName).HasMaxLength(120);
            table.HasIndex(link => link.TokenHash).IsUnique();
            table.HasIndex(link => new { link.FederationId, link.SubjectId });
        }
    }
}
