namespace UnionPortal.Tenancy;

/// <summary>
/// Work of many rows lets whoever is at a page go first. It waits no longer than it has worked since it last gave way, so that it goes on, at half its speed,
/// however many are at their pages; and twenty milliseconds at the most, for a page takes three.
/// </summary>
sealed class Courtesy
{
    /// <summary>So many rows are read or written within a millisecond or two.</summary>
    const int Few = 32;

    static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(20);

    readonly Visits visits;
    readonly TimeProvider clock;
    long gaveWay;
    int rows;

    internal Courtesy(Visits visits, TimeProvider clock) => (this.visits, this.clock, gaveWay) = (visits, clock, clock.GetTimestamp());

    public static Courtesy Begin() => new(Visits.Here, TimeProvider.System);

    /// <summary>For whoever came in for such work: from now on nobody gives way to them.</summary>
    public static Courtesy Begin(FederationDb db)
    {
        db.Linger();
        return Begin();
    }

    /// <summary>Called after each row; gives way after every few.</summary>
    public Task RowAsync() => ++rows % Few == 0 ? GiveWayAsync() : Task.CompletedTask;

    /// <summary>Called before a piece of work for the database.</summary>
    public Task GiveWayAsync() => visits.IsAnyoneInside ? WaitAsync() : Task.CompletedTask;

    async Task WaitAsync()
    {
        var worked = clock.GetElapsedTime(gaveWay);
        await visits.WhenEmptyAsync().WaitAsync(worked < Longest ? worked : Longest, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        gaveWay = clock.GetTimestamp();
    }
}
