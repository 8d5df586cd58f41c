using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using System.Text.Json;
using UnionPortal.Tenancy;

namespace UnionPortal.Audit;

/// <summary>What was done to a record.</summary>
public static class AuditAction
{
    public const string Added = "added";
    public const string Amended = "amended";
    public const string Removed = "removed";
    public const string Revealed = "revealed";
    public const string Imported = "imported";
    public const string ImportUndone = "import-undone";
    public const string Exported = "exported";
    public const string Invited = "invited";
    public const string Withdrawn = "withdrawn";
    public const string Issued = "issued";
    public const string Recalled = "recalled";
    public const string Used = "used";
    public const string Begun = "begun";
    public const string Ended = "ended";
    public const string Asked = "asked";

    public static IReadOnlyList<string> All { get; } = [Added, Amended, Removed, Revealed, Imported, ImportUndone, Exported, Invited, Withdrawn, Issued, Recalled, Used, Begun, Ended, Asked];
}

/// <summary>What a line of any trail can be found by.</summary>
public interface ITrailLine
{
    DateTimeOffset At { get; }
    string PersonName { get; }
    string Standing { get; }
    string Action { get; }
    string Record { get; }
}

/// <summary>One line of the trail: who changed what, from what to what, when, as whom. Added with the change itself, never altered.</summary>
public sealed class AuditEntry : OfficeOwned, ITrailLine, IAppendOnly, IUnaudited
{
    public const int TitleLimit = 160;

    public DateTimeOffset At { get; init; }
    public Guid? PersonId { get; init; }
    public required string PersonName { get; init; }

    /// <summary>As whom: the posting in words, such as 代××工会录入 where one types for another.</summary>
    public required string Standing { get; init; }
    public required string Action { get; init; }

    /// <summary>Kind of the record: the entity's name.</summary>
    public required string Record { get; init; }
    public Guid? RecordId { get; init; }

    /// <summary>What the record was known as on that day, where it has a name.</summary>
    public string? Title { get; init; }

    /// <summary>Field → [before, after], as JSON.</summary>
    public string Changes { get; init; } = Audit.Changes.None;

    public static AuditEntry Of(Acting acting, DateTimeOffset at, string action, string record, Guid? recordId, string? detail, string? title) =>
        OfChanges(acting, at, action, record, recordId, detail is null ? Audit.Changes.None : JsonSerializer.Serialize(new Dictionary<string, string> { ["detail"] = detail }), title);

    public static AuditEntry Of(Acting acting, DateTimeOffset at, string action, string record, Guid? recordId, string field, string? before, string? after) =>
        OfChanges(acting, at, action, record, recordId, Audit.Changes.Of(field, before, after));

    public static IEnumerable<AuditEntry> Of(IEnumerable<EntityEntry<FederationOwned>> changed, Acting acting, DateTimeOffset at) =>
        changed.Where(entry => entry.Entity is not IUnaudited).Select(entry => new AuditEntry
        {
            At = at,
            PersonId = acting.PersonId,
            PersonName = acting.Name,
            Standing = acting.Standing,
            Action = Audit.Changes.ActionOf(entry),
            Record = entry.Entity.GetType().Name,
            RecordId = entry.Entity.Id,
            Title = Cut((entry.Entity as IKnownAs)?.KnownAs),
            Changes = Audit.Changes.Of(entry),
        }).Where(entry => entry.Action != AuditAction.Amended || entry.Changes != Audit.Changes.None).ToList();

    static AuditEntry OfChanges(Acting acting, DateTimeOffset at, string action, string record, Guid? recordId, string changes, string? title = null) => new()
    {
        At = at,
        PersonId = acting.PersonId,
        PersonName = acting.Name,
        Standing = acting.Standing,
        Action = action,
        Record = record,
        RecordId = recordId,
        Title = Cut(title),
        Changes = changes,
    };

    static string? Cut(string? title) => title is null ? null : title[..Math.Min(title.Length, TitleLimit)];

    public sealed class Table : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> table)
        {
            table.Property(entry => entry.Changes).HasColumnType("jsonb");
            table.Property(entry => entry.Title).HasMaxLength(TitleLimit);
            table.HasIndex(entry => new { entry.FederationId, entry.At });
            table.HasIndex(entry => new { entry.FederationId, entry.RecordId, entry.At });
        }
    }
}
