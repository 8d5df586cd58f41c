using System.Diagnostics;
using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Municipality;
using UnionPortal.Figures;
using UnionPortal.Tenancy;

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>The municipality's dashboard out of its book of 350 townships and 24 months, against its figures read bare and against counting all rows there and then.</summary>
public sealed class DashboardRead : IMeasurement
{
    const double Goal = 3;
    const double GoalOverLive = 1000;
    const double FullScale = 0.99;

    const string Figures = "SELECT subject_federation_id, indicator, month, value, numerator, denominator FROM rows.figure WHERE federation_id = $1 AND";

    const string LiveSql = """
        WITH RECURSIVE line(district, id) AS (
            SELECT id, id FROM platform.federation WHERE parent_id = $1
            UNION ALL
            SELECT line.district, below.id FROM line JOIN platform.federation below ON below.parent_id = line.id)
        SELECT district, 'unions', $2::date, count(*), sum(employers_covered), sum(heads.workers), sum(heads.members)
        FROM line JOIN rows.grassroots_union unit ON unit.federation_id = line.id AND registered_on <= $2
            LEFT JOIN LATERAL (SELECT workers, members FROM rows.headcount WHERE headcount.federation_id = unit.federation_id AND headcount.union_id = unit.id AND as_of <= $2 ORDER BY as_of DESC LIMIT 1) heads ON true
        GROUP BY district
        UNION ALL
        SELECT district, 'pairs', $2, count(*), null, null, null FROM line JOIN rows.twinning_pair pair ON pair.federation_id = line.id AND active_from <= $2 AND (ended_on IS NULL OR ended_on > $2) GROUP BY district
        UNION ALL
        SELECT district, 'activities', date_trunc('month', held_on)::date, count(*), sum(own_count + partner_count), null, null
        FROM line JOIN rows.activity ON activity.federation_id = line.id AND is_session AND held_on > $2::date - interval '24 months' GROUP BY district, 3
        """;

    public string Name => "dashboard";

    public async Task RunAsync(Bench bench, City city, Sheet sheet)
    {
        var month = MonthSpan.FirstOf(bench.Today);
        await using var leader = await Desk.PostAsync(bench, city.Top, Role.Leader);
        var board = await leader.Use<ReadDashboard>().RunAsync();
        if (board.Lines.Count(line => !line.IsOwn) != City.Districts) throw new InvalidOperationException("The dashboard has other lines than there are districts.");

        int[] lines = [.. (int[])(await bench.AskAsync("SELECT array_agg(id) FROM platform.federation WHERE id = $1 OR parent_id = $1", city.Top.Id))!];
        var (own, total) = ((int)FigureReach.Own, (int)FigureReach.Total);
        await using var bare = await RawReads.PrepareAsync(bench.Owner, null,
            ($"{Figures} subject_federation_id = ANY ($2) AND reach = $3 AND month = $4", [city.Top.Id, lines, total, month]),
            ($"{Figures} subject_federation_id = $1 AND reach = $2 AND month = $3", [city.Top.Id, total, month.AddYears(-1)]),
            ($"{Figures} subject_federation_id = $1 AND reach = $2 AND month = $3", [city.Top.Id, own, month]),
            ($"{Figures} subject_federation_id = $1 AND reach = $2 AND month >= $3 AND indicator = ANY ($4)", [city.Top.Id, total, month.AddMonths(1 - ReadDashboard.MonthsShown), new[] { Indicators.Activities, Indicators.Attendance }]));
        var took = await new Contest(warmUps: 100, rounds: 300).Enter("portal", () => leader.Use<ReadDashboard>().RunAsync()).Enter("bare", bare.RunAsync).RunAsync();
        sheet.Ratio("dashboard of 350 townships × 24 months", took["portal"], "its figures in prepared SQL", took["bare"], Goal);

        await using var live = await RawReads.PrepareAsync(bench.Owner, null, (LiveSql, [city.Top.Id, bench.Today]));
        await live.RunAsync();
        var counted = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await live.RunAsync();
            counted.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        var all = new Timing(counted);
        var faster = all.Median / took["portal"].Median;
        var isFull = city.Inhabited.Sum(place => (long)place.Activities) >= FullScale * 1_000_000;
        sheet.Plain("dashboard, against counting live", took["portal"].ToString(), Sheet.Text($"≥ {GoalOverLive:N0} × faster at scale 1"), isFull ? faster >= GoalOverLive : null,
            $"one aggregate over all rows: {all}", Sheet.Text($"{faster:0.0} × faster"));
        sheet.Note("The dashboard is the municipality's: totals of 15 districts side by side, the year before, two series of 24 months, out of a book that holds every federation below. Its floor reads the same figures, four prepared statements on one connection. The live count leaves out most indicators, so it flatters the floor.");
    }
}
