namespace UnionPortal.Shell;

/// <summary>What a notice or a badge means; never told by colour alone.</summary>
public enum Tone { Neutral, Info, Good, Warn, Bad }

/// <summary>How much a button wants to be pressed. One primary per page; big ones are for thumbs, links stand within a line.</summary>
public enum ActionTone { Plain, Primary, Danger, Big, Link }

internal static class Tones
{
    public static string Css(this Tone tone) => tone.ToString().ToLowerInvariant();

    public static string Css(this ActionTone tone) => tone is ActionTone.Big ? "primary big" : tone.ToString().ToLowerInvariant();
}
