using UnionPortal.Shell;

namespace UnionPortal.Helping;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this HelpContent content) => Of("Content", content);

    public static string Word(this ItemState state) => Of("Item", state);

    public static string Word(this RecordKind kind) => Of("Kind", kind);

    public static string Word(this RecordState state) => Of("Record", state);

    public static string Word(this CorrectionState state) => Of("Correction", state);

    public static string Word(this QuestionState state) => Of("Question", state);

    public static string Word(this QuestionAct act) => Of("Act", act);

    public static string Word(this Awaited what) => Of("Awaited", what);

    public static string Word(this NextStep step) => Of("Next", step);

    public static Tone Tone(this ItemState state) => state switch { ItemState.Planned => Shell.Tone.Info, ItemState.Done => Shell.Tone.Good, _ => Shell.Tone.Neutral };

    public static Tone Tone(this RecordState state) => state switch { RecordState.Awaiting => Shell.Tone.Warn, RecordState.Confirmed => Shell.Tone.Good, RecordState.Disputed => Shell.Tone.Bad, _ => Shell.Tone.Neutral };

    public static Tone Tone(this CorrectionState state) => state switch { CorrectionState.Awaiting => Shell.Tone.Warn, CorrectionState.Confirmed => Shell.Tone.Good, CorrectionState.Objected => Shell.Tone.Bad, _ => Shell.Tone.Neutral };

    public static Tone Tone(this QuestionState state) => state switch { QuestionState.Open => Shell.Tone.Warn, QuestionState.Answered => Shell.Tone.Info, _ => Shell.Tone.Good };

    static string Of<T>(string kind, T value) where T : struct, Enum => Say.ResourceManager.GetString($"{kind}_{value}", Say.Culture)!;
}
