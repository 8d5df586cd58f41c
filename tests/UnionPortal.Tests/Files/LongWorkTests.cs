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
        clock.Now += 100;
        Assert.True(export.RestAsync().IsCompletedSuccessfully);
    }

    /// <summary>Counts milliseconds that a test sets.</summary>
    sealed class Hours : TimeProvider
    {
        public long Now { get; set; }
        public override long TimestampFrequency => 1_000;

        public override long GetTimestamp() => Now;
    }
}
