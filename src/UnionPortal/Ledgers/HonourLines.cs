using System.Globalization;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>Honours as lines of plain text: level, year and title.</summary>
static class HonourLines
{
    const char Between = '|';

    public static string? Of(IEnumerable<(HonourLevel Level, string Title, int? Year)> honours)
    {
        var lines = honours.Distinct().OrderBy(honour => honour.Level).ThenByDescending(honour => honour.Year).ThenBy(honour => honour.Title, StringComparer.Ordinal)
            .Select(honour => string.Create(CultureInfo.InvariantCulture, $"{honour.Level}{Between}{honour.Year}{Between}{honour.Title}")).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    public static List<(HonourLevel Level, string Title, int? Year)> Read(string? lines) => [.. (lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(Between, 3))
        .Select(part => (Enum.Parse<HonourLevel>(part[0]), part[2], int.TryParse(part[1], CultureInfo.InvariantCulture, out var year) ? year : (int?)null))];

    /// <summary>No honour is lost for not being told again; one told without its year is the one that has a year.</summary>
    public static string Together(string held, string told)
    {
        var known = Read(held);
        return Of([.. known, .. Read(told).Where(honour => !known.Exists(other => (other.Level, other.Title) == (honour.Level, honour.Title) && (honour.Year is null || honour.Year == other.Year)))])!;
    }

    public static string? InWords(string lines) => Read(lines).Select(honour => Honour.OfUnion(Guid.Empty, honour.Level, honour.Title, honour.Year)).InWords();
}
