using System.Globalization;

namespace UnionPortal.Views;

/// <summary>A column of a list: the word an address knows it by, and its head. The first column of a list is the name and is always there.</summary>
public record Column(string Key, string Head)
{
    /// <summary>It is shown where nobody has chosen.</summary>
    public bool IsUsual { get; init; }

    /// <summary>It holds numbers, which stand on the right.</summary>
    public bool IsFigure { get; init; }

    /// <summary>The list can be put in its order.</summary>
    public bool IsSorted { get; init; }

    /// <summary>False for what is too long for a screen.</summary>
    public bool OnScreen { get; init; } = true;

    /// <summary>False for what a file of all columns does without.</summary>
    public bool InWholeFile { get; init; } = true;
}

/// <summary>A column, and what it holds of a row: words, a whole number or a day. Screen and spreadsheet ask it alike.</summary>
public sealed record Column<T>(string Key, string Head, Func<T, object?> Value) : Column(Key, Head)
{
    /// <summary>What it holds, in words; nothing where it holds nothing.</summary>
    public string? Words(T row) => Value(row) switch
    {
        null or "" => null,
        int count => count.ToString("N0", CultureInfo.CurrentCulture),
        decimal amount => amount.ToString("#,0.##", CultureInfo.CurrentCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        var value => value.ToString(),
    };
}

/// <summary>Which columns an address asks for: `?columns=name,kind,workers`.</summary>
public static class Columns
{
    /// <summary>Those to be shown, in the order of the address. A word that is no column is left out; where none is left, the usual ones are shown.</summary>
    public static IReadOnlyList<TColumn> Chosen<TColumn>(this IReadOnlyList<TColumn> all, string? word) where TColumn : Column
    {
        var wanted = (word ?? "").Split(',').Select(key => all.FirstOrDefault(column => column.OnScreen && column.Key == key)).OfType<TColumn>().ToList();
        return [.. wanted.Count > 0 ? wanted.Prepend(all[0]).DistinctBy(column => column.Key) : all.Where((column, at) => at == 0 || column.IsUsual)];
    }

    /// <summary>Those of a file: exactly what the screen shows where the address says so, and otherwise all there are.</summary>
    public static IReadOnlyList<TColumn> InFile<TColumn>(this IReadOnlyList<TColumn> all, string? word) where TColumn : Column =>
        string.IsNullOrEmpty(word) ? [.. all.Where(column => column.InWholeFile)] : all.Chosen(word);

    /// <summary>As an address says it.</summary>
    public static string InAddress(this IEnumerable<Column> columns) => string.Join(',', columns.Select(column => column.Key));

    /// <summary>What a spreadsheet is made of.</summary>
    public static IReadOnlyList<(string Heading, Func<T, object?> Cell)> ForSheet<T>(this IEnumerable<Column<T>> columns) => [.. columns.Select(column => (column.Head, column.Value))];
}
