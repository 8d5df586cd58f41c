using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using UnionPortal.Audit;

namespace UnionPortal.Accounts;

/// <summary>How the platform's trail calls what becomes of postings, invitations and links: by the words of those who do it. Secrets and their hashes are never in it.</summary>
static class LinkTrail
{
    public static string ActionOf(EntityEntry entry, PlatformDb db) => entry.Entity switch
    {
        Invitation when entry.State == EntityState.Added => db.IsToldByTheFederation ? AuditAction.Invited : AuditAction.Issued,
        Invitation when IsSet(entry, nameof(Invitation.WithdrawnAt)) => db.IsToldByTheFederation ? AuditAction.Withdrawn : AuditAction.Recalled,
        Invitation when IsSet(entry, nameof(Invitation.UsedAt)) => AuditAction.Used,
        PublicLink when entry.State == EntityState.Added => AuditAction.Issued,
        PublicLink when IsSet(entry, nameof(PublicLink.OpenedAt)) => AuditAction.Used,
        // Its holder spends a link by answering; the office by making another one.
        PublicLink when IsSet(entry, nameof(PublicLink.SpentAt)) => db.FederationScope is null ? AuditAction.Ended : AuditAction.Recalled,
        Posting when entry.State == EntityState.Added => AuditAction.Begun,
        Posting when IsSet(entry, nameof(Posting.EndedAt)) => AuditAction.Ended,
        _ => Changes.ActionOf(entry),
    };

    public static string ChangesOf(EntityEntry entry) => entry.Entity switch
    {
        Invitation { FailedAttempts: > 0 } when IsOther(entry, nameof(Invitation.FailedAttempts)) =>
            Changes.Of(nameof(Invitation.FailedAttempts), entry.Property(nameof(Invitation.FailedAttempts)).OriginalValue, entry.Property(nameof(Invitation.FailedAttempts)).CurrentValue),
        Invitation or PublicLink or SignInSession => Changes.None,
        _ => Changes.Of(entry),
    };

    /// <summary>Whoever comes by a link is nobody yet: its holder's name stands for them.</summary>
    public static string HolderOf(ChangeTracker tracker) =>
        tracker.Entries<Invitation>().Select(link => link.Entity.PersonName).Concat(tracker.Entries<PublicLink>().Select(link => link.Entity.HolderName)).FirstOrDefault() ?? "";

    static bool IsSet(EntityEntry entry, string moment) => entry.State == EntityState.Modified && entry.Property(moment).CurrentValue is not null && IsOther(entry, moment);

    static bool IsOther(EntityEntry entry, string property) => !Equals(entry.Property(property).OriginalValue, entry.Property(property).CurrentValue);
}
