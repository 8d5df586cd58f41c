using UnionPortal.Installation;

namespace UnionPortal.Benchmarks.Harness;

/// <summary>The published portal as a process of its own, with a PostgreSQL and a data folder of its own.</summary>
public static class PublishedPortal
{
    public static async Task<RunningProgram> StartAsync(Bench bench, string data) => await RunningProgram.StartAsync(await PublishAsync(bench), "/sign-in", $"--DataFolder='{data}'");

    static async Task<string> PublishAsync(Bench bench)
    {
        var folder = Path.Combine(bench.Folder, "portal");
        var program = Path.Combine(folder, "UnionPortal.dll");
        // Built it is already, with this program; a build server left behind would hold on to the pipe for its words.
        if (!File.Exists(program)) await Programs.RunAsync("dotnet", ["publish", Path.Combine(Bench.Repository, "src", "UnionPortal"), "-c", "Release", "-o", folder, "--nologo", "--no-build", "-nodeReuse:false"]);
        return program;
    }
}
