using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UnionPortal.Tenancy;

namespace UnionPortal.Tests.Harness;

/// <summary>The program itself, serving on a port of its own within the tests' process: nothing is replaced, so what holds here holds outside.</summary>
public sealed class RunningPortal : IAsyncDisposable
{
    static readonly AsyncLocal<TaskCompletionSource<IHost>?> Awaited = new();
    static readonly IDisposable Watching = DiagnosticListener.AllListeners.Subscribe(new Hosts());

    readonly IHost host;
    readonly Thread thread;

    RunningPortal(IHost host, Thread thread, Uri address) => (this.host, this.thread, Address) = (host, thread, address);

    public Uri Address { get; }

    /// <summary>The running program's own services, for asking what it serves.</summary>
    public IServiceProvider Services => host.Services;

    /// <summary>Starts it as an operator would on a database that stands: no owner's login, so it does not migrate.</summary>
    public static async Task<RunningPortal> StartAsync(Databases databases, string dataFolder)
    {
        ArgumentNullException.ThrowIfNull(Watching);
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        string[] args =
        [
            $"--urls={address}", $"--ConnectionStrings:Portal={databases.Portal}", $"--ConnectionStrings:Worker={databases.Worker}", $"--DataFolder={dataFolder}",
            "--environment=Production", $"--applicationName={typeof(Gate).Assembly.GetName().Name}", $"--contentRoot={AppContext.BaseDirectory}", "--Serilog:MinimumLevel:Default=Warning",
            // One address visits every page as everybody; forms stay limited, and each visitor comes from an address of its own.
            "--RateLimits:PagesAMinute=1000000",
        ];
        var built = new TaskCompletionSource<IHost>(TaskCreationOptions.RunContinuationsAsynchronously);
        var serving = new Thread(() =>
        {
            Awaited.Value = built;
            var code = typeof(Gate).Assembly.EntryPoint!.Invoke(null, [args]);
            built.TrySetException(new InvalidOperationException($"The program ended with {code} before it served."));
        }) { IsBackground = true, Name = "the portal" };
        serving.Start();
        var portal = new RunningPortal(await built.Task, serving, address);
        using var client = new HttpClient { BaseAddress = address };
        await Waiting.UntilAsync(async () => (await client.GetAsync("/health/ready")).IsSuccessStatusCode);
        return portal;
    }

    public async ValueTask DisposeAsync()
    {
        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await Task.Run(() => thread.Join(TimeSpan.FromSeconds(30)));
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The framework announces every host it builds; the async local tells ours from one of a test beside it.
    sealed class Hosts : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener listener)
        {
            if (listener.Name == "Microsoft.Extensions.Hosting") listener.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> told)
        {
            if (told is { Key: "HostBuilt", Value: IHost host }) Awaited.Value?.TrySetResult(host);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}

/// <summary>Waiting for something to come true, a bounded time.</summary>
public static class Waiting
{
    /// <summary>Asks every tenth of a second, at most a minute. What throws counts as not yet.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isTrue)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        Exception? last = null;
        for (var tries = 0; tries < 600; tries++)
        {
            try
            {
                if (await isTrue()) return;
            }
            catch (Exception notYet) when (notYet is not Xunit.Sdk.IAssertionException)
            {
                last = notYet;
            }

            await pace.WaitForNextTickAsync();
        }

        throw new TimeoutException("It did not come true within a minute.", last);
    }
}
