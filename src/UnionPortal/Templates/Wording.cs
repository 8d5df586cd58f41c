using System.Text.RegularExpressions;
using UnionPortal.Shell;

namespace UnionPortal.Templates;

/// <summary>Words to be printed: a title, and a term or a paragraph a line.</summary>
public sealed partial record Wording(string Title, IReadOnlyList<string> Lines)
{
    /// <summary>Stands where a field is not known yet, to be written by hand.</summary>
    public const string Blank = "____________";

    /// <summary>A federation's own text filled in, or the built-in one where it has none. The fields of its own stand in the language that is written, those of the built-in in the language one reads.</summary>
    public static Wording Of(TemplatePurpose purpose, TemplateText? text, IReadOnlyDictionary<TemplateField, string?> values) =>
        text is null ? purpose.BuiltIn().Filled(purpose.Fields(), Purposes.Mark, values) : Of(purpose, text.Title, text.Terms, values);

    /// <summary>Words as they were typed, filled in.</summary>
    public static Wording Of(TemplatePurpose purpose, string? title, string? terms, IReadOnlyDictionary<TemplateField, string?> values) =>
        new Wording(title ?? "", LinesOf(terms)).Filled(purpose.Fields(), field => Language.Written(() => field.Mark()), values);

    /// <summary>What stands in braces and is no field of this purpose.</summary>
    public static IReadOnlyList<string> UnknownIn(TemplatePurpose purpose, params ReadOnlySpan<string?> words)
    {
        var known = Language.Written(() => purpose.Marks());
        var found = new List<string>();
        foreach (var each in words) found.AddRange(Braces().Matches(each ?? "").Select(match => match.Value));
        return [.. found.Except(known)];
    }

    public static IReadOnlyList<string> LinesOf(string? terms) => (terms ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    Wording Filled(IReadOnlyList<TemplateField> fields, Func<TemplateField, string> mark, IReadOnlyDictionary<TemplateField, string?> values)
    {
        var marks = fields.ToDictionary(mark, field => values.GetValueOrDefault(field) is { Length: > 0 } known ? known : Blank);
        // In one pass: what is filled in is not looked at again.
        string Fill(string line) => Braces().Replace(line, match => marks.GetValueOrDefault(match.Value, match.Value));
        return new(Fill(Title), [.. Lines.Select(Fill)]);
    }

    [GeneratedRegex(@"\{[^{}\n]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Braces();
}
