using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UnionPortal.Federations;

/// <summary>Level of a federation: 市总, 区(县、市)总, 镇/街道/园区总.</summary>
public enum FederationLevel
{
    Municipal = 1,
    District = 2,
    Township = 3,
}

/// <summary>Kind of a federation: 总工会, 工会联合会, 工会工作委员会, 产业(系统)工会.</summary>
public enum FederationKind
{
    Federation,
    UnionAssociation,
    WorkCommittee,
    IndustrySystem,
}

/// <summary>A federation of trade unions, the tenant. Has at most one parent, of a higher level.</summary>
public sealed partial class Federation
{
    public const int NameLimit = 60;
    public const int SlugLimit = 30;

    /// <summary>First parts of addresses that the portal needs for itself.</summary>
    public static readonly IReadOnlySet<string> TakenSlugs = new HashSet<string>(StringComparer.Ordinal)
    {
        "account", "admin", "api", "css", "error", "files", "fonts", "health", "help", "i", "img", "invitation", "join", "js", "link", "me", "mine",
        "not-found", "platform", "public", "rate", "sign-in", "sign-out", "choices", "start", "www", "answer", "no-posting", "_framework", "_content",
    };

    public int Id { get; init; }
    public required string Name { get; set; }
    public required string Slug { get; init; }
    public FederationLevel Level { get; init; }
    public FederationKind Kind { get; set; }
    public int? ParentId { get; init; }

    /// <summary>Code of the area (GB/T 2260 with the 9-digit township codes), absent where the area is its own, as a development zone's.</summary>
    public string? AreaCode { get; set; }
    public string? AreaName { get; set; }

    /// <summary>Colour of the page's head, `#rrggbb`.</summary>
    public string Colour { get; set; } = "#b4232a";
    public bool IsDemonstration { get; init; }
    public DateTimeOffset FoundedAt { get; init; }

    public static bool IsSlug(string slug) => slug.Length <= SlugLimit && SlugForm().IsMatch(slug) && !TakenSlugs.Contains(slug);

    /// <summary>Whether a federation of this level may stand directly under one of the other.</summary>
    public static bool MayStandUnder(FederationLevel level, FederationLevel parent) => parent < level;

    [GeneratedRegex(@"^[a-z][a-z0-9-]{1,29}\z")]
    private static partial Regex SlugForm();

    public sealed class Table : IEntityTypeConfiguration<Federation>
    {
        public void Configure(EntityTypeBuilder<Federation> table)
        {
            table.ToTable("federation");
            table.Property(federation => federation.Id).UseIdentityByDefaultColumn();
            table.Property(federation => federation.Name).HasMaxLength(NameLimit);
            table.Property(federation => federation.Slug).HasMaxLength(SlugLimit);
            table.Property(federation => federation.AreaCode).HasMaxLength(12);
            table.Property(federation => federation.AreaName).HasMaxLength(NameLimit);
            table.Property(federation => federation.Colour).HasMaxLength(7);
            table.HasIndex(federation => federation.Slug).IsUnique();
            table.HasOne<Federation>().WithMany().HasForeignKey(federation => federation.ParentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
