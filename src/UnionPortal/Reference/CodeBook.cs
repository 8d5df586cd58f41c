using System.Globalization;
using CsvHelper;

namespace UnionPortal.Reference;

/// <summary>One line of a code book: its code, how deep it lies (from 1), what it is part of, its name.</summary>
public sealed record CodeEntry(string Code, int Level, string Parent, string Name);

/// <summary>A national code book in levels, read once from the assembly.</summary>
public sealed class CodeBook
{
    readonly Dictionary<string, CodeEntry> byCode;
    readonly ILookup<string, CodeEntry> byParent;

    CodeBook(List<CodeEntry> entries)
    {
        Entries = entries;
        byCode = entries.ToDictionary(entry => entry.Code, StringComparer.Ordinal);
        byParent = entries.ToLookup(entry => entry.Parent, StringComparer.Ordinal);
    }

    public IReadOnlyList<CodeEntry> Entries { get; }

    public CodeEntry? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>What lies directly below; the first level for an empty parent.</summary>
    public IReadOnlyList<CodeEntry> Children(string? parent) => [.. byParent[parent ?? ""]];

    /// <summary>From the first level down to the code itself; empty for an unknown code.</summary>
    public IReadOnlyList<CodeEntry> Path(string? code)
    {
        var path = new List<CodeEntry>();
        for (var entry = Find(code); entry is not null; entry = Find(entry.Parent)) path.Insert(0, entry);
        return path;
    }

    /// <summary>How many levels two codes share from the top: 0 for strangers, 4 for twins.</summary>
    public int SharedLevels(string? one, string? other) =>
        Path(one).Zip(Path(other)).TakeWhile(pair => pair.First.Code == pair.Second.Code).Count();

    internal static CodeBook Open(string file)
    {
        using var stream = typeof(CodeBook).Assembly.GetManifestResourceStream($"{typeof(CodeBook).Namespace}.{file}")
            ?? throw new InvalidOperationException($"The code book {file} is not in the assembly.");
        using var reader = new StreamReader(stream);
        using var csv = new CsvParser(reader, CultureInfo.InvariantCulture);
        var entries = new List<CodeEntry>();
        csv.Read();
        while (csv.Read()) entries.Add(new(csv[0], int.Parse(csv[1], CultureInfo.InvariantCulture), csv[2], csv[3]));
        return new(entries);
    }
}
