using UnionPortal.Shell;

namespace UnionPortal.Reference;

/// <summary>
/// The unified social credit code 统一社会信用代码 by GB 32100-2015: 18 characters out of 31, the last a check
/// character modulo 31 (ISO 7064). The letters I, O, S, V, Z are never used.
/// </summary>
public static class CreditCode
{
    public const int Length = 18;
    public const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>Upper case, narrow, without blanks or hyphens.</summary>
    public static string Tidy(string? typed) => TypedText.Compact(typed).Replace("-", "").ToUpperInvariant();

    public static bool IsValid(string? typed) => Fault(typed) is null;

    /// <summary>Why the code is wrong and what to do about it; nothing when it is right.</summary>
    public static string? Fault(string? typed)
    {
        var narrow = TypedText.Compact(typed);
        if (TypedText.BecameNumber(narrow)) return Say.CodeBecameNumber.With(narrow);

        var code = Tidy(typed);
        if (code.Length != Length) return Say.CodeLength.With(Length, code.Length);
        if (code.FirstOrDefault(letter => !Alphabet.Contains(letter)) is var stranger and not '\0') return Say.CodeLetter.With(stranger);
        return code[^1] == CheckCharacter(code[..^1]) ? null : Say.CodeCheckCharacter;
    }

    /// <summary>The check character of the first 17, which must be of <see cref="Alphabet"/>.</summary>
    public static char CheckCharacter(string first17)
    {
        int sum = 0, weight = 1;
        foreach (var letter in first17)
        {
            sum += Alphabet.IndexOf(letter) * weight;
            weight = weight * 3 % Alphabet.Length;
        }
        return Alphabet[(Alphabet.Length - sum % Alphabet.Length) % Alphabet.Length];
    }

    /// <summary>The six digits of the place of registration within a code, such as 110118.</summary>
    public static string? DivisionOf(string? code) => code is { Length: Length } ? code.Substring(2, 6) : null;
}
