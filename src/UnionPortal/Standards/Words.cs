using UnionPortal.Shell;

namespace UnionPortal.Standards;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this EvidenceSource source) => Find($"Source_{source}");

    public static string Word(this ItemAnswer answer) => Find($"Answer_{answer}");

    public static string Word(this AssessmentState state) => Find($"State_{state}");

    public static string Word(this Occasion occasion) => Find($"Occasion_{occasion}");

    /// <summary>The source counts something, so that an item says how much of it.</summary>
    public static bool IsCounted(this EvidenceSource source) => source is EvidenceSource.Facility or EvidenceSource.Activities or EvidenceSource.Roster or EvidenceSource.JoiningRate or EvidenceSource.MembersRating;

    /// <summary>How an item is borne out: 由记录核对：近一年活动不少于 4 场; or by hand.</summary>
    public static string Proof(this StandardItem item) => item.Source == EvidenceSource.ByHand ? item.Source.Word()
        : Say.ByRecord.With(item.Source.IsCounted() ? Find($"Least_{item.Source}").With(item.Threshold) : item.Source.Word());

    public static string EffortWord(int effort) => Find($"Effort_{Math.Clamp(effort, StandardItem.LeastEffort, StandardItem.MostEffort)}");

    public static Tone Tone(this AssessmentState state) => state switch
    {
        AssessmentState.HandedIn => Shell.Tone.Info,
        AssessmentState.Returned => Shell.Tone.Warn,
        AssessmentState.Confirmed => Shell.Tone.Good,
        _ => Shell.Tone.Neutral,
    };

    /// <summary>What a rating by members asks.</summary>
    public static IReadOnlyList<string> RatingQuestions => [.. new[] { "Organisation", "Rights", "Services", "Openness", "Whole" }.Select(question => Find($"Rating_{question}"))];

    public static string OfMark(int mark) => Find($"Mark_{mark}");

    static string Find(string name) => Say.ResourceManager.GetString(name, Say.Culture)!;
}
