using UnionPortal.Installation;

namespace UnionPortal.Benchmarks.Harness;

/// <summary>The portal as a process of its own, with a PostgreSQL and a data folder of its own.</summary>
public static class Portal
{
    const string FirstPage = "/sign-in";

    public static async Task<RunningProgram> StartAsync(Bench bench, string data) => await StartAsync("dotnet UnionPortal.dll", await PublishAsync(bench), data);

    /// <summary>As the README says, where the solution has been built.</summary>
    public static Task<RunningProgram> RunAsync(string data) => StartAsync("dotnet run -c Release --project src/UnionPortal --", Bench.Repository, data);

    static Task<RunningProgram> StartAsync(string command, string at, string data) => RunningProgram.StartAsync(command, at, FirstPage, $"--DataFolder='{data}'");

    static async Task<string> PublishAsync(Bench bench)
    {
        var folder = Path.Combine(bench.Folder, "portal");
        // Built it is already, with this program; a build server left behind would hold on to the pipe for its words.
        if (!Directory.Exists(folder)) await Programs.RunAsync("dotnet", ["publish", Path.Combine(Bench.Repository, "src", "UnionPortal"), "-c", "Release", "-o", folder, "--nologo", "--no-build", "-nodeReuse:false"]);
        return folder;
    }
}
