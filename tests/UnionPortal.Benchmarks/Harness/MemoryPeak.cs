namespace UnionPortal.Benchmarks.Harness;

/// <summary>Looks a hundred times a second how large the managed heap is.</summary>
public sealed class MemoryPeak
{
    readonly CancellationTokenSource done = new();
    readonly long before;
    readonly Task looking;
    long peak;

    MemoryPeak()
    {
        before = GC.GetTotalMemory(forceFullCollection: true);
        looking = Task.Run(LookAsync);
    }

    public static MemoryPeak Watch() => new();

    /// <summary>Bytes above what the heap held at first.</summary>
    public async Task<long> StopAsync()
    {
        await done.CancelAsync();
        await looking;
        done.Dispose();
        return Math.Max(0, peak - before);
    }

    async Task LookAsync()
    {
        while (!done.IsCancellationRequested)
        {
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
            await Task.Delay(10, done.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
