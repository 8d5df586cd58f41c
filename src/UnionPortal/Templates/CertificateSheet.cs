using UnionPortal.Files;
using UnionPortal.Shell;

namespace UnionPortal.Templates;

/// <summary>A certificate or the words of a plaque as they are printed.</summary>
/// <param name="Title">荣誉证书.</param>
/// <param name="To">Whose it is; nothing on a plaque.</param>
/// <param name="Lines">What it says, a paragraph a line.</param>
/// <param name="From">Who gives it.</param>
/// <param name="Day">The day, in words; nothing on a plaque.</param>
/// <param name="Number">Its number; nothing on a plaque.</param>
public sealed record CertificateSheet(string Title, string? To, IReadOnlyList<string> Lines, string From, string? Day, string? Number)
{
    /// <summary>What it is called among several.</summary>
    public string Name => To ?? Title;

    public static CertificateSheet Of(TemplatePurpose purpose, TemplateText? text, IReadOnlyDictionary<TemplateField, string?> values, string? to, string from, DateOnly day, Certificate? given) => Language.Written(() =>
    {
        var wording = Wording.Of(purpose, text, values);
        return purpose == TemplatePurpose.Plaque ? new CertificateSheet(wording.Title, null, wording.Lines, from, null, null) : new(wording.Title, to, wording.Lines, from, Say.LongDay.With(day), given?.Number);
    });

    /// <summary>Several of them for Word.</summary>
    public static WordDocument Write(string name, IReadOnlyList<CertificateSheet> sheets) => Language.Written(() =>
    {
        using var sheet = new WordSheet(sheets[0].Title);
        foreach (var each in sheets)
        {
            sheet.Heading(each.To is null ? each.Title : Say.AddressedTo.With(each.To));
            foreach (var line in each.Lines) sheet.Text(line);
            if (each.Number is not null) sheet.Line(Say.NumberLine.With(each.Number));
            sheet.Line(each.From);
            if (each.Day is not null) sheet.Line(each.Day);
        }

        return new WordDocument(name, sheet.ToBytes());
    });
}
