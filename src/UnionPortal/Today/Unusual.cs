using UnionPortal.Accounts;
using UnionPortal.Figures;
using UnionPortal.Shell;

namespace UnionPortal.Today;

/// <summary>A federation's month that is far from what its own months were before: not compared with others, for a large one is not a busy one.</summary>
/// <param name="Of">Whose month it is.</param>
/// <param name="Code">The indicator.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Value">Of a flow the month's number, of a stock what the month added.</param>
/// <param name="Low">The lower end of what is usual: a quarter of the months before were below.</param>
/// <param name="High">The upper end.</param>
/// <param name="Strangeness">How many spreads from the median, by square roots where it is a flow: counts spread as their roots do. The farthest is told first.</param>
public sealed record Unusual(Kin Of, string Code, DateOnly Month, decimal Value, decimal Low, decimal High, decimal Strangeness)
{
    public const int Most = 5;

    /// <summary>Months before that are looked at.</summary>
    public const int MonthsBefore = 12;

    /// <summary>With fewer months before, nothing is usual yet.</summary>
    public const int Least = 6;

    /// <summary>Spreads from the median from which a month is worth a word, where none before was like it.</summary>
    const decimal Far = 2;

    /// <summary>What the median distance from the median is in standard deviations of a bell curve.</summary>
    const decimal Bell = 1.4826m;

    /// <summary>What is looked at: two flows, and what members and unions gained or lost.</summary>
    public static readonly IReadOnlyList<string> Codes = [Indicators.Activities, Indicators.Attendance, Indicators.Members, Indicators.Unions];

    /// <summary>The last point against those before; nothing where it is as usual, or where too little is known.</summary>
    public static Unusual? Judge(Kin of, string code, List<Point> points)
    {
        var values = Values(code, points);
        if (values.Count <= Least) return null;
        var (value, before) = (values[^1], values[..^1]);
        if (value >= before.Min() && value <= before.Max()) return null;
        var isFlow = Indicators.Get(code).Nature == Nature.Flow;
        decimal Scaled(decimal each) => isFlow ? (decimal)Math.Sqrt((double)each) : each;
        var median = Scaled(Quantile(before, 0.5m));
        // A little more or less is no news where months hardly differ.
        var spread = Math.Max(Bell * Quantile(before.ConvertAll(each => Math.Abs(Scaled(each) - median)), 0.5m), Math.Max(isFlow ? 0.25m : 1, Math.Abs(median) / 10));
        var strangeness = Math.Abs(Scaled(value) - median) / spread;
        return strangeness < Far ? null : new(of, code, points[^1].Month, value, Math.Round(Quantile(before, 0.25m)), Math.Round(Quantile(before, 0.75m)), strangeness);
    }

    /// <summary>柳河镇总工会10月活动 2 场，往月常在 9 至 14 场.</summary>
    public string Words()
    {
        var indicator = Indicators.Get(Code);
        var usual = Low == High ? Say.UsuallyOne.With(Low, indicator.Unit()) : Say.UsuallyBetween.With(Low, High, indicator.Unit());
        return (indicator.Nature == Nature.Flow ? Say.UnusualFlow : Say.UnusualGain).With(Of.Name, Month, indicator.Name(), Value, indicator.Unit(), usual);
    }

    // A month of a flow that has no figure had nothing; a stock is told by what it gained since the month before.
    static List<decimal> Values(string code, List<Point> points) => Indicators.Get(code).Nature == Nature.Flow
        ? points.ConvertAll(point => point.Worth?.Value ?? 0)
        : [.. points.Zip(points.Skip(1)).Where(step => step.First.Worth is not null && step.Second.Worth is not null).Select(step => step.Second.Worth!.Value - step.First.Worth!.Value)];

    static decimal Quantile(List<decimal> values, decimal share)
    {
        var sorted = values.Order().ToList();
        var at = share * (sorted.Count - 1);
        var below = (int)decimal.Floor(at);
        return below + 1 < sorted.Count ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
