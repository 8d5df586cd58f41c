using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Inbox;

/// <summary>Up to when somebody has read the inbox of a posting, and which kinds of notices that person leaves out.</summary>
public sealed class InboxMark : PersonOwned, IUnaudited
{
    public required Guid PostingId { get; init; }
    public DateTimeOffset SeenAt { get; set; }
    public MessageKind LeftOut { get; set; }

    public sealed class Table : IEntityTypeConfiguration<InboxMark>
    {
        public void Configure(EntityTypeBuilder<InboxMark> table) =>
            table.HasIndex(mark => new { mark.FederationId, mark.PersonId, mark.PostingId }).IsUnique();
    }
}
