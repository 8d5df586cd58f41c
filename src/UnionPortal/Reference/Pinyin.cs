using System.Collections.Concurrent;
using System.Text;

namespace UnionPortal.Reference;

/// <summary>
/// How Chinese characters are read, for lists in the order people look things up and for finding by initials (bjys for 北京云杉).
/// Readings from the Unihan database 15.0; a character read in several ways is found by any of its initials and sorted by the usual one.
/// </summary>
public static class Pinyin
{
    /// <summary>Longer names are told apart by their first characters.</summary>
    public const int KeyLimit = 200;

    public const int InitialsLimit = 800;

    /// <summary>So many ways to read one name are kept at most.</summary>
    const int Ways = 8;

    static readonly Lazy<Readings> Book = new(Readings.Open);

    /// <summary>What to sort by, in the order of bytes: syllable and tone before the character itself, so that namesakes stand together.</summary>
    public static string KeyOf(string text)
    {
        var key = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormKC))
        {
            if (Book.Value.Syllables.TryGetValue(letter, out var syllable)) key.Append(syllable).Append(letter);
            else key.Append(char.ToLowerInvariant(letter));
            if (key.Length >= KeyLimit) break;
        }

        return key.ToString(0, Math.Min(key.Length, KeyLimit));
    }

    /// <summary>The initials of a name; of one that can be read in several ways each of them, with blanks between.</summary>
    public static string InitialsOf(string text)
    {
        List<StringBuilder> ways = [new()];
        foreach (var letter in text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit))
        {
            var initials = Book.Value.InitialsOf(letter);
            if (initials.Length > 1 && ways.Count * initials.Length <= Ways) ways = [.. ways.SelectMany(_ => initials, (way, initial) => new StringBuilder().Append(way).Append(initial))];
            else foreach (var way in ways) way.Append(initials[0]);
        }

        var joined = string.Join(' ', ways);
        return joined[..Math.Min(joined.Length, InitialsLimit)];
    }

    /// <summary>Words that can be initials: two or more Latin letters, digits among them.</summary>
    public static bool IsInitials(string word) => word.Length > 1 && word.All(char.IsAsciiLetterOrDigit) && word.Any(char.IsAsciiLetter);

    /// <summary>Whether a name in memory is found by a word, as it is written or by its initials.</summary>
    public static bool Finds(string? name, string word) => name is not null
        && (name.Contains(word, StringComparison.OrdinalIgnoreCase) || IsInitials(word) && InitialsOf(name).Contains(word, StringComparison.OrdinalIgnoreCase));

    sealed class Readings
    {
        readonly Dictionary<char, string> further = [];
        readonly ConcurrentDictionary<char, string> initials = [];

        public Dictionary<char, string> Syllables { get; } = [];

        public static Readings Open()
        {
            var book = new Readings();
            using var file = new StreamReader(typeof(Pinyin).Assembly.GetManifestResourceStream("UnionPortal.Reference.pinyin.txt")!);
            while (file.ReadLine() is { } line)
            {
                if (line.StartsWith('#')) continue;
                var blank = line.IndexOf(' ', StringComparison.Ordinal);
                foreach (var letter in line.AsSpan(blank + 1))
                {
                    if (line[0] == '+') book.further[letter] = book.further.GetValueOrDefault(letter) + line[1];
                    else book.Syllables[letter] = line[..blank];
                }
            }

            return book;
        }

        /// <summary>Each once for all names; a letter that is no character stands for itself.</summary>
        public string InitialsOf(char letter) => initials.GetOrAdd(letter, Find);

        string Find(char letter) => Syllables.TryGetValue(letter, out var syllable) ? syllable[0] + further.GetValueOrDefault(letter) : char.ToLowerInvariant(letter).ToString();
    }
}
