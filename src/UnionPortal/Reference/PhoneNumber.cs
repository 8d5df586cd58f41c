using System.Text.RegularExpressions;

namespace UnionPortal.Reference;

/// <summary>
/// A mobile or landline number of mainland China, in one way of writing: 13900001140, 010-69041234, 010-69041234转8.
/// Personal data: show <see cref="Masked"/>.
/// </summary>
public sealed partial record PhoneNumber
{
    public const int Limit = 24;

    // Kept and searched in this one writing, whatever language is read.
    const char ExtensionMark = '转';

    PhoneNumber(string area, string number, string extension) => (Area, Number, Extension) = (area, number, extension);

    public string Area { get; }
    public string Number { get; }
    public string Extension { get; }

    public bool IsMobile => Number.Length == 11;

    public string Text => (Area.Length > 0 ? $"{Area}-{Number}" : Number) + (Extension.Length > 0 ? ExtensionMark + Extension : "");

    /// <summary>The last four digits, by which people recognise a number.</summary>
    public string Tail => Number[^4..];

    public string Masked => IsMobile ? $"{Number[..3]}****{Tail}" : $"{(Area.Length > 0 ? Area + "-" : "")}****{Tail}";

    /// <summary>Reads what people type, with blanks, hyphens, brackets, +86 and an extension; nothing when it is no number.</summary>
    public static PhoneNumber? Read(string? typed)
    {
        var text = Noise().Replace(TypedText.Compact(typed), "");
        if (Mobile().Match(text) is { Success: true } mobile) return new("", mobile.Groups[1].Value.Replace("-", ""), "");
        if (Landline().Match(text) is { Success: true } landline)
            return new(landline.Groups["area"].Value, landline.Groups["number"].Value.Replace("-", ""), landline.Groups["extension"].Value);
        return null;
    }

    public override string ToString() => Masked;

    [GeneratedRegex(@"[()\[\]]")]
    private static partial Regex Noise();

    [GeneratedRegex(@"^(?:\+?86-?)?(1[3-9]\d-?\d{4}-?\d{4})$")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^(?:\+?86-?)?(?<area>010|02\d|0[3-9]\d{2})?-?(?<number>[2-9]\d{2,3}-?\d{4})(?:(?:-|转|分机|ext\.?|x)(?<extension>\d{1,6}))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Landline();
}
