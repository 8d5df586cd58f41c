using UnionPortal.Shell;

namespace UnionPortal.Members;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this MemberStanding standing) => Find($"Standing_{standing}");

    public static string Word(this MembershipChange change) => Find($"Change_{change}");

    /// <summary>What the step means for the member.</summary>
    public static string Hint(this MembershipChange change) => Find($"Hint_{change}");

    public static string Word(this MemberCategory category) => Find($"Category_{category}");

    public static string Word(this ConsentForm form) => Find($"Consent_{form}");

    public static string Word(this MemberSecret secret) => Find($"Secret_{secret}");

    public static string Word(this ApplicationState state) => Find($"State_{state}");

    /// <summary>As the one who applied is told.</summary>
    public static string Told(this ApplicationState state) => Find($"Told_{state}");

    public static Tone Tone(this ApplicationState state) => state switch { ApplicationState.Accepted => Shell.Tone.Good, ApplicationState.Refused => Shell.Tone.Neutral, ApplicationState.Escalated => Shell.Tone.Bad, _ => Shell.Tone.Warn };

    public static string Word(this TransferState state) => Find($"Transfer_{state}");

    /// <summary>As the side that was asked sees it.</summary>
    public static string WordHere(this TransferState state) => state == TransferState.Refused ? Say.WasKept : state.Word();

    public static Tone Tone(this TransferState state) => state switch { TransferState.Waiting => Shell.Tone.Warn, TransferState.Released or TransferState.Done => Shell.Tone.Good, _ => Shell.Tone.Neutral };

    public static string Word(this KeepReason reason) => Find($"Keep_{reason}");

    public static string Word(this ImportState state) => Find($"Import_{state}");

    public static Tone Tone(this ImportState state) => state switch { ImportState.Imported => Shell.Tone.Good, ImportState.Read => Shell.Tone.Warn, _ => Shell.Tone.Neutral };

    public static string Word(this MemberColumn column) => Find($"Column_{column}");

    public static string InWords(this IEnumerable<MemberCategory> categories) => string.Join(Unions.Say.ListSeparator, categories.Select(category => category.Word()));

    public static Tone Tone(this MemberStanding standing) => standing switch { MemberStanding.Full => Shell.Tone.Good, MemberStanding.Kept => Shell.Tone.Warn, _ => Shell.Tone.Neutral };

    static string Find(string name) => Say.ResourceManager.GetString(name, Say.Culture)!;
}
