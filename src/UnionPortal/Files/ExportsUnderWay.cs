using System.Collections.Concurrent;

namespace UnionPortal.Files;

/// <summary>
/// How far the files are that people took home a moment ago. The page that offers a file gives it a token of its own, the answer counts its rows
/// under it, and the page asks. Kept in this process for some minutes: where page and answer meet different ones, the file comes all the same.
/// </summary>
public sealed class ExportsUnderWay(TimeProvider clock)
{
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    readonly ConcurrentDictionary<Guid, Export> known = [];

    /// <summary>One file on its way.</summary>
    /// <param name="Of">Rows there will be.</param>
    /// <param name="BegunAt">Since when it is under way.</param>
    public sealed record Export(RowTotal Of, DateTimeOffset BegunAt)
    {
        volatile int rows;

        public int Total => Of.Rows;

        /// <summary>Rows written so far.</summary>
        public int Rows => rows;
        public bool IsDone { get; private set; }

        /// <summary>Why it was not finished, where somebody said so.</summary>
        public string? Refused { get; init; }
        public bool HasFailed { get; private set; }

        public void Count() => rows++;

        public void End(bool isWhole) => (IsDone, HasFailed) = (isWhole, !isWhole);
    }

    public Export? Find(Guid token) => known.GetValueOrDefault(token);

    /// <summary>The file whose address carries this token is under way; none is counted where it carries none.</summary>
    public Export Begin(string? token, RowTotal total, string? refused = null)
    {
        var export = new Export(total, clock.GetUtcNow()) { Refused = refused };
        foreach (var old in known.Where(each => each.Value.BegunAt < clock.GetUtcNow() - Kept)) known.TryRemove(old);
        if (Guid.TryParse(token, out var id)) known[id] = export;
        return export;
    }

    /// <summary>The same rows, counted as they go out.</summary>
    public static async IAsyncEnumerable<object?[]> Counted(IAsyncEnumerable<object?[]> rows, Export export)
    {
        var isWhole = false;
        try
        {
            await foreach (var row in rows)
            {
                export.Count();
                yield return row;
            }

            isWhole = true;
        }
        finally
        {
            export.End(isWhole);
        }
    }
}
