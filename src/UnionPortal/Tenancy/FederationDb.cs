using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Audit;
using UnionPortal.Shell;

namespace UnionPortal.Tenancy;

/// <summary>One federation's rows. Comes from <see cref="FederationDoor"/> only, and lives for one call.</summary>
public sealed class FederationDb : DbContext
{
    public const string Schema = "rows";

    static readonly MethodInfo Shape = typeof(FederationDb).GetMethod(nameof(ShapeTable), BindingFlags.Instance | BindingFlags.NonPublic)!;

    readonly TimeProvider clock;

    Standpoint? standpoint;

    IDisposable? visit;

    /// <summary>Nobody's yet: it reaches nothing before <see cref="Enter"/>.</summary>
    internal FederationDb(DbContextOptions<FederationDb> options, TimeProvider clock) : base(options) => this.clock = clock;

    internal FederationDb(DbContextOptions<FederationDb> options, Scope scope, Acting acting, Vault vault, TimeProvider clock) : this(options, clock) => Enter(scope, acting, vault);

    public Acting Acting => Entered.Acting;

    /// <summary>Seals and opens personal data of this federation.</summary>
    public Vault Vault => Entered.Vault;

    public Scope Scope => Entered.Scope;

    internal bool IsEntered => standpoint is not null;

    Standpoint Entered => standpoint ?? throw new InvalidOperationException("Nobody has come in yet.");

    // Filters must read members of the instance: a captured value would be cached with the model and leak another tenant's rows.
    int FederationId => Scope.FederationId;
    Guid? UnionId => Scope.UnionId;
    Guid? PersonId => Scope.PersonId;
    Guid? LinkSubject => Scope.LinkSubject;
    int? SenderFederationId => Scope.SenderFederationId;
    PublicPage? PublicPage => Scope.PublicPage;

    /// <summary>Says whose rows these are and in whose name they are written. Once.</summary>
    internal void Enter(Scope scope, Acting acting, Vault vault) =>
        standpoint = standpoint is null ? new(scope, acting, vault) : throw new InvalidOperationException("Somebody has come in already.");

    /// <summary>Says that somebody waits for what is done here, a moment. Work that takes long gives way meanwhile.</summary>
    internal void CountAs(IDisposable visit) => this.visit = visit;

    /// <summary>Says that this is work that takes long, or that nobody waits for: nothing gives way to it any more.</summary>
    internal void Linger() => visit?.Dispose();

    public override void Dispose()
    {
        Linger();
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        Linger();
        return base.DisposeAsync();
    }

    /// <summary>From here on the trail says that one types for a union (代××工会录入).</summary>
    public void ActFor(string unionName) => standpoint = Entered with { Acting = Acting with { Standing = Language.Written(() => Say.OnBehalf.With(Acting.Standing, unionName)) } };

    /// <summary>Leaves word that figures from this day's month on must be counted anew. Needed only where rows are written by SQL.</summary>
    public void TouchMonth(string room, DateOnly day) => Add(new Touch { Room = room, Month = new DateOnly(day.Year, day.Month, 1) });

    /// <summary>Saves. Where somebody else was faster, over the same version or over what may be there only once, that is told in this sentence.</summary>
    /// <param name="sentence">What the reader is told.</param>
    /// <param name="ct">Ends it.</param>
    /// <param name="twice">Said instead of what may be there only once.</param>
    public async Task SaveOrRefuseAsync(string sentence, CancellationToken ct, string? twice = null)
    {
        try
        {
            await SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refusal(sentence);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new Refusal(twice ?? sentence);
        }
    }

    /// <summary>Writes into the trail what saving alone would not tell: a look at personal data, an import, an export. The title names a record that no line of its own may have named.</summary>
    public void Record(string action, string record, Guid? recordId, string? detail = null, string? title = null) =>
        Add(AuditEntry.Of(Acting, clock.GetUtcNow(), action, record, recordId, detail, title));

    /// <summary>Writes into the trail a change that no column of the record shows, from what to what.</summary>
    public void Record(string action, string record, Guid? recordId, string field, string? before, string? after) =>
        Add(AuditEntry.Of(Acting, clock.GetUtcNow(), action, record, recordId, field, before, after));

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.HasDefaultSchema(Schema);
        model.ApplyConfigurationsFromAssembly(typeof(FederationDb).Assembly, Maps<FederationOwned>);
        foreach (var entity in model.Model.GetEntityTypes().Where(entity => !entity.IsOwned()).ToList())
        {
            if (!typeof(FederationOwned).IsAssignableFrom(entity.ClrType))
                throw new InvalidOperationException($"{entity.ClrType.Name} must derive from FederationOwned or one of its kinds, so that the walls know whose rows these are.");
            Shape.MakeGenericMethod(entity.ClrType).Invoke(this, [model]);
        }

