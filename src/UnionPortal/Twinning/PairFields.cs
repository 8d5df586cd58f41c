using UnionPortal.Shell;
using UnionPortal.Templates;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>What a pair holds for the fields of a template; what is not known yet is left out.</summary>
static class PairFields
{
    /// <summary>Of its agreement, as far as it has one.</summary>
    public static IReadOnlyDictionary<TemplateField, string?> OfAgreement(ReadPair.Page pair) => OfAgreement(pair.MentorName, pair.MenteeName, pair.CampaignName, pair.Agreement);

    public static IReadOnlyDictionary<TemplateField, string?> OfAgreement(string mentor, string mentee, string campaign, ReadPair.SignedAgreement? agreement) => new Dictionary<TemplateField, string?>
    {
        [TemplateField.PartyA] = mentor,
        [TemplateField.PartyB] = mentee,
        [TemplateField.Campaign] = campaign,
        [TemplateField.Term] = agreement is { } lasting ? Say.FromTo.With(lasting.StartsOn, lasting.EndsOn) : null,
        [TemplateField.Forms] = agreement is { } helping ? string.Join(Unions.Say.ListSeparator, helping.Forms.Each().Select(form => form.Word())) : null,
        [TemplateField.Goals] = agreement?.Goals,
        [TemplateField.Witness] = agreement?.Witness,
    };

    /// <summary>Of its certificates and plaque, once it is completed.</summary>
    public static IReadOnlyDictionary<TemplateField, string?> OfCertificate(TwinningPair pair, string campaign, Verdict verdict, string giver) => new Dictionary<TemplateField, string?>
    {
        [TemplateField.PartyA] = pair.MentorName,
        [TemplateField.PartyB] = pair.MenteeName,
        [TemplateField.Campaign] = campaign,
        [TemplateField.Lasted] = Say.Lasted.With(pair.ActiveFrom, pair.EndedOn),
        [TemplateField.Verdict] = verdict.Word(),
        [TemplateField.Year] = $"{pair.ActiveFrom!.Value.Year}",
        [TemplateField.Giver] = giver,
    };
}
