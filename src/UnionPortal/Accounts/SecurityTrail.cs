using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using UnionPortal.Audit;
using UnionPortal.Shell;

namespace UnionPortal.Accounts;

/// <summary>What is written into the platform's trail when somebody's password or one-time codes change, whoever changes them and by whatever way; the secrets themselves never are.</summary>
static class SecurityTrail
{
    const string RecoveryCodes = "RecoveryCodes";

    public static IEnumerable<PlatformEntry> Of(ChangeTracker tracker, PlatformDb db, DateTimeOffset now)
    {
        foreach (var person in tracker.Entries<Person>().Where(entry => entry.State == EntityState.Modified))
        {
            if (IsOther(person, nameof(Person.PasswordHash))) yield return Entry(db, person.Entity, now, Changes.Of("Password", null, null));
            if (IsOther(person, nameof(Person.TwoFactorEnabled))) yield return Entry(db, person.Entity, now, Changes.Of("OneTimeCodes", !person.Entity.TwoFactorEnabled, person.Entity.TwoFactorEnabled));
            if (person.Entity.TwoFactorEnabled && tracker.Entries<IdentityUserToken<Guid>>().Any(token => token.Entity.UserId == person.Entity.Id && token.Entity.Name == RecoveryCodes && IsWritten(token)))
                yield return Entry(db, person.Entity, now, Changes.Of(RecoveryCodes, null, null));
        }
    }

    static bool IsWritten(EntityEntry<IdentityUserToken<Guid>> token) => token.State == EntityState.Added || token.State == EntityState.Modified && IsOther(token, nameof(token.Entity.Value));

    static bool IsOther(EntityEntry entry, string property) => !Equals(entry.Property(property).OriginalValue, entry.Property(property).CurrentValue);

    // The framework's own pages write in nobody's name: then it was the person.
    static PlatformEntry Entry(PlatformDb db, Person person, DateTimeOffset now, string changes) => new()
    {
        At = now,
        FederationId = db.FederationScope,
        PersonId = db.Acting.PersonId ?? (db.Acting.Name.Length == 0 ? person.Id : null),
        PersonName = db.Acting.Name.Length == 0 ? person.DisplayName : db.Acting.Name,
        Standing = db.Acting.Standing.Length == 0 ? Language.Written(() => Say.ForOneself) : db.Acting.Standing,
        Action = AuditAction.Amended,
        Record = nameof(Person),
        RecordKey = person.Id.ToString(),
        Changes = changes,
    };
}
