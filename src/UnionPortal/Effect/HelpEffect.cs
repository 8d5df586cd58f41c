using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace UnionPortal.Effect;

/// <summary>A union that was helped or not: what it is like, and the days of its sessions.</summary>
/// <param name="Id">The union.</param>
/// <param name="Division">The two digits of its industry.</param>
/// <param name="Workers">How many work there.</param>
/// <param name="Since">It is on record since.</param>
/// <param name="Until">It ended then.</param>
/// <param name="Sessions">Days on which it held a session, in order.</param>
public sealed record Course(Guid Id, string? Division, int? Workers, DateOnly Since, DateOnly? Until, DateOnly[] Sessions)
{
    /// <summary>Sessions a month of thirty days, from a day on and before another.</summary>
    public double Rate(DateOnly from, DateOnly until)
    {
        var days = until.DayNumber - from.DayNumber;
        return days <= 0 ? 0 : Sessions.Count(day => day >= from && day < until) * HelpEffect.Month / (double)days;
    }
}

/// <summary>A union that is or was helped.</summary>
/// <param name="PairId">The pair.</param>
/// <param name="Union">The mentee.</param>
/// <param name="From">The day the agreement was signed.</param>
/// <param name="Until">The day it ended, or today.</param>
public sealed record Helped(Guid PairId, Course Union, DateOnly From, DateOnly Until);

/// <summary>How a pair's mentee stood before and after, and how unions alike fared meanwhile.</summary>
/// <param name="PairId">The pair.</param>
/// <param name="Before">Sessions a month before.</param>
/// <param name="After">Sessions a month since.</param>
/// <param name="Alike">How much more the unions alike held in the same months, on average; none where there are none alike.</param>
/// <param name="AlikeCount">How many are alike.</param>
public sealed record BeforeAfter(Guid PairId, double Before, double After, double? Alike, int AlikeCount)
{
    public bool Rose => After > Before;
}

/// <summary>A difference in differences with its interval of 95 %.</summary>
/// <param name="More">Sessions a month that the helped gained beyond those alike.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Pairs">Pairs with unions alike.</param>
public sealed record Difference(double More, double Low, double High, int Pairs)
{
    /// <summary>The interval leaves nought out.</summary>
    public bool IsClear => Low > 0 || High < 0;
}

/// <summary>
/// Does help help? Activities a month of each mentee before the agreement and after it, against unions alike (industry, size, activities before)
/// that were not helped, in the same months. Below <see cref="FewestPairs"/> pairs nothing is said against others: chance would say it.
/// </summary>
public static class HelpEffect
{
    public const int Month = 30;

    /// <summary>So many days before the agreement are looked at, and at most so many after.</summary>
    public const int DaysBefore = 180;
    public const int DaysAfter = 360;

    /// <summary>Fewer days on either side say nothing.</summary>
    public const int FewestDays = 60;
    public const int FewestPairs = 20;

    /// <summary>The nearest of those alike.</summary>
    public const int MostAlike = 5;

    /// <summary>One may have so many times the workers of the other.</summary>
    public const double SizeFactor = 2.5;

    /// <summary>They may have held so many sessions a month more or less before.</summary>
    public const double RateApart = 1;

    const double OtherIndustry = 0.5;
    const double Sides = 0.975;

    /// <summary>Before and after, pair by pair; pairs that are too young or whose mentee was hardly there before are left out.</summary>
    /// <param name="helped">Pairs that were signed.</param>
    /// <param name="others">Unions in no pair, on either side.</param>
    public static List<BeforeAfter> Measure(IEnumerable<Helped> helped, IReadOnlyList<Course> others)
    {
        var measured = new List<BeforeAfter>();
        foreach (var pair in helped)
        {
            var (first, last) = (Later(pair.From.AddDays(-DaysBefore), pair.Union.Since), Earlier(pair.Until, pair.From.AddDays(DaysAfter)));
            if (pair.From.DayNumber - first.DayNumber < FewestDays || last.DayNumber - pair.From.DayNumber < FewestDays) continue;
            var (before, after) = (pair.Union.Rate(first, pair.From), pair.Union.Rate(pair.From, last));
            var alike = others.Where(other => other.Since <= first && (other.Until is null || other.Until >= last))
                .Select(other => (Other: other, Distance: Distance(pair.Union, other, before, other.Rate(first, pair.From))))
                .Where(near => near.Distance is not null).OrderBy(near => near.Distance).ThenBy(near => near.Other.Id).Take(MostAlike)
                .Select(near => near.Other.Rate(pair.From, last) - near.Other.Rate(first, pair.From)).ToList();
            measured.Add(new(pair.PairId, before, after, alike.Count > 0 ? alike.Average() : null, alike.Count));
        }

        return measured;
    }

    /// <summary>Against those alike; nothing where there are too few pairs to say it.</summary>
    public static Difference? Against(IEnumerable<BeforeAfter> measured)
    {
        var gains = measured.Where(pair => pair.Alike is not null).Select(pair => pair.After - pair.Before - pair.Alike!.Value).ToList();
        if (gains.Count < FewestPairs) return null;
        var (mean, deviation) = gains.MeanStandardDeviation();
        var half = StudentT.InvCDF(0, 1, gains.Count - 1, Sides) * deviation / Math.Sqrt(gains.Count);
        return new(mean, mean - half, mean + half, gains.Count);
    }

    // Nothing where they are not alike.
    static double? Distance(Course one, Course other, double before, double otherBefore)
    {
        if (one.Workers is not > 0 || other.Workers is not > 0) return null;
        var size = Math.Abs(Math.Log((double)one.Workers.Value / other.Workers.Value));
        var rate = Math.Abs(before - otherBefore);
        return size > Math.Log(SizeFactor) || rate > RateApart ? null : size + rate + (one.Division is not null && one.Division == other.Division ? 0 : OtherIndustry);
    }

    static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
