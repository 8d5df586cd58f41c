using System.Globalization;

namespace UnionPortal.Reference;

/// <summary>Fills the blanks of a sentence from a resource: <c>Say.CodeLength.With(18, 17)</c>.</summary>
public static class Sentence
{
    public static string With(this string sentence, params object?[] words) => string.Format(CultureInfo.CurrentCulture, sentence, words);
}
