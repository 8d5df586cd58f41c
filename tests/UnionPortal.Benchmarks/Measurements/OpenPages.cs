using UnionPortal.Benchmarks.Circuits;
using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Municipality;

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>Memory and processor of pages held open: the list of unions, by the published portal with its demonstration.</summary>
public sealed class OpenPages(int circuits) : IMeasurement
{
    const string Page = "/liuhe/unions";
    const int WarmUps = 20;
    const int AtOnce = 4;

    static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Watched = TimeSpan.FromSeconds(15);

    public string Name => "pages";

    public bool NeedsCity => false;

    public async Task RunAsync(Bench bench, City city, Sheet sheet)
    {
        await using var portal = await PublishedPortal.StartAsync(bench, Bench.OpenForServer(Path.Combine(bench.Folder, "cold")));
        var cookies = await SignIn.AsAsync(portal.Address, "admin");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = portal.Address };
        var open = new List<Circuit>();
        var alone = await WatchAsync(portal);
        try
        {
            // These stay open: what the first pages cost is the program's own warming up.
            await OpenAsync(WarmUps);
            var memory = await LookAsync(portal);
            await OpenAsync(circuits);
            var memoryThen = await LookAsync(portal);
            if (open.Exists(circuit => circuit.Batches == 0)) throw new InvalidOperationException("A page was never drawn.");
            var watched = await WatchAsync(portal);
            sheet.Plain($"memory of an open page, of {circuits}", Sheet.Text($"{(memoryThen - memory) / 1024.0 / circuits:0} KB (process {memory / 1048576.0:0} MB → {memoryThen / 1048576.0:0} MB)"));
            sheet.Plain($"processor of {WarmUps + circuits} open pages nobody touches", Sheet.Text($"{watched * 100:0.0} % of one core"), floor: Sheet.Text($"no page open: {alone * 100:0.0} %"));
            sheet.Note($"Pages are opened by a small client of ours that speaks Blazor's own protocol: it signs in, reads {Page} of the demonstration over HTTP, starts its circuit over a web socket and acknowledges every batch. Memory is what the process holds (resident, garbage included) beyond {WarmUps} pages opened before. It renders nothing, types nothing and answers every call into the page with null.");
        }
        finally
        {
            foreach (var circuit in open) await circuit.DisposeAsync();
        }

        async Task OpenAsync(int count)
        {
            foreach (var few in Enumerable.Range(0, count).Chunk(AtOnce)) open.AddRange(await Task.WhenAll(few.Select(_ => Circuit.OpenAsync(client, cookies, Page))));
        }
    }

    static async Task<long> LookAsync(PublishedPortal portal)
    {
        await Task.Delay(Settling);
        portal.Process.Refresh();
        return portal.Process.WorkingSet64;
    }

    /// <summary>Which part of a core is busy.</summary>
    static async Task<double> WatchAsync(PublishedPortal portal)
    {
        await Task.Delay(Settling);
        portal.Process.Refresh();
        var before = portal.Process.TotalProcessorTime;
        await Task.Delay(Watched);
        portal.Process.Refresh();
        return (portal.Process.TotalProcessorTime - before) / Watched;
    }
}
