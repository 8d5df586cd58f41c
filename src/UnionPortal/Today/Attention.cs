using UnionPortal.Figures;

namespace UnionPortal.Today;

/// <summary>What a leader should look at, at most three things, out of the board's own numbers: who lags behind, who is silent, who has most employers without a union.</summary>
public static class Attention
{
    public const int Most = 3;

    /// <summary>Percentage points below the whole from which a joining rate is worth a word.</summary>
    public const decimal Behind = 2;

    /// <param name="Words">What it is, naming the federation.</param>
    /// <param name="Hint">The numbers behind it.</param>
    /// <param name="Indicator">Where it leads.</param>
    /// <param name="Slug">Whose number it is.</param>
    public sealed record Thing(string Words, string Hint, string Indicator, string? Slug);

    public static IReadOnlyList<Thing> Of(ReadDashboard.Board board)
    {
        var things = new List<Thing>();
        var rate = Indicators.Get(Indicators.JoiningRate);
        var whole = board.Now[Indicators.JoiningRate];
        var slowest = board.Lines.Where(line => line.Numbers[Indicators.JoiningRate].IsKnown).MinBy(line => line.Numbers[Indicators.JoiningRate].Value);
        if (slowest is not null && whole.Value - slowest.Numbers[Indicators.JoiningRate].Value >= Behind)
            things.Add(new(With(Say.LowestRate, slowest.Name), With(Say.LowestRateHint, rate.Show(slowest.Numbers[Indicators.JoiningRate]), rate.Show(whole)), Indicators.JoiningRate, Of(slowest)));

        var silent = board.Lines.Where(line => line.Numbers[Indicators.Unions].Value > 0 && line.Numbers[Indicators.Activities].Value == 0).ToList();
        if (silent.Count > 0) things.Add(new(With(Say.Silent, silent.Count), string.Join(Say.And, silent.Take(3).Select(line => line.Name)), Indicators.Activities, Of(silent[0])));

        var waiting = board.Now[Indicators.PairsProposed].Value + board.Now[Indicators.PairsAgreed].Value;
        if (waiting > 0) things.Add(new(With(Say.PairsWaiting, waiting), With(Say.PairsWaitingHint, board.Now[Indicators.PairsProposed].Value, board.Now[Indicators.PairsAgreed].Value), Indicators.PairsAgreed, null));

        var most = board.Lines.MaxBy(line => line.Numbers[Indicators.Prospects].Value);
        if (most is not null && most.Numbers[Indicators.Prospects].Value > 0)
            things.Add(new(With(Say.MostProspects, most.Name), With(Say.MostProspectsHint, most.Numbers[Indicators.Prospects].Value), Indicators.Prospects, Of(most)));
        return [.. things.Take(Most)];
    }

    static string? Of(Line line) => line.IsOwn ? null : line.Slug;

    static string With(string template, params object?[] args) => string.Format(System.Globalization.CultureInfo.CurrentCulture, template, args);
}
