using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UnionPortal.Accounts;
using UnionPortal.Federations;
using UnionPortal.Installation;
using UnionPortal.Tenancy;

[assembly: AssemblyFixture(typeof(UnionPortal.Tests.Harness.TestInstallation))]

namespace UnionPortal.Tests.Harness;

/// <summary>One PostgreSQL and one schema for the whole run. Each test founds its own federation, so nothing is cleaned up and isolation is proved all day.</summary>
public sealed class TestInstallation : IAsyncLifetime
{
    readonly string folder = Path.Combine(Path.GetTempPath(), "union-portal-tests", Guid.NewGuid().ToString("N"));
    OwnCluster? cluster;
    ServiceProvider? services;
    Lazy<Task<RunningPortal>>? portal;

    public IServiceProvider Services => services!;

    public Databases Databases => cluster!.Databases;

    public async ValueTask InitializeAsync()
    {
        Culture.UseChinese();
        OpenForServer(Path.GetDirectoryName(folder)!);
        OpenForServer(folder);
        cluster = await OwnCluster.StartAsync(Path.Combine(folder, "postgres"), isThrowaway: true);
        services = Build(cluster.Databases);
        await services.GetRequiredService<Migrate>().RunAsync();
        portal = new(StartPortalAsync);
    }

    /// <summary>The program itself over HTTP, started for whoever asks first. It has a database of its own, so that its workers leave the other tests alone.</summary>
    public Task<RunningPortal> PortalAsync() => portal!.Value;

    /// <summary>The database of <see cref="PortalAsync"/>.</summary>
    public Databases PortalDatabases => cluster!.DatabasesNamed("served");

    public async ValueTask DisposeAsync()
    {
        if (portal is { IsValueCreated: true }) await (await portal.Value).DisposeAsync();
        if (services is not null) await services.DisposeAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        if (cluster is not null) await cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The portal's services on another database or login.</summary>
    public ServiceProvider Build(Databases databases, TimeProvider? clock = null)
    {
        var collection = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        collection.AddInstallation(new DataFolder(Path.Combine(folder, "data")), databases);
        // Whoever arranges rows for the running portal seals with its keys.
        if (databases != PortalDatabases) collection.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        if (clock is not null) collection.AddSingleton(clock);
        return collection.BuildServiceProvider();
    }

    /// <summary>Founds a federation of its own for a test.</summary>
    public async Task<Office> FoundAsync(FederationLevel level = FederationLevel.Township, Office? parent = null, string? name = null, TimeProvider? clock = null, IServiceProvider? on = null, DateTimeOffset? at = null)
    {
        var provider = on ?? (clock is null ? Services : Build(Databases, clock));
        await using var db = provider.GetRequiredService<IServiceScopeFactory>().CreateScope().ServiceProvider.GetRequiredService<PlatformDoor>().OpenForCommand();
        var slug = "t" + Guid.NewGuid().ToString("N")[..16];
        var draft = new FederationDraft { Name = name ?? $"测试{slug}总工会", Slug = slug, Level = level, ParentSlug = parent?.Slug };
        return new Office(provider, await FoundFederation.RunAsync(db, draft, at ?? provider.GetRequiredService<TimeProvider>().GetUtcNow(), isDemonstration: false, default));
    }

    async Task<RunningPortal> StartPortalAsync()
    {
        await using var migrating = Build(PortalDatabases);
        await migrating.GetRequiredService<Migrate>().RunAsync();
        return await RunningPortal.StartAsync(PortalDatabases, Path.Combine(folder, "data"));
    }

    // The server runs as a user of its own and must be able to walk down to its folder.
    static void OpenForServer(string path)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
    }
}
