using UnionPortal.Tenancy;

namespace UnionPortal.Installation;

/// <summary>The ground a program of ours stands on: its data folder and a reachable PostgreSQL, configured or its own.</summary>
public sealed class Ground : IAsyncDisposable
{
    readonly OwnCluster? cluster;

    Ground(DataFolder folder, Databases databases, OwnCluster? cluster) => (Folder, Databases, this.cluster) = (folder, databases, cluster);

    public DataFolder Folder { get; }

    public Databases Databases { get; }

    /// <summary>Finds the configured database, or starts one of the portal's own.</summary>
    public static async Task<Ground> FindAsync(IConfiguration configuration, CancellationToken ct = default)
    {
        var folder = DataFolder.From(configuration);
        if (Databases.From(configuration) is { } configured) return new(folder, configured, null);
        var own = await OwnCluster.StartAsync(folder.Postgres, ct: ct);
        return new(folder, own.Databases, own);
    }

    public ValueTask DisposeAsync() => cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
