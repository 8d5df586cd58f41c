using Npgsql;
using UnionPortal.Tenancy;

namespace UnionPortal.Figures;

/// <summary>
/// Counts again what was touched and publishes it to the federation and everyone above it, half a second after a save.
/// Several portals may run it at once; a database that goes away is waited for.
/// </summary>
public sealed class FigureWorker(WorkerDoor door, TimeProvider clock, ILogger<FigureWorker> log) : BackgroundService
{
    /// <summary>Figures reach so many months back; older rows count in the stocks of these.</summary>
    public const int MonthsKept = 120;

    /// <summary>Whatever happens, a federation is counted again after so long, and on every new day.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromHours(1);

    const int CountingLock = 7;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    readonly Dictionary<int, DateTimeOffset> lookedAt = [];
    int lastTaken;

    /// <summary>Takes one touched federation, if there is one that nobody else is counting.</summary>
    public async Task<bool> TakeTouchedAsync(int? only = null, CancellationToken ct = default)
    {
        await using var turn = await door.OpenAsync(ct);
        if (await PickAsync(turn, only, ct) is not { } federation) return false;
        lastTaken = federation;
        await RecountAsync(turn, federation, await DrainAsync(turn, federation, ct), ct);
        await turn.CommitAsync(ct);
        return true;
    }

    /// <summary>Counts a federation's running month again where that was last done too long ago or on an earlier day; so a new month gets its stocks without a touch.</summary>
    public async Task<bool> TakeDueAsync(int federation, CancellationToken ct = default)
    {
        await using var turn = await door.OpenAsync(ct);
        await using (var take = turn.Command("SELECT pg_try_advisory_xact_lock($1, $2)", CountingLock, federation))
            if (!(bool)(await take.ExecuteScalarAsync(ct))!) return false;
        await turn.StandInAsync(federation, ct);
        if (await turn.LastCountedAsync(federation, ct) is { } counted && !IsStale(counted)) return false;
        await RecountAsync(turn, federation, [], ct);
        await turn.CommitAsync(ct);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var troubled = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await TakeTouchedAsync(ct: stoppingToken) || await TakeNextDueAsync(stoppingToken))
                {
                }

                JobLog.Did(nameof(FigureWorker), clock.GetUtcNow());
                if (troubled) log.LogInformation("Figures are counted again");
                troubled = false;
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                JobLog.Failed(nameof(FigureWorker), clock.GetUtcNow(), fault);
                if (!troubled) log.LogWarning(fault, "Figures could not be counted; tried again until they can");
                troubled = true;
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<bool> TakeNextDueAsync(CancellationToken ct)
    {
        foreach (var federation in await FederationsAsync(ct))
        {
            if (lookedAt.TryGetValue(federation, out var at) && !IsStale(at)) continue;
            lookedAt[federation] = clock.GetUtcNow();
            if (await TakeDueAsync(federation, ct)) return true;
        }

        return false;
    }

    bool IsStale(DateTimeOffset counted) => counted.Day() != clock.Today() || clock.GetUtcNow() - counted > Freshness;

    async Task RecountAsync(WorkerTurn turn, int federation, List<Touched> touches, CancellationToken ct)
    {
        var today = clock.Today();
        await using var rows = await turn.RowsAsync(federation, ct);
        var plan = new CountingPlan(touches, today, await turn.MonthsPublishedAsync(federation, ct));
        var counts = new List<Count>();
        foreach (var indicator in Indicators.All)
            if (plan.MonthsOf(indicator, Sources.Of(indicator, rows)) is { Count: > 0 } months) counts.AddRange(await indicator.CountAsync(rows, months, today, ct));
        await turn.PublishAsync(federation, counts, plan.Surely, clock.GetUtcNow(), ct);
    }

    // The subquery is walled off by DISTINCT, so that only federations with touches are tried, and only until one is free.
    async Task<int?> PickAsync(WorkerTurn turn, int? only, CancellationToken ct)
    {
        const string sql = """
            SELECT touched.federation_id FROM (
                SELECT DISTINCT federation_id, federation_id <= $2 FROM rows.touch WHERE $3 = 0 OR federation_id = $3 ORDER BY 2, 1) touched
            WHERE pg_try_advisory_xact_lock($1, touched.federation_id) LIMIT 1
            """;
        await using var command = turn.Command(sql, CountingLock, lastTaken, only ?? 0);
        return (int?)await command.ExecuteScalarAsync(ct);
    }

    static async Task<List<Touched>> DrainAsync(WorkerTurn turn, int federation, CancellationToken ct)
    {
        await using var command = turn.Command("DELETE FROM rows.touch WHERE federation_id = $1 RETURNING room, month", federation);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var touches = new HashSet<Touched>();
        while (await reader.ReadAsync(ct)) touches.Add(new(reader.GetString(0), reader.GetFieldValue<DateOnly>(1)));
        return [.. touches];
    }

    async Task<List<int>> FederationsAsync(CancellationToken ct)
    {
        await using var turn = await door.OpenAsync(ct);
        await using var command = turn.Command("SELECT id FROM platform.federation ORDER BY id");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var ids = new List<int>();
        while (await reader.ReadAsync(ct)) ids.Add(reader.GetInt32(0));
        return ids;
    }

    /// <summary>A month changed in a room.</summary>
    internal sealed record Touched(string Room, DateOnly Month);

    /// <summary>
    /// Which months of which figures to count: flows where touched, stocks from the first touched month on, each only where its own tables were touched.
    /// All of them in months that have none yet, and where nothing in particular was touched.
    /// </summary>
    internal sealed class CountingPlan
    {
        readonly DateOnly running;
        readonly DateOnly first;
        readonly List<Touched> touches;
        readonly List<DateOnly> everything = [];

        /// <param name="touches">What was saved since the last count; nothing where a federation is due by the clock.</param>
        /// <param name="today">The day on which stocks stand.</param>
        /// <param name="published">The months of which the federation has figures; none before its first count.</param>
        public CountingPlan(List<Touched> touches, DateOnly today, (DateOnly First, DateOnly Last)? published)
        {
            running = MonthSpan.FirstOf(today);
            var oldest = running.AddMonths(-MonthsKept);
            DateOnly Within(DateOnly month) => month < oldest ? oldest : month;
            this.touches = [.. touches.Where(touch => touch.Month <= running).Select(touch => touch with { Month = Within(touch.Month) }).Distinct()];
            (first, var last) = (Within(published?.First ?? running), Within(published?.Last ?? running));
            if (touches.Count == 0 || published is null || last < running) everything.AddRange(MonthSpan.From(last < running ? last : running, running));
            Surely = [.. everything.Concat(this.touches.Select(touch => touch.Month)).Append(running).Distinct().Order()];
        }

        /// <summary>Months that are published again even where nothing seems to have changed.</summary>
        public DateOnly[] Surely { get; }

        /// <summary>In order; none where the figure cannot have changed. In months that have no figures yet every table counts as touched.</summary>
        public List<DateOnly> MonthsOf(Indicator indicator, IReadOnlySet<string> reads)
        {
            var own = touches.Where(touch => touch.Month < first || reads.Contains(touch.Room)).ToList();
            var months = own.ConvertAll(touch => touch.Month);
            // Nothing of its own was touched later: what stands from the first month on has not changed.
            if (indicator.Nature == Nature.Stock && own.Count > 0) months = [.. MonthSpan.From(months.Min(), own.Exists(touch => reads.Contains(touch.Room)) ? running : first)];
            return [.. everything.Concat(months).Distinct().Order()];
        }
    }
}
