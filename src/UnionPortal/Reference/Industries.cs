using UnionPortal.Shell;

namespace UnionPortal.Reference;

/// <summary>
/// Industries by GB/T 4754-2017: 20 sections (a letter), 97 divisions, 473 groups, 1,381 classes (two to four digits).
/// The section's letter is no part of the number.
/// </summary>
public static class Industries
{
    /// <summary>How many of the names that hold the words must lie under one entry, so that the words may stand for it.</summary>
    const double Clear = 0.75;

    static readonly Lazy<CodeBook> Book = new(() => CodeBook.Open("gbt4754-2017.csv"));

    public static IReadOnlyList<CodeEntry> Sections => Book.Value.Children("");

    public static CodeEntry? Find(string? code) => Book.Value.Find(code);

    public static IReadOnlyList<CodeEntry> Children(string? parent) => Book.Value.Children(parent);

    public static IReadOnlyList<CodeEntry> Path(string? code) => Book.Value.Path(code);

    public static CodeEntry? SectionOf(string? code) => Path(code) is [var section, ..] ? section : null;

    public static int SharedLevels(string? one, string? other) => Book.Value.SharedLevels(one, other);

    /// <summary>What two industries have in common, as in 同属制造业; nothing for strangers.</summary>
    public static string? SayShared(string? one, string? other) =>
        SharedLevels(one, other) is > 0 and var levels ? Say.SameIndustry.With(Path(one)[levels - 1].Name) : null;

    /// <summary>
    /// The industry a name stands for. An exact name wins, the narrowest of namesakes; otherwise the narrowest entry that
    /// covers nearly all names holding the words: 服装制造 is 18 纺织服装、服饰业, since nothing says woven or knitted.
    /// </summary>
    public static CodeEntry? FindByName(string? typed)
    {
        var words = TypedText.Compact(typed);
        if (words.Length < 2) return null;

        var exact = Book.Value.Entries.Where(entry => entry.Name == words).MaxBy(entry => entry.Level);
        if (exact is not null) return exact;

        var holding = Book.Value.Entries.Where(entry => entry.Name.Contains(words)).ToList();
        return holding
            .SelectMany(entry => Path(entry.Code))
            .CountBy(entry => entry)
            .Where(cover => cover.Value >= holding.Count * Clear)
            .Select(cover => cover.Key)
            .MaxBy(entry => entry.Level);
    }
}
