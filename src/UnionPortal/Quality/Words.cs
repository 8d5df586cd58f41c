using UnionPortal.Shell;

namespace UnionPortal.Quality;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this Fault fault) => Say.ResourceManager.GetString($"Fault_{fault}", Say.Culture)!;

    public static string Word(this FaultKind kind) => Say.ResourceManager.GetString($"Kind_{kind}", Say.Culture)!;

    /// <summary>The fault, and how many it concerns.</summary>
    public static string InWords(this JudgeFacts.Found found) => found.Count is { } count ? Say.FaultOfSome.With(found.Fault.Word(), count) : found.Fault.Word();

    /// <summary>How a score is coloured.</summary>
    public static Tone ToneOf(int score) => score switch { >= 90 => Shell.Tone.Good, >= 70 => Shell.Tone.Warn, _ => Shell.Tone.Bad };

    public static Tone Tone(this FaultKind kind) => kind switch { FaultKind.Contradictory => Shell.Tone.Bad, FaultKind.Old => Shell.Tone.Warn, _ => Shell.Tone.Neutral };
}
