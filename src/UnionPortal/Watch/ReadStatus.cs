using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using UnionPortal.Accounts;
using UnionPortal.Figures;
using UnionPortal.Files;
using UnionPortal.Installation;
using UnionPortal.Tenancy;

namespace UnionPortal.Watch;

/// <summary>How the installation fares, for the operator: health, figures, queues, disk, slow queries, jobs. Counts and times only, never a federation's rows.</summary>
public sealed class ReadStatus(PlatformDoor door, WorkerDoor worker, HealthCheckService health, IFileStore files, DataFolder folder, SlowQueries slow, Telemetry telemetry) : IUseCase
{
    /// <param name="IsHealthy">The portal reaches its database.</param>
    /// <param name="FiguresAt">When figures were last published.</param>
    /// <param name="FiguresOldestAt">The federation whose figures are oldest: published then.</param>
    /// <param name="Waiting">Touches that wait to be counted.</param>
    /// <param name="WaitingFederations">Of how many federations.</param>
    /// <param name="BytesFree">Left for files; unknown where the store does not tell.</param>
    /// <param name="LogBytesFree">Left where logs and keys lie.</param>
    /// <param name="DatabaseBytes">Size of the database.</param>
    /// <param name="Jobs">The jobs of this server.</param>
    /// <param name="Slow">The last slow queries of this server.</param>
    /// <param name="LastBackup">The newest backup; nothing where none was ever taken.</param>
    /// <param name="SendsTelemetry">A collector is configured.</param>
    public sealed record Status(
        bool IsHealthy, DateTimeOffset? FiguresAt, DateTimeOffset? FiguresOldestAt, long Waiting, long WaitingFederations, long? BytesFree, long LogBytesFree, long DatabaseBytes,
        IReadOnlyList<JobLog.Entry> Jobs, IReadOnlyList<SlowQueries.Entry> Slow, BackupLine? LastBackup, bool SendsTelemetry);

    /// <param name="At">When it was taken.</param>
    /// <param name="By">Who took it.</param>
    /// <param name="File">What the file is called.</param>
    public sealed record BackupLine(DateTimeOffset At, string By, string File);

    public async Task<Status> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.RunPlatform, ct);
        var isHealthy = (await health.CheckHealthAsync(ct)).Status == HealthStatus.Healthy;
        var federations = await db.Federations.Select(federation => federation.Id).ToListAsync(ct);
        await using var turn = await worker.OpenAsync(ct);
        var (waiting, of) = await WaitingAsync(turn, ct);
        var published = new List<DateTimeOffset>();
        foreach (var federation in federations)
        {
            await turn.StandInAsync(federation, ct);
            if (await turn.LastCountedAsync(federation, ct) is { } at) published.Add(at);
        }

        return new(isHealthy, published.Count == 0 ? null : published.Max(), published.Count == 0 ? null : published.Min(), waiting, of, files.BytesFree, folder.BytesFree, await SizeAsync(turn, ct),
            JobLog.All, slow.Last, await db.LastBackupAsync(ct) is { } backup ? new(backup.At, backup.PersonName, backup.RecordKey) : null, telemetry.IsOn);
    }

    static async Task<(long Touches, long Federations)> WaitingAsync(WorkerTurn turn, CancellationToken ct)
    {
        await using var count = turn.Command("SELECT count(*), count(DISTINCT federation_id) FROM rows.touch");
        await using var row = await count.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetInt64(0), row.GetInt64(1));
    }

    static async Task<long> SizeAsync(WorkerTurn turn, CancellationToken ct)
    {
        await using var size = turn.Command("SELECT pg_database_size(current_database())");
        return (long)(await size.ExecuteScalarAsync(ct))!;
    }
}
