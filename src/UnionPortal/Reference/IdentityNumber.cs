using System.Globalization;
using UnionPortal.Shell;

namespace UnionPortal.Reference;

/// <summary>
/// The number of a resident identity card 居民身份证号码 by GB 11643-1999: 17 digits and a check character modulo 11
/// (ISO 7064 MOD 11-2). Digits 7 to 14 are the day of birth; the 17th is odd for men.
/// </summary>
public static class IdentityNumber
{
    public const int Length = 18;
    const string CheckCharacters = "10X98765432";
    static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public static string Tidy(string? typed) => TypedText.Compact(typed).ToUpperInvariant();

    public static bool IsValid(string? typed) => Fault(typed) is null;

    /// <summary>Why the number is wrong; nothing when it is right.</summary>
    public static string? Fault(string? typed)
    {
        var number = Tidy(typed);
        if (number.Length != Length) return Say.IdentityLength.With(Length, number.Length);
        if (!number[..^1].All(char.IsAsciiDigit) || !(char.IsAsciiDigit(number[^1]) || number[^1] == 'X')) return Say.IdentityLetter;
        if (BornOn(number) is null) return Say.IdentityBirthday;
        return number[^1] == CheckCharacter(number[..^1]) ? null : Say.IdentityCheckCharacter;
    }

    public static char CheckCharacter(string first17) => CheckCharacters[first17.Select((digit, place) => (digit - '0') * Weights[place]).Sum() % 11];

    public static DateOnly? BornOn(string number) =>
        number.Length == Length && DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static bool IsFemale(string number) => (number[16] - '0') % 2 == 0;
}
