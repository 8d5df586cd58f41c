using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Views;

/// <summary>A list as somebody likes to see it: the words of its address under a name of one's own. Nobody else sees it.</summary>
public sealed class SavedView : PersonOwned, IUnaudited
{
    public const int NameLimit = 20;
    public const int QueryLimit = 500;

    /// <summary>So many for one list; more are not found again.</summary>
    public const int Most = 12;

    public required Guid PostingId { get; init; }

    /// <summary>The list, by its place below the federation's address, such as `unions`.</summary>
    public required string List { get; init; }
    public required string Name { get; set; }

    /// <summary>What stands behind the question mark.</summary>
    public required string Query { get; set; }

    public sealed class Table : IEntityTypeConfiguration<SavedView>
    {
        public void Configure(EntityTypeBuilder<SavedView> table)
        {
            table.Property(view => view.List).HasMaxLength(40);
            table.Property(view => view.Name).HasMaxLength(NameLimit);
            table.Property(view => view.Query).HasMaxLength(QueryLimit);
            table.HasIndex(view => new { view.FederationId, view.PersonId, view.PostingId, view.List, view.Name }).IsUnique();
        }
    }
}
