using System.Globalization;
using System.Text.RegularExpressions;
using UnionPortal.Shell;

namespace UnionPortal.Reference;

/// <summary>How much of a date is known.</summary>
public enum DatePrecision { Day, Month, Year }

/// <summary>
/// A date known to the day, the month or only the year. Its <see cref="First"/> day is the first it can mean;
/// what is not known is never shown.
/// </summary>
public readonly partial record struct RoughDate
{
    /// <summary>Nothing in a union's ledger is older: the first congress of railway workers met in 1922, some unions date themselves before.</summary>
    public const int FirstYear = 1900;

    public RoughDate(DateOnly day, DatePrecision precision)
    {
        Precision = precision;
        First = precision switch
        {
            DatePrecision.Year => new(day.Year, 1, 1),
            DatePrecision.Month => new(day.Year, day.Month, 1),
            _ => day,
        };
    }

    public DateOnly First { get; }
    public DatePrecision Precision { get; }

    /// <summary>Reads the ways people and spreadsheets write a date; nothing for an impossible one or one more than a year after today.</summary>
    public static RoughDate? Read(string? typed, DateOnly today)
    {
        var text = TypedText.Compact(typed);
        var read = Separated(text) ?? Plain(text) ?? Serial(text) ?? English(text);
        return read is { } date && date.First.Year >= FirstYear && date.First <= today.AddYears(1) ? date : null;
    }

    public override string ToString() => Precision switch
    {
        DatePrecision.Year => Say.DateYear.With(First),
        DatePrecision.Month => Say.DateMonth.With(First),
        _ => Say.DateDay.With(First),
    };

    static RoughDate? Separated(string text)
    {
        if (Written().Match(text) is not { Success: true } match) return null;
        return Of(match.Groups["year"].Value, match.Groups["month"].Value, match.Groups["day"].Value);
    }

    static RoughDate? Plain(string text) => text.All(char.IsAsciiDigit) ? text.Length switch
    {
        8 => Of(text[..4], text[4..6], text[6..]),
        6 when Of(text[..4], text[4..], "") is { } month => month,
        4 => Of(text, "", ""),
        _ => null,
    } : null;

    // A spreadsheet counts days from 30 December 1899; five digits reach from 1927 to 2173.
    static RoughDate? Serial(string text) =>
        text.Length == 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days >= 10_000
            ? new(new DateOnly(1899, 12, 30).AddDays(days), DatePrecision.Day)
            : null;

    // 8 Feb 2011, Feb 2011: as the portal writes them for readers of English. Britain's September is Sept, elsewhere Sep.
    static RoughDate? English(string text)
    {
        foreach (var english in new[] { Language.English, CultureInfo.InvariantCulture })
        {
            if (DateOnly.TryParseExact(text, ["dMMMyyyy", "dMMMMyyyy"], english, DateTimeStyles.None, out var day)) return new(day, DatePrecision.Day);
            if (DateOnly.TryParseExact(text, ["MMMyyyy", "MMMMyyyy"], english, DateTimeStyles.None, out var month)) return new(month, DatePrecision.Month);
        }

        return null;
    }

    static RoughDate? Of(string year, string month, string day)
    {
        var y = int.Parse(year, CultureInfo.InvariantCulture);
        if (y < FirstYear) return null;
        if (month.Length == 0) return new(new(y, 1, 1), DatePrecision.Year);
        var m = int.Parse(month, CultureInfo.InvariantCulture);
        if (m is < 1 or > 12) return null;
        if (day.Length == 0) return new(new(y, m, 1), DatePrecision.Month);
        var d = int.Parse(day, CultureInfo.InvariantCulture);
        return d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new(new(y, m, d), DatePrecision.Day) : null;
    }

    [GeneratedRegex(@"^(?<year>\d{4})(?:年|[-/.、])(?:(?<month>\d{1,2})(?:(?:月|[-/.、])(?:(?<day>\d{1,2})[日号]?)?)?)?(?:[T]?\d{1,2}:\d{2}(?::\d{2})?)?$")]
    private static partial Regex Written();
}
