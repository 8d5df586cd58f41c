using System.Collections.Concurrent;

namespace UnionPortal.BrowserTests.Harness;

/// <summary>Where things of the demonstration are, by the template of the page that shows one: asked by whoever goes round first, known to all who go round after.</summary>
public sealed class Directions
{
    readonly ConcurrentDictionary<string, Lazy<Task<Dictionary<string, string>>>> found = [];

    /// <summary>What this person was shown.</summary>
    /// <param name="ask">Looks around as this person; not called where somebody has.</param>
    public Task<Dictionary<string, string>> OnceAsync(string person, Func<Task<Dictionary<string, string>>> ask) =>
        found.GetOrAdd(person, _ => new(ask)).Value;
}
