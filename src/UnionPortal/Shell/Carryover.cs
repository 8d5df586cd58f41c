using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace UnionPortal.Shell;

/// <summary>
/// What the first answer to a browser has read, carried over to the circuit that takes the page on: nothing is read twice,
/// and nobody sees a page, a skeleton and the same page again. Travels encrypted inside the document.
/// </summary>
public sealed class Carryover(PersistentComponentState state, NavigationManager navigation, ILogger<Carryover> log) : IDisposable
{
    /// <summary>In bytes of JSON. What is larger is cheaper to read again than to send over a phone's line and back.</summary>
    public const int SizeLimit = 24 * 1024;

    // Tuples are fields, and left out by default: a page would come back with empty ones and not notice.
    internal static readonly JsonSerializerOptions Way = new() { IncludeFields = true };

    readonly Dictionary<string, byte[]> read = [];
    PersistingComponentStateSubscription? persisting;

    /// <summary>The value read for the first answer at this address, once; otherwise reads it.</summary>
    /// <param name="isInteractive">Whether the asking component lives in a circuit already.</param>
    public async Task<T> OnceAsync<T>(bool isInteractive, Func<Task<T>> ask) where T : class
    {
        var key = $"{typeof(T)} {navigation.Uri}";
        if (isInteractive) return Taken<T>(key) ?? await ask();
        var value = await ask();
        Keep(key, JsonSerializer.SerializeToUtf8Bytes(value, Way));
        return value;
    }

    public void Dispose() => persisting?.Dispose();

    void Keep(string key, byte[] json)
    {
        if (json.Length > SizeLimit) return;
        read[key] = json;
        persisting ??= state.RegisterOnPersisting(
            () =>
            {
                foreach (var (name, bytes) in read) state.PersistAsJson(name, bytes);
                return Task.CompletedTask;
            },
            RenderMode.InteractiveServer);
    }

    T? Taken<T>(string key) where T : class
    {
        try
        {
            return state.TryTakeFromJson<byte[]>(key, out var json) && json is not null ? JsonSerializer.Deserialize<T>(json, Way) : null;
        }
        catch (JsonException unreadable)
        {
            log.LogWarning(unreadable, "{Type} does not survive the way into a circuit; its page reads twice", typeof(T).Name);
            return null;
        }
    }
}
