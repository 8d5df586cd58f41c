using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using UnionPortal.Installation;

namespace UnionPortal.Benchmarks.Harness;

/// <summary>A web program as a process of its own, listening on this machine alone.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    RunningProgram(Process process, Uri address, TimeSpan took) => (Process, Address, Took) = (process, address, took);

    public Process Process { get; }

    public Uri Address { get; }

    /// <summary>From the process to the first page.</summary>
    public TimeSpan Took { get; }

    /// <summary>Starts it and waits for its first page.</summary>
    /// <param name="command">What is typed at a terminal, up to the program's own options.</param>
    /// <param name="at">The folder it is typed in.</param>
    /// <param name="firstPage">The page that tells that it serves.</param>
    /// <param name="options">What it is told beside the address.</param>
    public static async Task<RunningProgram> StartAsync(string command, string at, string firstPage, string options)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        // Of its words nobody is waiting for, and a full pipe would stop it: they go to its own log.
        // A session of its own, so that what the command starts ends with it.
        var start = new ProcessStartInfo("sh", ["-c", $"exec setsid {command} --urls={address} {options} >/dev/null 2>&1"]) { WorkingDirectory = at };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        using var client = new HttpClient { BaseAddress = address };
        while (!await ServesAsync(client, firstPage))
        {
            if (process.HasExited) throw new InvalidOperationException($"The program ended with {process.ExitCode}.");
            if (Stopwatch.GetElapsedTime(began) > Patience) throw new TimeoutException("The program does not serve.");
            await Task.Delay(50);
        }

        return new(process, address, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>What it holds in memory, in bytes, garbage included.</summary>
    public long Memory
    {
        get
        {
            Process.Refresh();
            return Process.WorkingSet64;
        }
    }

    /// <summary>How long it has kept a core busy.</summary>
    public TimeSpan Busy
    {
        get
        {
            Process.Refresh();
            return Process.TotalProcessorTime;
        }
    }

    /// <summary>As from a terminal, so that the portal stops its PostgreSQL.</summary>
    public async ValueTask DisposeAsync()
    {
        await Programs.RunAsync("kill", ["-TERM", "--", $"-{Process.Id.ToString(CultureInfo.InvariantCulture)}"]);
        await Process.WaitForExitAsync();
        Process.Dispose();
    }

    static async Task<bool> ServesAsync(HttpClient client, string page)
    {
        try
        {
            using var answer = await client.GetAsync(page);
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
