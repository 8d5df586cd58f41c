using UnionPortal.Accounts;
using UnionPortal.Figures;
using UnionPortal.Shell;

namespace UnionPortal.Targets;

/// <summary>How far a federation is on the way to a target.</summary>
/// <param name="Of">Whose target it is.</param>
/// <param name="Code">The indicator.</param>
/// <param name="Goal">The target.</param>
/// <param name="Now">A stock as it stands, a flow as summed since the year began; nothing where nothing was counted.</param>
/// <param name="TimePassed">How much of the year has passed, from 0 to 1.</param>
public sealed record Distance(Kin Of, string Code, decimal Goal, Worth? Now, decimal TimePassed)
{
    /// <summary>The share that is done, 1 or more where the target is met.</summary>
    public decimal Done => Now is { IsKnown: true } now ? now.Value / Goal : 0;

    public bool IsMet => Done >= 1;

    /// <summary>What is done measured by what time allows: a flow grows with the year, a stock should be there by its end and is measured as it stands. The lowest is furthest behind.</summary>
    public decimal Pace => Indicators.Get(Code).Nature == Nature.Flow && TimePassed > 0 && !IsMet ? Done / TimePassed : Done;

    /// <summary>Behind what a flow should have come to by now, or a stock that lacks a tenth.</summary>
    public bool IsBehind => !IsMet && Pace < 0.9m;

    public static Distance Measure(Kin of, Indicator indicator, decimal goal, Worth? now, int year, DateOnly today) => new(of, indicator.Code, goal, now, PassedOf(year, today));

    /// <summary>已完成 62%，时间已过 90%.</summary>
    public string Words()
    {
        var indicator = Indicators.Get(Code);
        if (Now is not { IsKnown: true } now) return Say.NothingCounted;
        if (IsMet) return indicator.IsRate ? Say.MetRate : Say.Met.With(Percent(Done));
        var lacks = indicator.IsRate ? Say.LacksPoints.With(Goal - now.Value) : Say.Lacks.With(Goal - now.Value, indicator.Unit());
        if (indicator.IsRate) return lacks;
        return indicator.Nature == Nature.Flow ? Say.DoneByTime.With(Percent(Done), Percent(TimePassed), lacks) : Say.DoneSoFar.With(Percent(Done), lacks);
    }

    /// <summary>What it is now against what it should be: 1,234 / 1,400 家.</summary>
    public string Numbers()
    {
        var indicator = Indicators.Get(Code);
        return Say.NowOfGoal.With(indicator.Show(Now), indicator.Show(new Worth(Goal)), indicator.Unit()).TrimEnd();
    }

    /// <summary>For a line below a number: 全年目标 1,400家，已完成 88%.</summary>
    public string Brief()
    {
        var indicator = Indicators.Get(Code);
        var goal = indicator.Show(new Worth(Goal)) + indicator.Unit();
        if (indicator.IsRate) return IsMet ? Say.GoalMet.With(goal) : Say.GoalPoints.With(goal, Goal - (Now?.Value ?? 0));
        return Say.Goal.With(goal, Percent(Done));
    }

    static decimal PassedOf(int year, DateOnly today) => today.Year > year ? 1 : today.Year < year ? 0 : (decimal)today.DayOfYear / (DateTime.IsLeapYear(year) ? 366 : 365);

    // Never rounded up to what has not been reached.
    static int Percent(decimal share) => (int)decimal.Truncate(100 * share);
}
