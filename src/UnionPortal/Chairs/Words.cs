using UnionPortal.Shell;

namespace UnionPortal.Chairs;

/// <summary>The room's words for what it keeps.</summary>
public static class Words
{
    public static string Word(this ChairState state) => Say.ResourceManager.GetString($"State_{state}", Say.Culture)!;

    public static Tone Tone(this ChairState state) => state switch
    {
        ChairState.CameIn => Shell.Tone.Good,
        ChairState.LinkOpen => Shell.Tone.Info,
        ChairState.NoName or ChairState.LinkOver => Shell.Tone.Bad,
        _ => Shell.Tone.Warn,
    };
}
