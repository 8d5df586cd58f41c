using System.Diagnostics;

namespace UnionPortal.Installation;

/// <summary>Runs programs of the machine and says what they said when they fail.</summary>
static class Programs
{
    public static string? Find(string name, params IEnumerable<string> folders) => folders
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        .Where(folder => folder.Length > 0)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
        .FirstOrDefault(File.Exists);

    public static async Task RunAsync(string program, IEnumerable<string> arguments, string? folder = null, bool quiet = true, IReadOnlyDictionary<string, string>? environment = null, CancellationToken ct = default)
    {
        // pg_ctl hands its output on to the server it starts: a redirected one would never end.
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder ?? "", RedirectStandardOutput = quiet, RedirectStandardError = quiet };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new CommandRefusal($"{program} did not start.");
        var said = quiet ? await Task.WhenAll(process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct)) : [];
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
            throw new CommandRefusal($"{Path.GetFileName(program)} ended with {process.ExitCode}. {string.Concat(said).Trim()}");
    }
}
