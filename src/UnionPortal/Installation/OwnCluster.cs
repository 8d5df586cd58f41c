using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;
using UnionPortal.Tenancy;

namespace UnionPortal.Installation;

/// <summary>A PostgreSQL of the portal's own, on this machine only, for those who have not configured one. Several processes may use it at once; the last one out stops it.</summary>
public sealed class OwnCluster : IAsyncDisposable
{
    const string DatabaseName = "portal";

    readonly string folder;
    readonly string binaries;
    readonly FileStream presence;

    OwnCluster(string folder, string binaries, FileStream presence, int port, string password)
    {
        (this.folder, this.binaries, this.presence) = (folder, binaries, presence);
        Databases = At(port, password, DatabaseName);
    }

    public Databases Databases { get; }

    /// <summary>The same cluster with another database of its own; tests keep several.</summary>
    public Databases DatabasesNamed(string name) => new(
        Renamed(Databases.Portal, name), Renamed(Databases.Worker, name), Renamed(Databases.Owner!, name), Databases.Admin);

    /// <summary>Makes the cluster where there is none, starts it where it does not run, and joins it where it does.</summary>
    /// <param name="folder">Where it lives.</param>
    /// <param name="isThrowaway">For tests: never waits for the disk.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<OwnCluster> StartAsync(string folder, bool isThrowaway = false, CancellationToken ct = default)
    {
        Directory.CreateDirectory(folder);
        var programs = await PostgresBinaries.FindAsync(Path.Combine(folder, "npm"), ct);
        await using var turn = await WaitForTurnAsync(Path.Combine(folder, "start.lock"), ct);
        var data = Path.Combine(folder, "data");
        var secret = Path.Combine(folder, "password");
        if (!File.Exists(Path.Combine(data, "PG_VERSION"))) await MakeAsync(programs, data, secret, ct);
        var password = await File.ReadAllTextAsync(secret, ct);
        var port = RunningPort(data);
        if (port is null || !await AnswersAsync(At(port.Value, password, "postgres").Admin!, ct))
        {
            port = FreePort();
            await LaunchAsync(programs, data, port.Value, isThrowaway, ct);
        }

        var present = new FileStream(Path.Combine(folder, "in-use.lock"), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
        return new OwnCluster(folder, programs, present, port.Value, password);
    }

    public async ValueTask DisposeAsync()
    {
        await presence.DisposeAsync();
        try
        {
            await using var alone = new FileStream(Path.Combine(folder, "in-use.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            await AsServerAsync(binaries, "pg_ctl", ["-D", Path.Combine(folder, "data"), "-m", "fast", "-w", "stop"], quiet: true, default);
        }
        catch (Exception others) when (others is IOException or CommandRefusal)
        {
            // Somebody else still uses it, or it has stopped by itself.
        }
    }

    static async Task MakeAsync(string binaries, string data, string secret, CancellationToken ct)
    {
        Directory.CreateDirectory(data);
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var passwordFile = Path.Combine(data + ".initial-password");
        DataFolder.WriteSecret(passwordFile, password);
        await GiveToServerAsync(data, ct);
        await GiveToServerAsync(passwordFile, ct);
        await AsServerAsync(binaries, "initdb",
            ["-D", data, "-U", "postgres", "-A", "scram-sha-256", $"--pwfile={passwordFile}", "-E", "UTF8", "--locale=C.UTF-8"], quiet: true, ct);
        File.Delete(passwordFile);
        DataFolder.WriteSecret(secret, password);
    }

    static async Task LaunchAsync(string binaries, string data, int port, bool isThrowaway, CancellationToken ct)
    {
        var options = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c shared_buffers=256MB"
            + (isThrowaway ? " -c fsync=off -c synchronous_commit=off -c full_page_writes=off" : "");
        await AsServerAsync(binaries, "pg_ctl", ["-D", data, "-l", Path.Combine(data, "server.log"), "-o", options, "-w", "-s", "start"], quiet: false, ct);
    }

    // The server refuses to run as root; the system's own user for it is there wherever Debian's package is.
    static Task AsServerAsync(string binaries, string program, IEnumerable<string> arguments, bool quiet, CancellationToken ct)
    {
        var path = Path.Combine(binaries, program);
        return IsRoot
            ? Programs.RunAsync("setpriv", [$"--reuid={ServerUser}", $"--regid={ServerUser}", "--clear-groups", path, .. arguments], "/", quiet, ct: ct)
            : Programs.RunAsync(path, arguments, null, quiet, ct: ct);
    }

    static Task GiveToServerAsync(string path, CancellationToken ct) =>
        IsRoot ? Programs.RunAsync("chown", ["-R", ServerUser, path], ct: ct) : Task.CompletedTask;

    static bool IsRoot => !OperatingSystem.IsWindows() && Environment.UserName == "root";

    static string ServerUser => File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "65534";

    static int? RunningPort(string data)
    {
        var path = Path.Combine(data, "postmaster.pid");
        return File.Exists(path) && File.ReadLines(path).Skip(3).FirstOrDefault() is { } line && int.TryParse(line, CultureInfo.InvariantCulture, out var port) ? port : null;
    }

    static async Task<bool> AnswersAsync(string connection, CancellationToken ct)
    {
        try
        {
            await using var probe = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false, Timeout = 5 }.ConnectionString);
            await probe.OpenAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    static async Task<FileStream> WaitForTurnAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(200, ct);
            }
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static Databases At(int port, string password, string database)
    {
        string As(string role, string of) => Databases.Tuned(new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = role,
            Password = password,
            Database = of,
            MaxPoolSize = 50,
        }.ConnectionString);
        return new(As("portal", database), As("portal_worker", database), As(Databases.OwnerRole, database), As("postgres", "postgres"));
    }

    static string Renamed(string connection, string database) => new NpgsqlConnectionStringBuilder(connection) { Database = database }.ConnectionString;
}
