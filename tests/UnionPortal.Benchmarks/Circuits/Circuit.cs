using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace UnionPortal.Benchmarks.Circuits;

/// <summary>One page held open as a browser holds it: its components live on the server, every batch is acknowledged, every call into the page is answered with nothing.</summary>
sealed partial class Circuit : IAsyncDisposable
{
    static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A page has settled when so many glances in a row show nothing new.</summary>
    const int Stillness = 4;
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    readonly ClientWebSocket socket = new();
    readonly SemaphoreSlim sending = new(1);
    readonly CancellationTokenSource leaving = new();
    readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Uri? origin;
    Exception? broken;
    Task listening = Task.CompletedTask;
    Task pinging = Task.CompletedTask;

    Circuit(CookieContainer cookies) => socket.Options.Cookies = cookies;

    /// <summary>Batches the page was sent.</summary>
    public int Batches { get; private set; }

    /// <summary>Reads the page over HTTP, then opens its circuit and waits until its components are there.</summary>
    public static async Task<Circuit> OpenAsync(HttpClient client, CookieContainer cookies, string path)
    {
        var html = await client.GetStringAsync(path);
        var markers = Marker().Matches(html).Select(marker => JsonNode.Parse(marker.Groups["json"].Value)!).Where(marker => (string?)marker["type"] == "server").ToList();
        if (markers.Count == 0) throw new InvalidOperationException($"{path} has nothing to open a circuit for.");
        var state = State().Match(html) is { Success: true } kept ? kept.Groups["state"].Value : "";
        var operations = new JsonArray([.. markers.Select((marker, at) => (JsonNode)new JsonObject { ["type"] = "add", ["ssrComponentId"] = at + 1, ["marker"] = marker })]);

        var circuit = new Circuit(cookies);
        circuit.origin = client.BaseAddress;
        await circuit.ConnectAsync(client.BaseAddress!);
        await circuit.SendAsync(BlazorPack.Call("0", "StartCircuit", client.BaseAddress!.ToString(), new Uri(client.BaseAddress, path).ToString(), "[]", state));
        await circuit.started.Task.WaitAsync(Patience);
        await circuit.SendAsync(BlazorPack.Call(null, "UpdateRootComponents", new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString(), state));
        await circuit.shown.Task.WaitAsync(Patience);
        return circuit;
    }

    /// <summary>Moves on to another address of the program, as a click on a link does, and waits until what it shows has settled.</summary>
    public async Task TurnToAsync(string path)
    {
        var before = Batches;
        await SendAsync(BlazorPack.Call(null, "OnLocationChanged", new Uri(origin!, path).ToString(), null, true));
        for (var (seen, still) = (before, 0); Batches == before || still < Stillness; still = Batches == seen ? still + 1 : 0)
        {
            seen = Batches;
            await Task.Delay(Glance, leaving.Token).WaitAsync(Patience);
            if (broken is { } fault) throw new InvalidOperationException("The circuit broke.", fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        socket.Abort();
        await Task.WhenAll(listening, pinging).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Dispose();
        sending.Dispose();
        leaving.Dispose();
    }

    async Task ConnectAsync(Uri portal)
    {
        await socket.ConnectAsync(new UriBuilder(portal) { Scheme = "ws", Path = "/_blazor" }.Uri, default);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Binary, endOfMessage: true, default);
        var answer = new byte[1024];
        var got = await socket.ReceiveAsync(answer, default);
        if (Encoding.UTF8.GetString(answer, 0, got.Count) is not "{}\u001e" and var refused) throw new InvalidOperationException(refused);
        listening = ListenAsync();
        pinging = PingAsync();
    }

    async Task ListenAsync()
    {
        try
        {
            var (buffer, held) = (new byte[64 * 1024], 0);
            while (!leaving.IsCancellationRequested)
            {
                if (held == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
                var got = await socket.ReceiveAsync(buffer.AsMemory(held), leaving.Token);
                if (got.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException("The portal closed the line.");
                held += got.Count;
                var messages = new List<object?[]>();
                var taken = BlazorPack.TakeMessages(buffer.AsSpan(0, held), messages);
                buffer.AsSpan(taken, held - taken).CopyTo(buffer);
                held -= taken;
                foreach (var message in messages) await HearAsync(message);
            }
        }
        catch (Exception end)
        {
            broken = end;
            started.TrySetException(end);
            shown.TrySetException(end);
        }
    }

    // [1, headers, id, target, arguments, streams] is a call into the page; [3, headers, id, kind, result] the answer to ours.
    async Task HearAsync(object?[] message)
    {
        if (message is [3L, _, "0", var kind, .. var result])
        {
            if (kind is 3L && result is [string]) started.TrySetResult();
            else throw new InvalidOperationException($"No circuit: {string.Join(' ', result)}");
        }

        if (message is not [1L, _, _, string target, object?[] values, ..]) return;
        switch (target)
        {
            case "JS.RenderBatch":
                Batches++;
                await SendAsync(BlazorPack.Call(null, "OnRenderCompleted", (long)values[0]!, null));
                break;
            case "JS.BeginInvokeJS":
                var call = (long)values[0]!;
                if (call != 0) await SendAsync(BlazorPack.Call(null, "EndInvokeJSFromDotNet", call, true, $"[{call},true,{(values[3] is 1L ? "{\"__jsObjectId\":1}" : "null")}]"));
                break;
            case "JS.EndUpdateRootComponents":
                shown.TrySetResult();
                break;
            case "JS.Error":
                throw new InvalidOperationException($"The circuit broke: {values[0]}");
        }
    }

    async Task PingAsync()
    {
        while (true)
        {
            await Task.Delay(PingEvery, leaving.Token);
            await SendAsync(BlazorPack.PingMessage);
        }
    }

    async Task SendAsync(byte[] message)
    {
        await sending.WaitAsync(leaving.Token);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, leaving.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    [GeneratedRegex(@"<!--Blazor:(?<json>\{""type"".*?\})-->", RegexOptions.Singleline)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.Singleline)]
    private static partial Regex State();
}
