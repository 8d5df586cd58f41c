using UnionPortal.Shell;

namespace UnionPortal.Moving;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this MoveState state) => Say.ResourceManager.GetString($"State_{state}", Say.Culture)!;

    public static Tone Tone(this MoveState state) => state switch { MoveState.Open => Shell.Tone.Warn, MoveState.Accepted => Shell.Tone.Good, _ => Shell.Tone.Neutral };
}
