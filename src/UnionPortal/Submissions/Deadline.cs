using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Submissions;

/// <summary>When a month is due: on the fifth of the month after it.</summary>
public static class Deadline
{
    public const int DayOfMonth = 5;

    /// <summary>Months one may still hand up, from the last one that is over.</summary>
    public const int MonthsOpen = 6;

    /// <summary>First day of the last month that is over: the one to hand up now.</summary>
    public static DateOnly DueMonth(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddMonths(-1);

    /// <summary>The last day on which a month is in time.</summary>
    public static DateOnly Of(DateOnly month) => month.AddMonths(1).AddDays(DayOfMonth - 1);

    /// <summary>A federation founded after a month was over has nothing to say about it; it may, and nobody waits.</summary>
    public static bool IsExpected(DateOnly month, Kin sender) => sender.FoundedAt.Day() < month.AddMonths(1);

    /// <summary>The months one may hand up, newest first.</summary>
    public static IEnumerable<DateOnly> OpenMonths(DateOnly today) => Enumerable.Range(0, MonthsOpen).Select(back => DueMonth(today).AddMonths(-back));
}
