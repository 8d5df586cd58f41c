namespace UnionPortal.Tenancy;

/// <summary>
/// Work of many rows lets whoever is at a page go first. It waits no longer than it has worked since it last gave way, so that it goes on, at half its speed,
/// however many are at their pages; and twenty milliseconds at the most, for a page takes three.
/// </summary>
sealed class Courtesy
{
    /// <summary>A shorter wait is not worth its timer.</summary>
    static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(20);

    readonly Visits visits;
    readonly TimeProvider clock;
    long gaveWay;

    internal Courtesy(Visits visits, TimeProvider clock) => (this.visits, this.clock, gaveWay) = (visits, clock, clock.GetTimestamp());

    public static Courtesy Begin() => new(Visits.Here, TimeProvider.System);

    /// <summary>For whoever came in for such work: from now on nobody gives way to them.</summary>
    public static Courtesy Begin(FederationDb db)
    {
        db.Linger();
        return Begin();
    }

    /// <summary>Called after each row, and before a piece of work for the database.</summary>
    public Task GiveWayAsync()
    {
        if (!visits.IsAnyoneInside) return Task.CompletedTask;
        var worked = clock.GetElapsedTime(gaveWay);
        return worked < Shortest ? Task.CompletedTask : WaitAsync(worked < Longest ? worked : Longest);
    }

    async Task WaitAsync(TimeSpan most)
    {
        await visits.WhenEmptyAsync().WaitAsync(most, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        gaveWay = clock.GetTimestamp();
    }
}