        Naming.UseSnakeCase(model);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously: the scope of a connection is set asynchronously.");

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        var changed = ChangeTracker.Entries<FederationOwned>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        foreach (var entry in changed)
        {
            if (entry.State == EntityState.Added && entry.Entity.FederationId == 0)
                entry.Property(row => row.FederationId).CurrentValue = FederationId;
            if (entry.Entity.FederationId != FederationId)
                throw new InvalidOperationException("A row of another federation.");
            if (UnionId is { } union && entry.Entity is UnionOwned owned && owned.UnionId != union)
                throw new InvalidOperationException("A row of another union.");
            if (UnionId is { } own && entry.Entity is UnionOrOfficeOwned shared && shared.UnionId != own)
                throw new InvalidOperationException("A row of another union, or of the office.");
            if (SenderFederationId is { } sender && entry.Entity is HandedOver handed && handed.SenderFederationId != sender)
                throw new InvalidOperationException("A row that another federation handed over.");
        }

        AddRange(Touches.Of(changed));
        AddRange(AuditEntry.Of(changed, Acting, clock.GetUtcNow()));
        foreach (var entry in ChangeTracker.Entries<FederationOwned>().Where(entry => entry.State == EntityState.Added))
            entry.Property(row => row.FederationId).CurrentValue = FederationId;
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    internal static bool Maps<T>(Type configuration) => configuration.GetInterfaces().Any(face =>
        face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>)
        && typeof(T).IsAssignableFrom(face.GenericTypeArguments[0]));

    void ShapeTable<T>(ModelBuilder model) where T : FederationOwned
    {
        var table = model.Entity<T>();
        table.ToTable(Naming.Snake(typeof(T).Name));
        table.HasKey(row => new { row.FederationId, row.Id });
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.FederationId).ValueGeneratedNever();
        if (typeof(IAppendOnly).IsAssignableFrom(typeof(T))) table.Ignore(row => row.Version);
        else table.Property(row => row.Version).IsRowVersion();
        table.HasQueryFilter("federation", row => row.FederationId == FederationId);
        var shown = typeof(IShownInPublic).IsAssignableFrom(typeof(T)) ? typeof(T).GetCustomAttribute<ShownOnAttribute>()?.Page : null;
        if (typeof(OfficeOwned).IsAssignableFrom(typeof(T)))
            table.HasQueryFilter("reach", row => UnionId == null);
        else if (typeof(UnionItself).IsAssignableFrom(typeof(T)))
            table.HasQueryFilter("reach", row => UnionId == null || row.Id == UnionId);
        else if (typeof(UnionOwned).IsAssignableFrom(typeof(T)))
            table.HasQueryFilter("reach", row => UnionId == null || EF.Property<Guid>(row, nameof(UnionOwned.UnionId)) == UnionId);
        else if (typeof(UnionOrOfficeOwned).IsAssignableFrom(typeof(T)) && shown is { } page)
            table.HasQueryFilter("reach", row => UnionId == null || EF.Property<Guid?>(row, nameof(UnionOrOfficeOwned.UnionId)) == UnionId
                || PublicPage == page && EF.Property<bool>(row, nameof(IShownInPublic.IsPublic)));
        else if (typeof(UnionOrOfficeOwned).IsAssignableFrom(typeof(T)))
            table.HasQueryFilter("reach", row => UnionId == null || EF.Property<Guid?>(row, nameof(UnionOrOfficeOwned.UnionId)) == UnionId);
        else if (typeof(PairOwned).IsAssignableFrom(typeof(T)))
            table.HasQueryFilter("reach", row => UnionId == null || EF.Property<Guid?>(row, nameof(PairOwned.UnionId)) == UnionId
                || EF.Property<Guid?>(row, nameof(PairOwned.PartnerUnionId)) == UnionId || row.Id == LinkSubject);
        else if (typeof(HandedOver).IsAssignableFrom(typeof(T)))
            table.HasQueryFilter("reach", row => UnionId == null || EF.Property<int>(row, nameof(HandedOver.SenderFederationId)) == SenderFederationId);
        else if (typeof(PersonOwned).IsAssignableFrom(typeof(T)))
            table.HasQueryFilter("reach", row => EF.Property<Guid>(row, nameof(PersonOwned.PersonId)) == PersonId);
        else if (shown is { } everybodys)
            table.HasQueryFilter("reach", row => SenderFederationId == null && (PublicPage == null || PublicPage == everybodys && EF.Property<bool>(row, nameof(IShownInPublic.IsPublic))));
        else
            table.HasQueryFilter("reach", row => SenderFederationId == null && PublicPage == null);
    }

    sealed record Standpoint(Scope Scope, Acting Acting, Vault Vault);
}
