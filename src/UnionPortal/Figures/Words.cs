using System.Globalization;

namespace UnionPortal.Figures;

/// <summary>The room's terms and numbers as the screen says them.</summary>
public static class Words
{
    // From a handful, a percentage says more about the handful.
    const decimal LeastForPercent = 10;

    public static string Name(this Indicator indicator) => Of("Name", indicator.Code);

    /// <summary>What is counted and what is not, in words.</summary>
    public static string Definition(this Indicator indicator) => Of("Definition", indicator.Code);

    public static string Word(this IndicatorUnit unit) => Of("Unit", unit.ToString());

    public static string Unit(this Indicator indicator) => indicator.IsRate ? "" : indicator.Unit.Word();

    /// <summary>3,924, or 86.6%; a rate of nothing is a dash.</summary>
    public static string Show(this Indicator indicator, Worth? worth) => worth is not { IsKnown: true } ? Say.NotKnown
        : indicator.IsRate ? worth.Value.ToString("0.0", CultureInfo.CurrentCulture) + "%" : worth.Value.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>The two numbers behind a rate: ＝ 3,924÷4,532.</summary>
    public static string? TwoNumbers(this Worth? worth) => worth is { Denominator: > 0 } ? With(Say.TwoNumbers, worth.Numerator, worth.Denominator) : null;

    /// <summary>Against the end of the same month a year before; of a flow that month as a whole, because the running one is not over.</summary>
    public static string? AgainstYearBefore(this Indicator indicator, Worth now, Worth? before)
    {
        if (before is not { IsKnown: true } || !now.IsKnown) return null;
        if (indicator.Nature == Nature.Flow) return With(Say.YearBeforeMonth, before.Value, indicator.Unit());
        var difference = now.Value - before.Value;
        if (difference == 0) return Say.YearBeforeSame;
        if (indicator.IsRate) return With(Say.YearBeforePoints, Signed(difference, "0.0"));
        return before.Value < LeastForPercent ? With(Say.YearBeforeCount, Signed(difference, "N0")) : With(Say.YearBefore, Signed(difference, "N0"), Signed(100 * difference / before.Value, "0.0"));
    }

    /// <summary>2026年11月</summary>
    public static string Month(DateOnly month) => month.ToString(Say.MonthForm, CultureInfo.CurrentCulture);

    /// <summary>Where a number is told apart: whose it is and of which month, if not the own and the newest.</summary>
    public static string Address(string federation, string code, string? of = null, DateOnly? month = null, int page = 1)
    {
        string?[] asked =
        [
            of is { Length: > 0 } ? $"of={Uri.EscapeDataString(of)}" : null,
            month is { } first ? $"month={first.ToString("yyyy-MM", CultureInfo.InvariantCulture)}" : null,
            page > 1 ? $"page={page.ToString(CultureInfo.InvariantCulture)}" : null,
        ];
        var query = string.Join('&', asked.Where(part => part is not null));
        return $"{DashboardAddress(federation)}/{code}{(query.Length > 0 ? "?" + query : "")}";
    }

    public static string DashboardAddress(string federation) => $"/{federation}/dashboard";

    public static string NumeratorOf(Indicator rate) => Of("NumeratorOf", rate.Code);

    public static string DenominatorOf(Indicator rate) => Of("DenominatorOf", rate.Code);

    /// <summary>A share from 0 to 1 as style sheets write it.</summary>
    public static string Share(decimal part, decimal whole) => (whole <= 0 ? 0 : Math.Clamp(part / whole, 0, 1)).ToString("0.###", CultureInfo.InvariantCulture);

    static string Signed(decimal number, string form) => (number < 0 ? "−" : "+") + Math.Abs(number).ToString(form, CultureInfo.CurrentCulture);

    static string Of(string kind, string code) => Say.ResourceManager.GetString($"{kind}_{code.Replace('-', '_')}", Say.Culture)!;

    static string With(string template, params object?[] args) => string.Format(CultureInfo.CurrentCulture, template, args);
}
