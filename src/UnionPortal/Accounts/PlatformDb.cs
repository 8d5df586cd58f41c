using System.Text.Json;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Federations;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>What stands above the tenants: people, postings, invitations, federations. Reached through <see cref="PlatformDoor"/>; the framework's sign-in uses it too.</summary>
public sealed class PlatformDb(DbContextOptions<PlatformDb> options, TimeProvider clock) : IdentityUserContext<Person, Guid>(options)
{
    public const string Schema = "platform";

    public DbSet<Federation> Federations => Set<Federation>();
    public DbSet<Posting> Postings => Set<Posting>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<PublicLink> Links => Set<PublicLink>();
    public DbSet<SignInSession> Sessions => Set<SignInSession>();
    public DbSet<PlatformEntry> Entries => Set<PlatformEntry>();

    /// <summary>In whose name rows are written.</summary>
    internal Acting Acting { get; init; } = new(null, "", "");

    /// <summary>Shuts an administrator in with the postings of the own federation; absent for operators and the sign-in itself.</summary>
    internal int? FederationScope { get; init; }

    /// <summary>The federation's own trail says for what the links are made or shut, so that the platform's is not read beside it.</summary>
    internal bool IsToldByTheFederation { get; set; }

    /// <summary>Shuts a person in with the own devices; absent for the sign-in itself.</summary>
    internal Guid? PersonScope { get; init; }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        builder.ApplyConfigurationsFromAssembly(typeof(PlatformDb).Assembly,
            type => new[] { typeof(Federation), typeof(Posting), typeof(Invitation), typeof(PublicLink), typeof(PlatformEntry), typeof(SignInSession) }.Contains(type.DeclaringType));
        builder.Entity<Person>(person =>
        {
            person.ToTable("person");
            person.Property(row => row.DisplayName).HasMaxLength(Person.NameLimit);
            person.Property(row => row.Language).HasMaxLength(Shell.Language.NameLimit);
            person.Property(row => row.Appearance).HasMaxLength(Shell.Appearance.NameLimit);
        });
        builder.Entity<Posting>().HasQueryFilter("federation", posting => FederationScope == null || posting.FederationId == FederationScope);
        builder.Entity<Invitation>().HasQueryFilter("federation", invitation => FederationScope == null || invitation.FederationId == FederationScope);
        builder.Entity<PublicLink>().HasQueryFilter("federation", link => FederationScope == null || link.FederationId == FederationScope);
        // An administrator sees nobody's devices.
        builder.Entity<SignInSession>().HasQueryFilter("person", session => FederationScope == null && (PersonScope == null || session.PersonId == PersonScope));
        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => entity.GetTableName()!.StartsWith("AspNet", StringComparison.Ordinal)))
            entity.SetTableName("person_" + Naming.Snake(entity.GetTableName()!["AspNetUser".Length..]).TrimEnd('s'));
        Naming.UseSnakeCase(builder);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        var now = clock.GetUtcNow();
        var written = ChangeTracker.Entries()
            .Where(entry => entry.Entity is Federation or Posting or Invitation or PublicLink or SignInSession && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        if (FederationScope is { } federation && written.Exists(entry => entry.Entity is Federation or SignInSession
            || entry.Property("FederationId").CurrentValue is not int owner || owner != federation))
            throw new InvalidOperationException("A posting of another federation.");
        if (PersonScope is { } person && written.Exists(entry => entry.Entity is not SignInSession session || session.PersonId != person))
            throw new InvalidOperationException("A device of another person.");
        var secured = SecurityTrail.Of(ChangeTracker, this, now).ToList();
        Entries.AddRange(written.Select(entry => new PlatformEntry
        {
            At = now,
            FederationId = entry.Entity is Federation or SignInSession ? null : (int?)entry.Property("FederationId").CurrentValue,
            PersonId = Acting.PersonId,
            PersonName = Acting.Name.Length > 0 ? Acting.Name : LinkTrail.HolderOf(ChangeTracker),
            Standing = Acting.Standing,
            Action = LinkTrail.ActionOf(entry, this),
            Record = entry.Entity.GetType().Name,
            RecordKey = entry.Entity is Federation founded ? founded.Slug : entry.Property("Id").CurrentValue!.ToString()!,
            Changes = LinkTrail.ChangesOf(entry),
        }).ToList());
        Entries.AddRange(secured);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Leaves a line of a backup: whoever holds the file holds everybody's rows.</summary>
    internal async Task NoteBackupAsync(string file, long rows, bool hasKeys, CancellationToken ct)
    {
        Entries.Add(new PlatformEntry
        {
            At = clock.GetUtcNow(), PersonName = Acting.Name, Standing = Acting.Standing, Action = AuditAction.Exported, Record = PlatformEntry.Backup, RecordKey = file,
            Changes = JsonSerializer.Serialize(new { Rows = new long?[] { null, rows }, HasKeys = new bool?[] { null, hasKeys } }),
        });
        await SaveChangesAsync(ct);
    }

    /// <summary>The newest backup's line.</summary>
    internal Task<PlatformEntry?> LastBackupAsync(CancellationToken ct) =>
        Entries.AsNoTracking().Where(entry => entry.FederationId == null && entry.Record == PlatformEntry.Backup).OrderByDescending(entry => entry.At).FirstOrDefaultAsync(ct);

    /// <summary>Takes one-time codes off somebody and signs them out everywhere. Whoever calls has seen that the person is one of theirs.</summary>
    internal async Task ResetCodesAsync(Guid personId, DateTimeOffset now, CancellationToken ct)
    {
        var person = await Users.FirstAsync(known => known.Id == personId, ct);
        if (!person.TwoFactorEnabled) throw new Refusal(Say.CodesAreOff);
        (person.TwoFactorEnabled, person.SecurityStamp, person.ConcurrencyStamp) = (false, Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
        UserTokens.RemoveRange(await UserTokens.Where(token => token.UserId == personId).ToListAsync(ct));
        await SaveChangesAsync(ct);
        await Sessions.IgnoreQueryFilters(["person"]).Where(session => session.PersonId == personId && session.EndedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(session => session.EndedAt, now), ct);
    }
}
