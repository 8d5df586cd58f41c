using System.Globalization;
using UnionPortal.Shell;

namespace UnionPortal.Effect;

/// <summary>What was measured, in words.</summary>
static class Words
{
    /// <summary>How the helped fared against those alike; that there are too few, where there are.</summary>
    public static string Verdict(this ReadEffect.Page page) => page.Against switch
    {
        null => Say.NotEnough.With(page.WithAlike, HelpEffect.FewestPairs),
        { IsClear: true, More: > 0 } against => Say.HelpHelped.With(Rates.Signed(against.More)),
        { IsClear: true } against => Say.HelpHindered.With(Rates.Signed(against.More)),
        _ => Say.NotClear,
    };
}

/// <summary>Sessions a month as they are written.</summary>
static class Rates
{
    public static string Show(double? rate) => rate is { } known ? known.ToString("0.0", CultureInfo.InvariantCulture) : Say.Dash;

    /// <summary>With its sign.</summary>
    public static string Signed(double rate) => rate.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
