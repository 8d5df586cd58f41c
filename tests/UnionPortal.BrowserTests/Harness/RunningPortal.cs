using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using UnionPortal.Tenancy;

namespace UnionPortal.BrowserTests.Harness;

/// <summary>The real portal as a process of its own, on one port for its whole life, so that a test may kill it and start it again.</summary>
public sealed class RunningPortal : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly Databases databases;
    readonly string folder;
    readonly bool isDemonstration;
    readonly int port = FreePort();
    Process? process;

    public RunningPortal(Databases databases, string folder, bool isDemonstration = false)
    {
        (this.databases, this.folder, this.isDemonstration) = (databases, folder, isDemonstration);
        Address = $"http://127.0.0.1:{port}";
    }

    public string Address { get; }

    /// <summary>Starts the portal and waits until it serves.</summary>
    public async Task StartAsync()
    {
        var said = new Said();
        process = Process.Start(Ready("--urls", Address)) ?? throw new InvalidOperationException("dotnet did not start.");
        var serves = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => serves.TrySetException(new InvalidOperationException($"The portal ended before it served. {said}"));
        process.OutputDataReceived += (_, line) =>
        {
            said.Add(line.Data);
            if (line.Data?.Contains("Now listening on", StringComparison.Ordinal) is true) serves.TrySetResult();
        };
        process.ErrorDataReceived += (_, line) => said.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await serves.Task.WaitAsync(Patience);
        using var http = new HttpClient();
        (await http.GetAsync(new Uri(Address + "/health/ready"))).EnsureSuccessStatusCode();
    }

    /// <summary>Ends the portal as a power cut would.</summary>
    public void Kill()
    {
        process?.Kill(entireProcessTree: true);
        process?.WaitForExit();
        process?.Dispose();
        process = null;
    }

    /// <summary>Runs one of the program's own commands beside the serving portal, and answers with what it said.</summary>
    public async Task<string> CommandAsync(params string[] words)
    {
        using var command = Process.Start(Ready(words)) ?? throw new InvalidOperationException("dotnet did not start.");
        var output = await Task.WhenAll(command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync();
        return command.ExitCode == 0 ? output[0] : throw new InvalidOperationException(string.Concat(output));
    }

    public void Dispose() => Kill();

    ProcessStartInfo Ready(params string[] words) => new("dotnet", [Path.Combine(AppContext.BaseDirectory, "UnionPortal.dll"), .. words])
    {
        WorkingDirectory = AppContext.BaseDirectory,
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        Environment =
        {
            // In Development the manifest beside the program says where its static files are.
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Demonstration"] = isDemonstration.ToString(),
            ["DataFolder"] = folder,
            ["ConnectionStrings__Portal"] = databases.Portal,
            ["ConnectionStrings__Worker"] = databases.Worker,
            ["ConnectionStrings__Owner"] = databases.Owner,
            ["ConnectionStrings__Admin"] = databases.Admin,
        },
    };

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The first lines of what a program said, for the sentence that tells why it ended.</summary>
    sealed class Said
    {
        const int Limit = 4000;
        readonly StringBuilder words = new();

        public void Add(string? line)
        {
            lock (words) if (line is not null && words.Length < Limit) words.AppendLine(line);
        }

        public override string ToString()
        {
            lock (words) return words.ToString();
        }
    }
}
