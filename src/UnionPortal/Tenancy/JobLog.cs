using System.Collections.Concurrent;

namespace UnionPortal.Tenancy;

/// <summary>How the jobs of this process fare: when each was last done, when it last failed and of what. Kept in memory; the log file has the rest.</summary>
public static class JobLog
{
    static readonly ConcurrentDictionary<string, Entry> Jobs = new(StringComparer.Ordinal);

    /// <param name="Name">The job's type.</param>
    /// <param name="DoneAt">When it last ended well.</param>
    /// <param name="FailedAt">When it last failed.</param>
    /// <param name="Fault">Kind of the last fault, without its words: those may hold data.</param>
    public sealed record Entry(string Name, DateTimeOffset? DoneAt, DateTimeOffset? FailedAt, string? Fault)
    {
        public bool IsFailing => FailedAt is not null && !(DoneAt > FailedAt);
    }

    public static IReadOnlyList<Entry> All => [.. Jobs.Values.OrderBy(job => job.Name, StringComparer.Ordinal)];

    public static void Did(string job, DateTimeOffset at) => Jobs.AddOrUpdate(job, name => new(name, at, null, null), (_, known) => known with { DoneAt = at });

    public static void Failed(string job, DateTimeOffset at, Exception fault) =>
        Jobs.AddOrUpdate(job, name => new(name, null, at, fault.GetType().Name), (_, known) => known with { FailedAt = at, Fault = fault.GetType().Name });
}
