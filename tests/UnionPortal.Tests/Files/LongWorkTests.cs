using UnionPortal.Files;

namespace UnionPortal.Tests.Files;

public sealed class LongWorkTests
{
    readonly Hours clock = new();

    [Fact]
    public async Task Two_that_work_long_take_turns_and_one_alone_never_waits()
    {
        using var seats = new SemaphoreSlim(1);
        using var import = new LongWork(seats, clock);
        using var export = new LongWork(seats, clock);
        clock.Now += 1_000;
        await import.RestAsync();
        var waits = export.RestAsync();
        Assert.False(waits.IsCompleted);

        clock.Now += 1_000;
        var comesBack = import.RestAsync();
        await waits;
        Assert.False(comesBack.IsCompleted);

        export.Dispose();
        await comesBack;
        clock.Now += 1_000;
        Assert.True(import.RestAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public void What_is_done_within_a_moment_does_not_wait_for_whoever_works_long()
    {
        using var seats = new SemaphoreSlim(0);
        using var export = new LongWork(seats, clock);
        clock.Now += 40;
        Assert.True(export.RestAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task What_keeps_the_database_at_work_waits_for_its_turn_at_once_and_gives_it_back()
    {
        using var seats = new SemaphoreSlim(1);
        using var import = new LongWork(seats, clock);
        using var export = new LongWork(seats, clock);
        await import.TakeTurnAsync();

        var waits = export.TakeTurnAsync();
        Assert.False(waits.IsCompleted);
        import.Dispose();
        await waits;

        Assert.Equal(0, seats.CurrentCount);
        export.Dispose();
        export.Dispose();
        Assert.Equal(1, seats.CurrentCount);
    }

    /// <summary>Counts milliseconds that a test sets.</summary>
    sealed class Hours : TimeProvider
    {
        public long Now { get; set; }
        public override long TimestampFrequency => 1_000;

        public override long GetTimestamp() => Now;
    }
}
