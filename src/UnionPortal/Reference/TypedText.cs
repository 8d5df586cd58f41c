using System.Text;
using System.Text.RegularExpressions;

namespace UnionPortal.Reference;

/// <summary>Text as people type it in Chinese: full-width letters and digits, ideographic and invisible blanks.</summary>
public static partial class TypedText
{
    const char FullWidthFirst = '\uFF01';
    const char FullWidthLast = '\uFF5E';
    const int FullWidthOffset = FullWidthFirst - '!';

    /// <summary>For codes, numbers and dates: every full-width character becomes its narrow twin, blanks around are gone.</summary>
    public static string Narrow(string? typed)
    {
        var text = new StringBuilder(typed?.Length ?? 0);
        foreach (var letter in typed ?? "")
        {
            if (IsInvisible(letter)) continue;
            text.Append(letter is >= FullWidthFirst and <= FullWidthLast ? (char)(letter - FullWidthOffset) : IsBlank(letter) ? ' ' : letter);
        }
        return text.ToString().Trim();
    }

    /// <summary>Like <see cref="Narrow"/> with no blank left at all.</summary>
    public static string Compact(string? typed) => Narrow(typed).Replace(" ", "");

    /// <summary>For names and sentences: letters and digits narrow, Chinese punctuation as it was, runs of blanks become one.</summary>
    public static string Tidy(string? typed)
    {
        var text = new StringBuilder(typed?.Length ?? 0);
        foreach (var letter in typed ?? "")
        {
            if (IsInvisible(letter)) continue;
            if (!IsBlank(letter)) text.Append(NarrowLetterOrDigit(letter));
            else if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
        }
        return text.ToString().TrimEnd();
    }

    /// <summary>Like <see cref="Tidy"/>, and nothing where nothing is left.</summary>
    public static string? OrNothing(string? typed) => Tidy(typed) is { Length: > 0 } text ? text : null;

    /// <summary>A code or a phone number that a spreadsheet took for a number and shortened, such as 8.11E+17.</summary>
    public static bool BecameNumber(string? typed) => Exponent().IsMatch(Compact(typed));

    static char NarrowLetterOrDigit(char letter)
    {
        if (letter is < FullWidthFirst or > FullWidthLast) return letter;
        var narrow = (char)(letter - FullWidthOffset);
        return char.IsAsciiLetterOrDigit(narrow) ? narrow : letter;
    }

    static bool IsBlank(char letter) => char.IsWhiteSpace(letter);

    // Zero-width characters and byte order marks come along with text copied from chats and web pages.
    static bool IsInvisible(char letter) => letter is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF';

    [GeneratedRegex(@"^\d(\.\d+)?E\+?\d+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Exponent();
}
