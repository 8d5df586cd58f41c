using UnionPortal.Tenancy;

namespace UnionPortal.Files;

/// <summary>
/// A list of many thousand rows that is brought in or taken home. All such work of a machine takes turns on all its cores but one, so that two at once
/// slow the people at their pages no more than one does. What is done within a moment never waits; a turn that does not come is not waited for for long.
/// </summary>
sealed class LongWork : IDisposable
{
    /// <summary>So long one works without having waited for a turn.</summary>
    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    /// <summary>So long one works before others have their turn.</summary>
    static readonly TimeSpan Quantum = TimeSpan.FromMilliseconds(300);

    /// <summary>Whoever holds a turn may be waiting for a slow line.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    static readonly SemaphoreSlim Seats = new(Math.Max(1, Environment.ProcessorCount - 1));

    readonly SemaphoreSlim seats;
    readonly TimeProvider clock;
    TimeSpan span = Moment;
    long since;
    bool isSeated;

    internal LongWork(SemaphoreSlim seats, TimeProvider clock) => (this.seats, this.clock, since) = (seats, clock, clock.GetTimestamp());

    public static LongWork Begin() => new(Seats, TimeProvider.System);

    /// <summary>The same rows, with a rest among them where others wait or are at a page.</summary>
    public static async IAsyncEnumerable<object?[]> PacedAsync(IAsyncEnumerable<object?[]> rows)
    {
        using var work = Begin();
        var courtesy = Courtesy.Begin();
        await foreach (var row in rows)
        {
            yield return row;
            await courtesy.GiveWayAsync();
            await work.RestAsync();
        }
    }

    /// <summary>Called now and then amid the work: lets others have their turn, and comes back when it is one's own again.</summary>
    public async Task RestAsync(CancellationToken ct = default)
    {
        if (clock.GetElapsedTime(since) >= span) await TakeTurnAsync(ct);
    }

    /// <summary>Called before what keeps the database at work in one piece: waits for a turn now.</summary>
    public async Task TakeTurnAsync(CancellationToken ct = default)
    {
        Stand();
        isSeated = await seats.WaitAsync(Patience, ct);
        (span, since) = (Quantum, clock.GetTimestamp());
    }

    public void Dispose() => Stand();

    void Stand()
    {
        if (isSeated) seats.Release();
        isSeated = false;
    }
}
