using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Municipality;
using UnionPortal.Choosing;
using UnionPortal.Federations;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>A campaign's round: loaded, scored, brought together and saved through the use case; one pair explained; and the total beside the exact best one.</summary>
public sealed class TwinningRound : IMeasurement
{
    static readonly string[] Industries = ["3429", "1811", "6513", "5121", "4710", "6110", "5810", "3012", "8391", "4520"];

    static readonly string[] Townships = [.. Divisions.Children("110101").Select(entry => entry.Code)];

    public string Name => "twinning round";

    public bool NeedsCity => false;

    public async Task RunAsync(Bench bench, City city, Sheet sheet)
    {
        await OneAsync(bench, sheet, "district", 200, 800, 150, 9);
        await OneAsync(bench, sheet, "municipality", 2_000, 8_000, 3_000, 3);
        sheet.Note("A round reads who is on offer, 2 to 4 wishes of every second one, settings and the federation's tables of townships that lie side by side and of industries that are close, measures every mentor against every mentee, runs the stable and the best-total way on a core each, counts pairs that would both rather have each other among all there are, and saves a line for each mentee in one transaction.");
        sheet.Note("The exact best total comes from the Hungarian method, one seat for each mentor, on the same fits.");
    }

    static async Task OneAsync(Bench bench, Sheet sheet, string slug, int mentors, int mentees, double goal, int times)
    {
        var office = await bench.FoundAsync(new FederationDraft { Name = $"结对{slug}总工会", Slug = $"round-{slug}", Level = FederationLevel.District });
        var random = new Random(11);
        await using (var db = bench.OpenAsOwner(office.Id))
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var at = 0; at < mentors + mentees; at++) db.Add(Invent(at, at < mentors, random, bench.Today));
            for (var at = 1; at < Townships.Length; at++) db.Add(AdjoiningAreas.Of(Townships[at - 1], Townships[at]));
            for (var at = 2; at < Industries.Length; at += 2) db.Add(IndustryAffinity.Of(Industries[at - 1], Industries[at], 50));
            await db.SaveChangesAsync();
        }

        await using var staff = await Desk.PostAsync(bench, office, Role.FederationStaff);
        var campaign = Guid.CreateVersion7();
        await staff.Use<OpenCampaign>().RunAsync(campaign, new() { Name = "结对共建", StartsOn = bench.Today, EndsOn = bench.Today.AddMonths(6) });
        await staff.Use<DrawUpList>().RunAsync(campaign);
        await using (var db = bench.OpenAsOwner(office.Id))
        {
            var entries = await db.Set<CampaignEntry>().AsNoTracking().ToListAsync();
            var sides = entries.ToLookup(entry => entry.Side);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var by in entries.Where(_ => random.Next(2) == 0))
            {
                var others = sides[by.Side == PairSide.Mentor ? PairSide.Mentee : PairSide.Mentor].ToList();
                foreach (var of in Enumerable.Range(0, random.Next(2, 5)).Select(_ => others[random.Next(others.Count)]).Distinct())
                {
                    var wish = new PartnerWish { CampaignId = campaign, UnionId = by.OfUnionId, ByEntryId = by.Id, OfEntryId = of.Id };
                    wish.Answer(random.Next(4) == 0 ? Attitude.Unwilling : Attitude.Willing, random.Next(2) == 0 ? random.Next(1, 4) : null);
                    db.Add(wish);
                }
            }

            await db.SaveChangesAsync();
        }

        await bench.AskAsync("VACUUM ANALYZE");
        var (taken, id) = (new List<double>(), Guid.Empty);
        long peak = 0;
        for (var time = 0; time < times; time++)
        {
            var memory = MemoryPeak.Watch();
            var began = Stopwatch.GetTimestamp();
            id = await staff.Use<RunRound>().RunAsync(campaign);
            taken.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            peak = Math.Max(peak, await memory.StopAsync());
        }

        var median = taken.Order().ElementAt(taken.Count / 2);
        var shown = await staff.Use<ShowRound>().RunAsync(id, RoundPart.Pairs, null, 1);
        var size = Sheet.Text($"round of {mentors:N0} × {mentees:N0}");
        sheet.Plain(size, Sheet.Text($"{median:N0} ms (first {taken[0]:N0} ms), {shown.Round.Paired:N0} pairs"), Sheet.Text($"≤ {goal:N0} ms"), median <= goal);
        sheet.Plain($"{size}, pairs that would both rather", Sheet.Text($"{shown.Round.Blocking}"), "0", shown.Round.Blocking == 0, Sheet.Text($"by best total: {shown.Round.OtherwiseBlocking:N0}"));
        sheet.Plain($"{size}, managed memory at its peak", Sheet.Text($"{peak / 1048576.0:0} MB"));
        await ExplainAsync(staff, sheet, size, id, shown);
        Exact(sheet, size, mentors, mentees, random);
    }

    static async Task ExplainAsync(Desk staff, Sheet sheet, string size, Guid id, ShowRound.Page shown)
    {
        var taken = new List<double>();
        foreach (var line in shown.Found.Rows.Take(15))
            foreach (var other in shown.Found.Rows.Take(5))
            {
                var began = Stopwatch.GetTimestamp();
                await staff.Use<ExplainChoice>().RunAsync(id, other.MentorId!.Value, line.MenteeId);
                taken.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

        var median = taken.Order().ElementAt(taken.Count / 2);
        sheet.Plain($"{size}, one pair explained", Sheet.Text($"{median:0.0} ms (worst {taken.Max():0.0} ms)"), "≤ 50 ms", taken.Order().ElementAt(taken.Count * 95 / 100) <= 50);
    }

    static void Exact(Sheet sheet, string size, int mentors, int mentees, Random random)
    {
        var (ones, others) = (Parties(mentors, true, random), Parties(mentees, false, random));
        var fit = new Fit(MatchRules.Usual);
        var market = new Market([.. ones.Select(one => new Seat(one.Id))], [.. others.Select(other => other.Id)], Measure(fit, ones, others), []);
        var began = Stopwatch.GetTimestamp();
        var found = BestTotal.Run(market);
        var took = Stopwatch.GetElapsedTime(began);
        began = Stopwatch.GetTimestamp();
        var best = Hungarian(mentors, mentees, market.Fit);
        var exact = Stopwatch.GetElapsedTime(began);
        sheet.Plain($"{size}, best total one to one", Sheet.Text($"{found.Total:N0} in {took.TotalMilliseconds:N0} ms"), "within 1 % of the exact best", found.Total >= 0.99 * best, Sheet.Text($"Hungarian: {best:N0} in {exact.TotalMilliseconds:N0} ms"), Sheet.Text($"{100.0 * found.Total / best:0.00} %"));
    }

    static Func<int, int, int?> Measure(Fit fit, List<Party> ones, List<Party> others)
    {
        var (from, to) = (ones.ConvertAll(fit.Prepare), others.ConvertAll(fit.Prepare));
        return (one, other) => fit.Score(from[one], to[other]);
    }

    // Rows are mentors, the shorter side; potentials and shortest augmenting paths.
    static long Hungarian(int rows, int columns, Func<int, int, int> worth)
    {
        var (u, v, match, way) = (new long[rows + 1], new long[columns + 1], new int[columns + 1], new int[columns + 1]);
        for (var row = 1; row <= rows; row++)
        {
            match[0] = row;
            var (column, least, used) = (0, Enumerable.Repeat(long.MaxValue, columns + 1).ToArray(), new bool[columns + 1]);
            do
            {
                used[column] = true;
                var (at, delta, next) = (match[column], long.MaxValue, 0);
                for (var each = 1; each <= columns; each++)
                {
                    if (used[each]) continue;
                    var cost = 100 - worth(at - 1, each - 1) - u[at] - v[each];
                    if (cost < least[each]) (least[each], way[each]) = (cost, column);
                    if (least[each] < delta) (delta, next) = (least[each], each);
                }

                for (var each = 0; each <= columns; each++)
                {
                    if (used[each]) (u[match[each]], v[each]) = (u[match[each]] + delta, v[each] - delta);
                    else if (least[each] != long.MaxValue) least[each] -= delta;
                }

                column = next;
            }
            while (match[column] != 0);

            while (column != 0) (match[column], column) = (match[way[column]], way[column]);
        }

        return Enumerable.Range(1, columns).Where(column => match[column] > 0).Sum(column => (long)worth(match[column] - 1, column - 1));
    }

    static List<Party> Parties(int count, bool areMentors, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => new Party(Guid.CreateVersion7(), false, "工会", Industries[random.Next(Industries.Length)], new(116.3 + random.NextDouble(), 39.9 + random.NextDouble() / 2), null, 100, 60, null,
            areMentors ? (SixHaves)random.Next(64) : SixHaves.None, areMentors ? SixHaves.None : (SixHaves)random.Next(64), areMentors ? [new("模范职工之家", (HonourLevel)random.Next(5), 2020)] : [], 0))];

    static GrassrootsUnion Invent(int at, bool isMentor, Random random, DateOnly today)
    {
        var union = new GrassrootsUnion
        {
            Name = $"第{at}号工会", RegisteredOn = today.AddYears(-2), FoundedOn = isMentor ? new DateOnly(2005, 1, 1) : today.AddYears(-1), IndustryCode = Industries[random.Next(Industries.Length)], DivisionCode = Townships[random.Next(Townships.Length)],
            Longitude = 116.3 + random.NextDouble(), Latitude = 39.9 + random.NextDouble() / 2, Strengths = isMentor ? (SixHaves)random.Next(1, 64) : SixHaves.None, Weaknesses = isMentor ? SixHaves.None : (SixHaves)random.Next(1, 64),
        };
        union.CountHeads(today.AddYears(-2), 200, 80, isMentor ? 190 : 60, isMentor ? 70 : 20);
        if (isMentor) union.Honours.Add(Honour.OfUnion(union.Id, (HonourLevel)random.Next(5), "模范职工之家", 2020));
        return union;
    }
}
