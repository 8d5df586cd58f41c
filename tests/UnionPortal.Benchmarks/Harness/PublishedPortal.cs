using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using UnionPortal.Installation;

namespace UnionPortal.Benchmarks.Harness;

/// <summary>The published program as a process of its own, with a PostgreSQL and a data folder of its own.</summary>
public sealed class PublishedPortal : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    PublishedPortal(Process process, Uri address, TimeSpan took) => (Process, Address, Took) = (process, address, took);

    public Process Process { get; }

    public Uri Address { get; }

    /// <summary>From the process to the first page.</summary>
    public TimeSpan Took { get; }

    public static async Task<PublishedPortal> StartAsync(Bench bench, string data)
    {
        var program = await PublishAsync(bench);
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        // Of its words nobody is waiting for, and a full pipe would stop it: they go to its own log.
        var start = new ProcessStartInfo("sh", ["-c", $"exec dotnet '{program}' --urls={address} --DataFolder='{data}' >/dev/null 2>&1"]) { WorkingDirectory = Path.GetDirectoryName(program)! };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        using var client = new HttpClient { BaseAddress = address };
        while (!await ServesAsync(client))
        {
            if (process.HasExited) throw new InvalidOperationException($"The portal ended with {process.ExitCode}.");
            if (Stopwatch.GetElapsedTime(began) > Patience) throw new TimeoutException("The portal does not serve.");
            await Task.Delay(50);
        }

        return new(process, address, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>As from a terminal, so that it stops its PostgreSQL.</summary>
    public async ValueTask DisposeAsync()
    {
        await Programs.RunAsync("kill", ["-TERM", Process.Id.ToString(CultureInfo.InvariantCulture)]);
        await Process.WaitForExitAsync();
        Process.Dispose();
    }

    static async Task<string> PublishAsync(Bench bench)
    {
        var folder = Path.Combine(bench.Folder, "portal");
        var program = Path.Combine(folder, "UnionPortal.dll");
        // Built it is already, with this program; a build server left behind would hold on to the pipe for its words.
        if (!File.Exists(program)) await Programs.RunAsync("dotnet", ["publish", Path.Combine(Bench.Repository, "src", "UnionPortal"), "-c", "Release", "-o", folder, "--nologo", "--no-build", "-nodeReuse:false"]);
        return program;
    }

    static async Task<bool> ServesAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/sign-in");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
