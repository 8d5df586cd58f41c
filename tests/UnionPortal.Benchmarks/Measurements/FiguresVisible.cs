using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using UnionPortal.Activities;
using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Municipality;
using UnionPortal.Figures;
using UnionPortal.Tenancy;

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>Eight chairs of eight townships log activities; how long until the municipality's book shows them.</summary>
public sealed class FiguresVisible : IMeasurement
{
    const int Clients = 8;
    const int Saves = 12;
    const double GoalInSeconds = 5;

    const string Shown = "SELECT value FROM rows.figure WHERE federation_id = $1 AND subject_federation_id = $2 AND reach = $3 AND indicator = $4 AND month = $5";
    const string There = "SELECT count(*) FROM rows.activity WHERE federation_id = $1 AND is_session AND held_on >= $2";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public string Name => "visible";

    public async Task RunAsync(Bench bench, City city, Sheet sheet)
    {
        var worker = bench.Services.GetRequiredService<FigureWorker>();
        await worker.StartAsync(default);
        try
        {
            // Once before it counts, so that what the book shows of these townships is what there is.
            var places = city.Inhabited.Take(Clients).ToList();
            await Task.WhenAll(places.Select(place => SaveAsync(bench, city, place, saves: 1, [], untilEqual: true)));
            var taken = new ConcurrentBag<double>();
            await Task.WhenAll(places.Select(place => SaveAsync(bench, city, place, Saves, taken)));
            var took = new Timing(taken);
            sheet.Plain("figures visible after a save, 8 clients writing", Sheet.Text($"{took.Median / 1000:0.0} s (p95 {took.P95 / 1000:0.0} s, worst {took.Worst / 1000:0.0} s)"), $"≤ {GoalInSeconds} s", took.Worst <= GoalInSeconds * 1000);
            sheet.Note($"Visible means: from the end of the save until the municipality's book, two levels up, counts it. {Clients} townships save {Saves} activities each without waiting for each other; one worker counts, run as the portal runs it. The goal holds for the worst of them.");
        }
        finally
        {
            await worker.StopAsync(default);
        }
    }

    static async Task SaveAsync(Bench bench, City city, InventedTownship place, int saves, ConcurrentBag<double> taken, bool untilEqual = false)
    {
        var (pair, mentor) = place.Active;
        await using var chair = await Desk.PostAsync(bench, place.Federation, Role.UnionChair, mentor);
        var waiting = new List<Task>();
        for (var save = 0; save < saves; save++)
        {
            await chair.Use<LogActivity>().RunAsync(ActivitySave.Draft(pair.Id, bench.Today));
            waiting.Add(WaitAsync(bench, city, place, Stopwatch.GetTimestamp(), taken, untilEqual));
            await Task.Delay(TimeSpan.FromMilliseconds(400));
        }

        await Task.WhenAll(waiting);
    }

    static async Task WaitAsync(Bench bench, City city, InventedTownship place, long saved, ConcurrentBag<double> taken, bool untilEqual)
    {
        var month = MonthSpan.FirstOf(bench.Today);
        var there = (long)(await bench.AskAsync(There, place.Federation.Id, month))!;
        while (true)
        {
            var shown = (decimal)(await bench.AskAsync(Shown, city.Top.Id, place.Federation.Id, (int)FigureReach.Own, Indicators.Activities, month))!;
            if (untilEqual ? shown == there : shown >= there) break;
            if (Stopwatch.GetElapsedTime(saved) > Patience) throw new TimeoutException("A figure was not published within a minute.");
            await Task.Delay(25);
        }

        taken.Add(Stopwatch.GetElapsedTime(saved).TotalMilliseconds);
    }
}
