namespace UnionPortal.Submissions;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this ReportState state) => Say.ResourceManager.GetString($"State_{state}", Say.Culture)!;

    /// <summary>未报 where there is none.</summary>
    public static string Word(ReportState? state) => state is { } known ? known.Word() : Say.State_None;

    public static Shell.Tone Tone(ReportState? state) => state switch
    {
        ReportState.Accepted => Shell.Tone.Good,
        ReportState.Sent => Shell.Tone.Info,
        ReportState.Returned => Shell.Tone.Bad,
        _ => Shell.Tone.Warn,
    };
}
