using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Installation;

/// <summary>Brings a backup into an empty database, raises the walls, puts files and keys in their places, and counts everything again.</summary>
public sealed class Restore(Databases databases, DataFolder folder, Migrate migrate, StartCheck check)
{
    /// <param name="Manifest">What the backup says of itself.</param>
    /// <param name="Different">Tables whose rows are not those of the backup; none where all is well. Not judged where a newer schema was laid over it.</param>
    /// <param name="IsNewerSchema">This program's migrations have been laid over the backup's.</param>
    public sealed record Outcome(BackupManifest Manifest, IReadOnlyList<string> Different, bool IsNewerSchema);

    /// <summary>Refuses what is no backup, a database with anything in it, and a backup of a newer program.</summary>
    public async Task<Outcome> RunAsync(string path, CancellationToken ct = default)
    {
        var owner = databases.Owner ?? throw new CommandRefusal(Say.BackupNeedsOwner);
        var pgRestore = await PostgresBinaries.FindProgramAsync("pg_restore", folder.Postgres, ct);
        using var archive = Open(path);
        var manifest = await ManifestAsync(archive, path, ct);
        await migrate.PrepareServerAsync(ct);
        await MakeRoomAsync(owner, ct);

        var dump = Path.GetTempFileName();
        try
        {
            await ExtractAsync(archive.GetEntry(BackupManifest.Dump)!, dump, ct);
            await Programs.RunAsync(pgRestore, ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", .. PostgresBinaries.At(owner), dump], environment: PostgresBinaries.Secret(owner), ct: ct);
        }
        finally
        {
            File.Delete(dump);
        }

        var different = await CompareAsync(owner, manifest, ct);
        foreach (var entry in archive.Entries.Where(entry => entry.Name.Length > 0)) await PlaceAsync(entry, ct);
        await migrate.RunAsync(ct);
        await check.RunAsync(ct);
        return new(manifest, different, !(await MigrationsAsync(owner, ct)).SequenceEqual(manifest.Migrations));
    }

    static ZipArchive Open(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (Exception broken) when (broken is InvalidDataException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandRefusal(string.Format(CultureInfo.CurrentCulture, Say.NotABackup, path));
        }
    }

    static async Task<BackupManifest> ManifestAsync(ZipArchive archive, string path, CancellationToken ct)
    {
        var refusal = new CommandRefusal(string.Format(CultureInfo.CurrentCulture, Say.NotABackup, path));
        if (archive.GetEntry(BackupManifest.Name) is not { } entry || archive.GetEntry(BackupManifest.Dump) is null) throw refusal;
        await using var words = entry.Open();
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(words, cancellationToken: ct) ?? throw refusal;
        return manifest.Format == BackupManifest.CurrentFormat ? manifest : throw refusal;
    }

    // Tables without a person and a federation are those a start has just made: they make room. Anything else is somebody's work.
    static async Task MakeRoomAsync(string owner, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        var isMade = await TableSums.AskAsync(connection, $"SELECT to_regclass('{PlatformDb.Schema}.federation') IS NOT NULL", ct) is true;
        if (isMade && await TableSums.AskAsync(connection, $"SELECT EXISTS (SELECT 1 FROM {PlatformDb.Schema}.federation) OR EXISTS (SELECT 1 FROM {PlatformDb.Schema}.person)", ct) is true)
            throw new CommandRefusal(Say.RestoreNeedsEmpty);
        await TableSums.AskAsync(connection, $"DROP SCHEMA IF EXISTS {FederationDb.Schema}, {PlatformDb.Schema}, {OneMembership.Schema} CASCADE", ct);
    }

    static async Task<List<string>> CompareAsync(string owner, BackupManifest manifest, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(ct);
        var now = (await TableSums.ReadAsync(connection, ct)).ToDictionary(sum => sum.Table);
        return [.. manifest.Tables.Where(sum => now.GetValueOrDefault(sum.Table) != sum).Select(sum => sum.Table)];
    }

    static async Task<List<string>> MigrationsAsync(string owner, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        return await TableSums.MigrationsAsync(connection, ct);
    }

    // Names in an archive are not to be trusted: what would land outside its folder is left out.
    async Task PlaceAsync(ZipArchiveEntry entry, CancellationToken ct)
    {
        var (prefix, root) = entry.FullName.StartsWith(BackupManifest.FilesFolder, StringComparison.Ordinal) ? (BackupManifest.FilesFolder, folder.Files)
            : entry.FullName.StartsWith(BackupManifest.KeysFolder, StringComparison.Ordinal) ? (BackupManifest.KeysFolder, folder.Keys) : ("", "");
        if (prefix.Length == 0) return;
        var target = Path.GetFullPath(Path.Combine(root, entry.FullName[prefix.Length..]));
        if (!target.StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await ExtractAsync(entry, target, ct);
        if (prefix == BackupManifest.KeysFolder && !OperatingSystem.IsWindows()) File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    static async Task ExtractAsync(ZipArchiveEntry entry, string target, CancellationToken ct)
    {
        await using var from = entry.Open();
        await using var to = File.Create(target);
        await from.CopyToAsync(to, ct);
    }
}
