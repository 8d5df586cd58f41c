using System.Security.Cryptography;
using System.Text;
using UnionPortal.Tenancy;

namespace UnionPortal.Installation;

/// <summary>Where the portal keeps what is not in the database: files, keys, logs, and its own database where it runs one.</summary>
public sealed class DataFolder
{
    readonly string root;

    public DataFolder(string root)
    {
        this.root = Path.GetFullPath(root);
        Directory.CreateDirectory(this.root);
    }

    /// <summary>Left on the disk it lies on.</summary>
    public long BytesFree => new DriveInfo(root).AvailableFreeSpace;

    public string Files => Path.Combine(root, "files");
    public string Keys => Path.Combine(root, "keys");
    public string Logs => Path.Combine(root, "logs");
    public string Postgres => Path.Combine(root, "postgres");

    /// <summary>The configured folder, or one of the user's own for this checkout.</summary>
    public static DataFolder From(IConfiguration configuration)
    {
        if (configuration["DataFolder"] is { Length: > 0 } configured) return new(configured);
        var home = AppContext.BaseDirectory.Split($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}")[0];
        var checkout = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(home)))[..8];
        // PostgreSQL refuses to run as root and its own user cannot reach into root's home.
        var parent = Environment.UserName == "root" ? "/var/lib" : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return new(Path.Combine(parent, "union-portal", checkout));
    }

    /// <summary>The key of exact search in sealed values; made at the first start, kept outside the database.</summary>
    public VaultKey VaultKey()
    {
        Directory.CreateDirectory(Keys);
        var path = Path.Combine(Keys, "search.key");
        if (!File.Exists(path)) WriteSecret(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return new(Convert.FromBase64String(File.ReadAllText(path)));
    }

    /// <summary>Writes a file that only this user may read.</summary>
    public static void WriteSecret(string path, string content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(content);
    }
}
