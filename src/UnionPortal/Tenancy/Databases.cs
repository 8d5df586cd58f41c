using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Installation;

namespace UnionPortal.Tenancy;

/// <summary>How to reach PostgreSQL, login by login. The portal itself needs the first two; founding and migrating need the others.</summary>
/// <param name="Portal">The powerless login that serves people.</param>
/// <param name="Worker">The login that counts figures.</param>
/// <param name="Owner">Owns the tables; used by `migrate`, absent where the portal must not migrate by itself.</param>
/// <param name="Admin">May create roles and the database; used once.</param>
public sealed record Databases(string Portal, string Worker, string? Owner, string? Admin)
{
    public const string OwnerRole = "portal_owner";

    public static Databases? From(IConfiguration configuration) => configuration.GetConnectionString("Portal") is { Length: > 0 } portal
        ? new(Tuned(portal), Tuned(configuration.GetConnectionString("Worker")
            ?? throw new CommandRefusal("ConnectionStrings:Worker is missing beside ConnectionStrings:Portal: name the login that counts the figures.")),
            configuration.GetConnectionString("Owner"), configuration.GetConnectionString("Admin"))
        : null;

    public static DbContextOptions<FederationDb> RowsAt(string connection) => new DbContextOptionsBuilder<FederationDb>()
        .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("__migrations", FederationDb.Schema))
        .AddInterceptors(new ScopeOnOpen()).Options;

    public static DbContextOptions<PlatformDb> PlatformAt(string connection) => new DbContextOptionsBuilder<PlatformDb>()
        .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("__migrations", PlatformDb.Schema)).Options;

    // Preparing what repeats is worth more than any other switch; resetting on close is what keeps scopes from leaking.
    internal static string Tuned(string connection) => new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 100, NoResetOnClose = false }.ConnectionString;
}
