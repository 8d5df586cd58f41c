using UnionPortal.Shell;

namespace UnionPortal.Posts;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this PostKind kind) => Find($"Post_{kind}");

    public static string Word(this Employment employment) => Find($"Employment_{employment}");

    public static string Word(this PostEnd end) => Find($"End_{end}");


    public static string Word(this ElectionState state) => Find($"State_{state}");

    public static string Word(this PaperKind kind) => Find($"Paper_{kind}");

    public static Tone Tone(this ElectionState state) => state switch
    {
        ElectionState.Overdue => Shell.Tone.Bad,
        ElectionState.Soon => Shell.Tone.Warn,
        ElectionState.Postponed => Shell.Tone.Info,
        ElectionState.InTime => Shell.Tone.Good,
        _ => Shell.Tone.Neutral,
    };

    static string Find(string name) => Say.ResourceManager.GetString(name, Say.Culture)!;
}
