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
        _ => Say.Reason_SameArea,
    };

    /// <summary>The reasons that speak for the pair to its two sides: 相距1.2公里，同属制造业.</summary>
    public static string Sentence(this IEnumerable<MatchReason> reasons) => string.Join(Say.Comma, reasons
        .Where(reason => reason.Kind is MatchReasonKind.Near or MatchReasonKind.SameArea or MatchReasonKind.SameTownship or MatchReasonKind.Adjoining or MatchReasonKind.SameIndustry or MatchReasonKind.RelatedIndustry or MatchReasonKind.Meets)
        .Select(Word));

    static string Of<T>(string kind, T value) where T : struct, Enum => Say.ResourceManager.GetString($"{kind}_{value}", Say.Culture)!;

    static string With(string template, params object?[] args) => string.Format(CultureInfo.CurrentCulture, template, args);
}
