using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Installation;

/// <summary>What a backup holds, so that a restore can prove itself: each table with its rows and a checksum over them, whatever their order.</summary>
/// <param name="Format">Of the archive.</param>
/// <param name="At">When it was taken.</param>
/// <param name="Migrations">The schema it was taken from.</param>
/// <param name="Tables">Rows and checksum by table.</param>
/// <param name="Files">How many files lie beside the database.</param>
/// <param name="HasKeys">The keys of sealed data are in it as well.</param>
public sealed record BackupManifest(int Format, DateTimeOffset At, IReadOnlyList<string> Migrations, IReadOnlyList<TableSum> Tables, int Files, bool HasKeys)
{
    public const int CurrentFormat = 1;
    public const string Name = "manifest.json";
    public const string Dump = "database.dump";
    public const string FilesFolder = "files/";
    public const string KeysFolder = "keys/";
}

/// <summary>How many rows a table has, and the sum of their hashes.</summary>
public sealed record TableSum(string Table, long Rows, string Checksum);

/// <summary>Writes database and files of one moment into one archive, while the portal goes on. The tables' owner reads: its own policy lets it see every row.</summary>
public sealed class Backup(Databases databases, DataFolder folder, TimeProvider clock)
{
    /// <summary>Refuses a file that is there already: a backup never overwrites another.</summary>
    public async Task<BackupManifest> RunAsync(string path, bool withKeys, CancellationToken ct = default)
    {
        var owner = databases.Owner ?? throw new CommandRefusal(Say.BackupNeedsOwner);
        if (File.Exists(path)) throw new CommandRefusal(string.Format(CultureInfo.CurrentCulture, Say.BackupIsThere, path));
        var pgDump = await PostgresBinaries.FindProgramAsync("pg_dump", folder.Postgres, ct);
        var dump = path + ".dump.part";
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
            await connection.OpenAsync(ct);
            // Sums and dump see the same moment: the dump joins the snapshot of this transaction.
            await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
            var snapshot = (string)(await TableSums.AskAsync(connection, "SELECT pg_export_snapshot()", ct))!;
            var tables = await TableSums.ReadAsync(connection, ct);
            await Programs.RunAsync(pgDump, ["--format=custom", "--no-owner", "--no-privileges", "--enable-row-security", $"--snapshot={snapshot}", "--schema=rows", "--schema=platform", $"--file={dump}", .. PostgresBinaries.At(owner)],
                environment: PostgresBinaries.Secret(owner), ct: ct);
            var migrations = await TableSums.MigrationsAsync(connection, ct);
            return await PackAsync(path, dump, new(BackupManifest.CurrentFormat, clock.GetUtcNow(), migrations, tables, Count(folder.Files), withKeys), ct);
        }
        finally
        {
            File.Delete(dump);
        }
    }

    async Task<BackupManifest> PackAsync(string path, string dump, BackupManifest manifest, CancellationToken ct)
    {
        var part = path + ".part";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var file = new FileStream(part, options))
            await using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
            {
                await using (var words = archive.CreateEntry(BackupManifest.Name).Open()) await JsonSerializer.SerializeAsync(words, manifest, cancellationToken: ct);
                // Dump and photos are compressed already.
                await AddAsync(archive, dump, BackupManifest.Dump, ct);
                foreach (var (name, each) in Each(folder.Files)) await AddAsync(archive, each, BackupManifest.FilesFolder + name, ct);
                if (manifest.HasKeys) foreach (var (name, each) in Each(folder.Keys)) await AddAsync(archive, each, BackupManifest.KeysFolder + name, ct);
            }
            File.Move(part, path);
            return manifest;
        }
        finally
        {
            File.Delete(part);
        }
    }

    static async Task AddAsync(ZipArchive archive, string path, string name, CancellationToken ct)
    {
        // A photo may be taken back while the backup runs; its row is in the dump, and the hourly round knows what to do.
        if (!File.Exists(path)) return;
        await using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using var to = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        await from.CopyToAsync(to, ct);
    }

    static int Count(string root) => Each(root).Count();

    static IEnumerable<(string Name, string Path)> Each(string root) => !Directory.Exists(root) ? [] : Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .Where(path => !path.EndsWith(".part", StringComparison.Ordinal)).Select(path => (Path.GetRelativePath(root, path).Replace('\\', '/'), path));
}

/// <summary>Rows and checksums of all tables, as their owner sees them.</summary>
static class TableSums
{
    public static async Task<List<TableSum>> ReadAsync(NpgsqlConnection owner, CancellationToken ct)
    {
        var tables = new List<string>();
        await using (var list = new NpgsqlCommand($"SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('{FederationDb.Schema}', '{PlatformDb.Schema}') ORDER BY 1", owner))
        await using (var found = await list.ExecuteReaderAsync(ct))
            while (await found.ReadAsync(ct)) tables.Add(found.GetString(0));
        var sums = new List<TableSum>();
        foreach (var table in tables)
        {
            await using var sum = new NpgsqlCommand($"SELECT count(*), coalesce(sum(hashtextextended(each::text, 0)::numeric), 0)::text FROM {table} each", owner);
            await using var row = await sum.ExecuteReaderAsync(ct);
            await row.ReadAsync(ct);
            sums.Add(new(table, row.GetInt64(0), row.GetString(1)));
        }

        return sums;
    }

    public static async Task<List<string>> MigrationsAsync(NpgsqlConnection owner, CancellationToken ct)
    {
        var names = new List<string>();
        await using var ask = new NpgsqlCommand($"SELECT \"MigrationId\" FROM (SELECT * FROM {FederationDb.Schema}.__migrations UNION ALL SELECT * FROM {PlatformDb.Schema}.__migrations) all_of_them ORDER BY 1", owner);
        await using var found = await ask.ExecuteReaderAsync(ct);
        while (await found.ReadAsync(ct)) names.Add(found.GetString(0));
        return names;
    }

    public static async Task<object?> AskAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand(sql, connection);
        return await ask.ExecuteScalarAsync(ct);
    }
}
