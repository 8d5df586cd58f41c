using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Federations;
using UnionPortal.Figures;
using UnionPortal.Installation;
using UnionPortal.Tenancy;

namespace UnionPortal.Benchmarks.Harness;

/// <summary>A PostgreSQL of its own that waits for the disk, and the portal's services on it. Everything is gone when it is disposed.</summary>
public sealed class Bench : IAsyncDisposable
{
    readonly OwnCluster cluster;
    readonly ServiceProvider services;
    readonly DbContextOptions<FederationDb> plain;

    Bench(string folder, OwnCluster cluster)
    {
        (Folder, this.cluster) = (folder, cluster);
        var collection = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services = collection.AddInstallation(new DataFolder(Path.Combine(folder, "data")), Databases).AddFigures().BuildServiceProvider();
        plain = new DbContextOptionsBuilder<FederationDb>().UseNpgsql(Owner).Options;
    }

    public string Folder { get; }

    public Databases Databases => cluster.Databases;

    public string Owner => Databases.Owner!;

    public IServiceProvider Services => services;

    public TimeProvider Clock => services.GetRequiredService<TimeProvider>();

    public DateOnly Today => Clock.Today();

    /// <summary>Where the solution lies.</summary>
    public static string Repository { get; } = Above(AppContext.BaseDirectory);

    public static async Task<Bench> StartAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), "union-portal-bench", Guid.NewGuid().ToString("N"));
        OpenForServer(Path.GetDirectoryName(folder)!);
        OpenForServer(folder);
        var bench = new Bench(folder, await OwnCluster.StartAsync(Path.Combine(folder, "postgres")));
        await bench.Services.GetRequiredService<Migrate>().RunAsync();
        return bench;
    }

    /// <summary>A federation's rows as the tables' owner, who sees all, for generating: filter and scope are set as ever.</summary>
    public FederationDb OpenAsOwner(int federationId) => Open(Databases.RowsAt(Owner), federationId);

    /// <summary>The same model without walls, door and scope: what a portal of one federation would have.</summary>
    public FederationDb OpenPlain() => Open(plain, 0);

    public async Task<Federation> FoundAsync(FederationDraft draft)
    {
        await using var scope = services.CreateAsyncScope();
        await using var db = scope.ServiceProvider.GetRequiredService<PlatformDoor>().OpenForCommand();
        return await FoundFederation.RunAsync(db, draft, Clock.GetUtcNow(), isDemonstration: false, default);
    }

    public async Task<object?> AskAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await cluster.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Makes a folder that the server, a user of its own, can walk into.</summary>
    public static string OpenForServer(string path)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
        return path;
    }

    FederationDb Open(DbContextOptions<FederationDb> options, int federationId) =>
        new(options, new Scope(federationId), new Acting(null, "benchmark", ""), services.GetRequiredService<Vaults>().Of(federationId), Clock);

    static string Above(string folder) => File.Exists(Path.Combine(folder, "UnionPortal.sln")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}
