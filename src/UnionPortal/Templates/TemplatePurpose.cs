using UnionPortal.Shell;

namespace UnionPortal.Templates;

/// <summary>What a template is printed on.</summary>
public enum TemplatePurpose
{
    Agreement,
    MentorCertificate,
    MenteeCertificate,
    Plaque,
    SelectionCertificate,
}

/// <summary>What a template may leave open in braces, such as {甲方}, to be filled in when it is printed.</summary>
public enum TemplateField
{
    PartyA,
    PartyB,
    Campaign,
    Term,
    Forms,
    Goals,
    Witness,
    Lasted,
    Verdict,
    Year,
    Giver,
    Holder,
    Honour,
    Level,
    Selection,
}

/// <summary>Which fields each purpose knows, and the words that hold where a federation has none of its own.</summary>
public static class Purposes
{
    static readonly TemplateField[] OfPair = [TemplateField.PartyA, TemplateField.PartyB, TemplateField.Campaign, TemplateField.Lasted, TemplateField.Verdict, TemplateField.Year, TemplateField.Giver];

    /// <summary>The fields a template of this purpose may hold.</summary>
    public static IReadOnlyList<TemplateField> Fields(this TemplatePurpose purpose) => purpose switch
    {
        TemplatePurpose.Agreement => [TemplateField.PartyA, TemplateField.PartyB, TemplateField.Campaign, TemplateField.Term, TemplateField.Forms, TemplateField.Goals, TemplateField.Witness],
        TemplatePurpose.SelectionCertificate => [TemplateField.Holder, TemplateField.Honour, TemplateField.Level, TemplateField.Year, TemplateField.Selection, TemplateField.Giver],
        _ => OfPair,
    };

    /// <summary>The fields as they stand in a text, in the language one reads.</summary>
    public static IReadOnlyList<string> Marks(this TemplatePurpose purpose) => [.. purpose.Fields().Select(Mark)];

    public static string Mark(this TemplateField field) => $"{{{field.Word()}}}";

    /// <summary>The words that come with the portal, with their fields left open, in the language one reads.</summary>
    public static Wording BuiltIn(this TemplatePurpose purpose) => purpose switch
    {
        TemplatePurpose.Agreement => new(Say.BuiltInAgreement, [Say.BuiltInTerm1, Say.BuiltInTerm2, Say.BuiltInTerm3, Say.BuiltInTerm4]),
        TemplatePurpose.MentorCertificate => new(Say.BuiltInCertificate, Lines(purpose, Say.BuiltInOfMentor)),
        TemplatePurpose.MenteeCertificate => new(Say.BuiltInCertificate, Lines(purpose, Say.BuiltInOfMentee)),
        TemplatePurpose.Plaque => new(Say.BuiltInPlaque, Lines(purpose, Say.BuiltInOnPlaque)),
        _ => new(Say.BuiltInCertificate, Lines(purpose, Say.BuiltInOfSelection)),
    };

    // The places of a resource are the purpose's fields in their order.
    static IReadOnlyList<string> Lines(TemplatePurpose purpose, string words) => Wording.LinesOf(words.With([.. purpose.Marks()]));
}
