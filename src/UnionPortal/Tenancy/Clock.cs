namespace UnionPortal.Tenancy;

/// <summary>Days as the offices count them: China has one time zone.</summary>
public static class Clock
{
    static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static DateOnly Today(this TimeProvider clock) => clock.GetUtcNow().Day();

    /// <summary>The day in China on which this moment falls.</summary>
    public static DateOnly Day(this DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(China).DateTime);

    /// <summary>The moment a day begins in China.</summary>
    public static DateTimeOffset StartInChina(this DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, China).ToUniversalTime();

    /// <summary>The moment as a clock in China shows it.</summary>
    public static DateTime InChina(this DateTimeOffset moment) => moment.ToOffset(China).DateTime;
}
