namespace UnionPortal.Tenancy;

/// <summary>
/// Who stands in a federation's rows for a moment, wherever in this process: reads a page, saves a form. Work that takes long gives way to them,
/// so that one federation's import is not felt in another. Whoever stays for such work, or comes without anybody waiting, does not count.
/// </summary>
sealed class Visits
{
    readonly Lock turn = new();
    int inside;
    TaskCompletionSource? emptied;

    public static Visits Here { get; } = new();

    public bool IsAnyoneInside => Volatile.Read(ref inside) > 0;

    /// <summary>Counts until it is disposed, once or more often.</summary>
    public IDisposable Enter()
    {
        Interlocked.Increment(ref inside);
        return new Visit(this);
    }

    /// <summary>Is done when nobody is inside any more; at once where nobody is.</summary>
    public Task WhenEmptyAsync()
    {
        lock (turn)
        {
            if (!IsAnyoneInside) return Task.CompletedTask;
            return (emptied ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    void Leave()
    {
        if (Interlocked.Decrement(ref inside) > 0) return;
        lock (turn)
        {
            emptied?.SetResult();
            emptied = null;
        }
    }

    sealed class Visit(Visits visits) : IDisposable
    {
        int hasLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref hasLeft, 1) == 0) visits.Leave();
        }
    }
}
