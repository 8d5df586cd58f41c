using System.Globalization;
using UnionPortal.Reference;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this PairStage stage) => Of("Stage", stage);

    /// <summary>How a stage is coloured.</summary>
    public static Shell.Tone Tone(this PairStage stage) => stage switch
    {
        PairStage.Active or PairStage.Completed => Shell.Tone.Good,
        PairStage.Proposed or PairStage.UnderReview => Shell.Tone.Warn,
        PairStage.Agreed => Shell.Tone.Info,
        _ => Shell.Tone.Neutral,
    };

    public static string Word(this PairSide side) => Of("Side", side);

    public static string Word(this ReviewKind kind) => Of("Review", kind);

    public static string Word(this OfferState state) => Of("Offer", state);

    public static string Word(this Verdict verdict) => Of("Verdict", verdict);

    public static Shell.Tone Tone(this Verdict verdict) => verdict == Verdict.NotPassed ? Shell.Tone.Bad : Shell.Tone.Good;

    /// <summary>A mark of five in a word.</summary>
    public static string Mark(int mark) => Say.ResourceManager.GetString($"Mark_{mark}", Say.Culture)!;

    public static string Word(this HelpForm form) => Of("Form", form);

    /// <summary>The single forms in a choice of several.</summary>
    public static IEnumerable<HelpForm> Each(this HelpForm forms) => Enum.GetValues<HelpForm>().Where(form => form != HelpForm.None && forms.HasFlag(form));

    /// <summary>A reason in a phrase: 相距1.2公里, 同属制造业.</summary>
    public static string Word(this MatchReason reason) => reason.Kind switch
    {
        MatchReasonKind.Near => With(Say.Reason_Near, Place.SayDistance(reason.Number ?? 0)),
        MatchReasonKind.SameIndustry => With(Say.Reason_SameIndustry, Industries.Find(reason.Text)?.Name),
        MatchReasonKind.Honour => reason.Number is { } year ? With(Say.Reason_HonourOfYear, reason.Text, year) : With(Say.Reason_Honour, reason.Text),
        MatchReasonKind.Meets => With(Say.Reason_Meets, string.Join(Say.And, ((SixHaves)(int)(reason.Number ?? 0)).Each().Select(have => have.Word()))),
        MatchReasonKind.Carries => With(Say.Reason_Carries, reason.Number),
        MatchReasonKind.Free => Say.Reason_Free,
        MatchReasonKind.SameTownship => Say.Reason_SameTownship,
        MatchReasonKind.Adjoining => Say.Reason_Adjoining,
        MatchReasonKind.RelatedIndustry => Say.Reason_RelatedIndustry,
        MatchReasonKind.Graduate => Say.Reason_Graduate,
        _ => Say.Reason_SameArea,
    };

    /// <summary>The reasons that speak for the pair to its two sides: 相距1.2公里，同属制造业.</summary>
    public static string Sentence(this IEnumerable<MatchReason> reasons) => string.Join(Say.Comma, reasons
        .Where(reason => reason.Kind is MatchReasonKind.Near or MatchReasonKind.SameArea or MatchReasonKind.SameTownship or MatchReasonKind.Adjoining or MatchReasonKind.SameIndustry or MatchReasonKind.RelatedIndustry or MatchReasonKind.Meets)
        .Select(Word));

    /// <summary>Whom a campaign helps: 新建会单位、薄弱单位.</summary>
    public static string SayHelped(this MatchRules rules) => string.Join(Say.And, new[] { rules.HelpsNew ? Say.HelpsNew : null, rules.HelpsWeak ? Say.HelpsWeak : null, rules.HelpsProspects ? Say.HelpsProspects : null }.OfType<string>());

    /// <summary>Who may mentor: 市级及以上荣誉，或曾受帮扶并结业.</summary>
    public static string SayMentors(this MatchRules rules) => string.Join(Say.Comma, new[] { rules.LeastHonour is { } least ? With(Say.LevelAndAbove, least.Word()) : Say.HonouredOrStrong, rules.TakesGraduates ? Say.OrGraduates : null }.OfType<string>());

    /// <summary>What a campaign does not let pass, or that it sets no limits.</summary>
    public static string SayLimits(this MatchRules rules)
    {
        var limits = new[] { rules.FarthestKilometres is { } far ? With(Say.NotFartherThan, far) : null, rules.SameTownship ? Say.SameTownshipOnly : null, rules.SameDivision ? Say.SameDivisionOnly : null }.OfType<string>().ToList();
        return limits.Count == 0 ? Say.NoLimits : string.Join(Say.Comma, limits);
    }

    /// <summary>All of a campaign's rules in a line, for the trail.</summary>
    public static string Sentence(this MatchRules rules) => With(Say.RulesLine, rules.NearWeight, rules.IndustryWeight, rules.HonourWeight, rules.MeetsWeight,
        rules.SayMentors(), rules.SayHelped(), rules.SayLimits());

    static string Of<T>(string kind, T value) where T : struct, Enum => Say.ResourceManager.GetString($"{kind}_{value}", Say.Culture)!;

    static string With(string template, params object?[] args) => string.Format(CultureInfo.CurrentCulture, template, args);
}
