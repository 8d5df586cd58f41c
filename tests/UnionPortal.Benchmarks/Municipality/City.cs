using System.Diagnostics;
using UnionPortal.Benchmarks.Harness;
using UnionPortal.Federations;
using UnionPortal.Unions;

namespace UnionPortal.Benchmarks.Municipality;

/// <summary>An invented municipality: 15 districts, 350 townships, and as much life in them as the scale says. The same every time.</summary>
public sealed class City
{
    public const int Districts = 15;
    public const int Townships = 350;
    public const int Months = 24;

    /// <summary>A township as it is in a whole municipality; one of them is this large at any scale, so that numbers compare.</summary>
    public const int UnionsOfOne = 110;
    public const int ActivitiesOfOne = 2_900;
    public const int MembersOfOne = 17_000;

    const int AllUnions = 40_000;
    const int AllActivities = 1_000_000;
    const int AllMembers = 6_000_000;

    /// <summary>Numbers that no township runs out of.</summary>
    const int NumbersOfOne = 25_000;

    /// <summary>Fewer unions do not make a township one could pair them in: at a small scale most townships stand empty.</summary>
    const int FewestUnions = 10;

    readonly List<InventedTownship> inhabited = [];

    int members;

    City(Federation top) => Top = top;

    public Federation Top { get; }

    /// <summary>The township of full size.</summary>
    internal InventedTownship One => inhabited[0];

    internal IReadOnlyList<InventedTownship> Inhabited => inhabited;

    public string Size => FormattableString.Invariant(
        $"{1 + Districts + Townships} federations, {inhabited.Sum(place => place.Unions.Count):N0} unions, {inhabited.Sum(place => place.Pairs):N0} pairs, {inhabited.Sum(place => place.Activities):N0} activities, {members:N0} members, {Months} months of figures in every book");

    public static async Task<City> InventAsync(Bench bench, double scale)
    {
        Console.Write("inventing a municipality … ");
        var began = Stopwatch.GetTimestamp();
        var city = new City(await bench.FoundAsync(new FederationDraft { Name = "云江市总工会", Slug = "city", Level = FederationLevel.Municipal }));
        for (var at = 1; at <= Districts; at++)
            await bench.FoundAsync(new FederationDraft { Name = $"第{at}区总工会", Slug = $"district-{at}", Level = FederationLevel.District, ParentSlug = city.Top.Slug });
        var townships = new List<Federation>();
        for (var at = 1; at <= Townships; at++)
            townships.Add(await bench.FoundAsync(new FederationDraft { Name = $"第{at}镇总工会", Slug = $"township-{at}", ParentSlug = $"district-{at % Districts + 1}" }));

        await city.LiveAsync(bench, townships, (int)(AllUnions * scale), (int)(AllActivities * scale));
        await city.EnrolAsync(bench, Math.Max(MembersOfOne, (int)(AllMembers * scale)));
        await InventedFigures.PublishAsync(bench);
        await bench.AskAsync("TRUNCATE rows.touch");
        await bench.AskAsync("VACUUM ANALYZE");
        Console.WriteLine(Sheet.Text($"{Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
        return city;
    }

    async Task LiveAsync(Bench bench, List<Federation> townships, int unions, int activities)
    {
        inhabited.Add(await InventedTownship.LiveAsync(bench, townships[0], UnionsOfOne, ActivitiesOfOne, seed: 2026));
        var (unionsLeft, activitiesLeft) = (Math.Max(0, unions - UnionsOfOne), Math.Max(0, activities - ActivitiesOfOne));
        var others = Math.Min(Townships - 1, unionsLeft / FewestUnions);
        for (var at = 1; at <= others; at++)
            inhabited.Add(await InventedTownship.LiveAsync(bench, townships[at], Share(unionsLeft, at, others), Share(activitiesLeft, at, others), seed: 2026 + at));
    }

    Task EnrolAsync(Bench bench, int all)
    {
        members = all;
        return Parallel.ForEachAsync(inhabited.Select((place, at) => (place, at)), async (one, _) => await InventedRoster.FillAsync(
            bench, one.place.Federation, one.place.Unions, one.at == 0 ? MembersOfOne : Share(all - MembersOfOne, one.at, inhabited.Count - 1), one.at * NumbersOfOne));
    }

    static int Share(int all, int at, int of) => (int)((long)all * at / of - (long)all * (at - 1) / of);
}
