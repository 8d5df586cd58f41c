using UnionPortal.Shell;

namespace UnionPortal.Selections;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    /// <summary>The steps of a candidacy in their order: 自评申报, 推荐, 审核, 公示, 命名.</summary>
    public static readonly IReadOnlyList<CandidacyStage> Way = [CandidacyStage.Applied, CandidacyStage.Recommended, CandidacyStage.Passed, CandidacyStage.Noticed, CandidacyStage.Named];

    public static string Word(this SelectionFor selects) => Of("For", selects);

    public static string Word(this SelectionState state) => Of("State", state);

    /// <summary>As the notice board says it: 公示中, 公示已结束, 命名结果.</summary>
    public static string BoardWord(this SelectionState state) => Of("Board", state);

    public static string Word(this CandidacyStage stage) => Of("Stage", stage);

    public static string Word(this ObjectionOutcome outcome) => Of("Outcome", outcome);

    /// <summary>A step's name, whether or not it has been taken.</summary>
    public static string StepWord(this CandidacyStage stage) => Of("Step", stage);

    /// <summary>The sentence by which a step is told.</summary>
    public static string Told(this CandidacyStage stage, string candidate, string selection) => Of("Told", stage).With(candidate, selection);

    public static Tone Tone(this SelectionState state) => state switch
    {
        SelectionState.Open => Shell.Tone.Good,
        SelectionState.Judging or SelectionState.Notice => Shell.Tone.Info,
        SelectionState.NoticeOver => Shell.Tone.Warn,
        _ => Shell.Tone.Neutral,
    };

    public static Tone Tone(this CandidacyStage stage) => stage switch
    {
        CandidacyStage.Returned => Shell.Tone.Warn,
        CandidacyStage.Named => Shell.Tone.Good,
        CandidacyStage.NotRecommended or CandidacyStage.NotPassed or CandidacyStage.TakenOut => Shell.Tone.Bad,
        CandidacyStage.Withdrawn => Shell.Tone.Neutral,
        _ => Shell.Tone.Info,
    };

    public static Tone Tone(this ObjectionOutcome outcome) => outcome switch { ObjectionOutcome.Open => Shell.Tone.Warn, ObjectionOutcome.Upheld => Shell.Tone.Bad, _ => Shell.Tone.Good };

    static string Of<T>(string kind, T value) where T : struct, Enum => Say.ResourceManager.GetString($"{kind}_{value}", Say.Culture)!;
}
