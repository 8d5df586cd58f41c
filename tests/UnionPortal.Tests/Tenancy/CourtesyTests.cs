using UnionPortal.Tenancy;

namespace UnionPortal.Tests.Tenancy;

public sealed class CourtesyTests
{
    readonly Visits visits = new();
    readonly Stopped clock = new();

    [Fact]
    public async Task Work_of_many_rows_waits_until_nobody_is_at_a_page()
    {
        var courtesy = new Courtesy(visits, clock);
        Assert.True(courtesy.GiveWayAsync().IsCompletedSuccessfully);

        clock.Now = 7;
        var (page, form) = (visits.Enter(), visits.Enter());
        var waits = courtesy.GiveWayAsync();
        page.Dispose();
        page.Dispose();
        Assert.False(waits.IsCompleted);

        form.Dispose();
        await waits;
        Assert.True(courtesy.GiveWayAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task It_waits_no_longer_than_it_has_worked_and_twenty_milliseconds_at_the_most()
    {
        var courtesy = new Courtesy(visits, clock);
        using var page = visits.Enter();
        clock.Now = 7;
        await WaitsAsync(7);
        clock.Now = 500;
        await WaitsAsync(20);

        async Task WaitsAsync(int milliseconds)
        {
            var waits = courtesy.GiveWayAsync();
            Assert.False(waits.IsCompleted);
            Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), clock.Due);
            clock.Ring!();
            await waits;
        }
    }

    [Fact]
    public void It_does_not_wait_for_what_is_not_worth_a_timer()
    {
        using var page = visits.Enter();
        var fine = new Stopped(ticksPerSecond: 10_000);
        var courtesy = new Courtesy(visits, fine);
        fine.Now = 9;
        Assert.True(courtesy.GiveWayAsync().IsCompletedSuccessfully);
        fine.Now = 10;
        Assert.False(courtesy.GiveWayAsync().IsCompleted);
    }

    /// <summary>Stands still, and rings when a test says so.</summary>
    sealed class Stopped(long ticksPerSecond = 1_000) : TimeProvider
    {
        public long Now { get; set; }
        public TimeSpan? Due { get; private set; }
        public Action? Ring { get; private set; }
        public override long TimestampFrequency => ticksPerSecond;

        public override long GetTimestamp() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (Due, Ring) = (dueTime, () => callback(state));
            return new Bell();
        }

        sealed class Bell : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
                // Nothing rings by itself.
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
