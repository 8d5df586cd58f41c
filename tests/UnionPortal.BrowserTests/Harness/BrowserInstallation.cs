using Microsoft.Playwright;
using UnionPortal.Installation;

[assembly: AssemblyFixture(typeof(UnionPortal.BrowserTests.Harness.BrowserInstallation))]

namespace UnionPortal.BrowserTests.Harness;

/// <summary>One PostgreSQL and one Chromium for the whole run, and two portals: an empty one where the story begins, and a demonstration to look around in.</summary>
public sealed class BrowserInstallation : IAsyncLifetime
{
    static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    // There is no graphics card to speak to, and a process for each of some hundred pages is dearer than the page.
    static readonly string[] Thrifty = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-software-rasterizer", "--renderer-process-limit=2"];

    readonly string folder = Path.Combine(Path.GetTempPath(), "union-portal-browser-tests", Guid.NewGuid().ToString("N"));
    OwnCluster? cluster;
    IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Nobody and nothing is in it yet.</summary>
    public RunningPortal Empty { get; private set; } = null!;

    /// <summary>A municipality with two years of life and an account for every role.</summary>
    public RunningPortal Demonstration { get; private set; } = null!;

    /// <summary>Where things of the demonstration are.</summary>
    public Directions Directions { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var program = Browsers.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("Install Debian's chromium and fonts-noto-cjk.");
        OpenForServer(Path.GetDirectoryName(folder)!);
        OpenForServer(folder);
        cluster = await OwnCluster.StartAsync(Path.Combine(folder, "postgres"), isThrowaway: true);
        Empty = new(cluster.DatabasesNamed("story"), Path.Combine(folder, "story"));
        Demonstration = new(cluster.DatabasesNamed("demonstration"), Path.Combine(folder, "demonstration"), isDemonstration: true);
        await Task.WhenAll(Empty.StartAsync(), LaunchAsync(program));
        await Demonstration.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        Empty?.Dispose();
        Demonstration?.Dispose();
        if (cluster is not null) await cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    async Task LaunchAsync(string program)
    {
        Assertions.SetDefaultExpectTimeout(15_000);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Thrifty, Env = Chinese() });
    }

    // Dates in the browser's own inputs follow the machine's language, not the page's.
    static Dictionary<string, string> Chinese()
    {
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
        environment["LANGUAGE"] = "zh_CN";
        return environment;
    }

    // The server runs as a user of its own and must be able to walk down to its folder.
    static void OpenForServer(string path)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
    }
}
