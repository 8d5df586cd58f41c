using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>What matching needs to know of a possible mentor or mentee.</summary>
public sealed record Party(
    Guid Id, bool IsProspect, string Name, string? IndustryCode, Place? Place, string? DivisionCode, int? Workers, int? Members, DateOnly? FoundedOn,
    SixHaves Strengths, SixHaves Weaknesses, IReadOnlyList<Party.Award> Honours, int LivingPairs)
{
    public sealed record Award(string Title, HonourLevel Level, int? Year);

    /// <summary>The day it completed a pair in which it was helped (结业).</summary>
    public DateOnly? GraduatedOn { get; init; }

    /// <summary>The highest honour, the newest of several.</summary>
    public Award? Best => Honours.OrderBy(award => award.Level).ThenByDescending(award => award.Year).FirstOrDefault();
}

/// <summary>Who needs a mentor, who may be one, and how well two fit, from 0 to 100, with the reasons.</summary>
public static class Matching
{
    /// <summary>Newer unions than this need help by being new.</summary>
    public const int NewForYears = 3;

    /// <summary>A joining rate below this is weak.</summary>
    public const double WeakRate = 0.5;

    static readonly MatchRules NotByBeingNew = MatchRules.Usual with { HelpsNew = false };

    public sealed record Result(int Score, List<MatchReason> Reasons);

    /// <summary>One pair by the rules that are usual, or a campaign's.</summary>
    public static Result Judge(Party mentor, Party mentee, Fit? fit = null)
    {
        fit ??= new(MatchRules.Usual);
        var parts = fit.Measure(fit.Prepare(mentor), fit.Prepare(mentee));
        return new(fit.ScoreOf(parts, mentor.LivingPairs), [.. ReasonsOf(parts, mentor)]);
    }

    /// <summary>Why a union or employer is in need of a mentor, as far as the rules help such; empty for one that is not.</summary>
    public static IReadOnlyList<string> NeedsOf(Party party, DateOnly today, MatchRules? rules = null)
    {
        rules ??= MatchRules.Usual;
        if (party.IsProspect) return rules.HelpsProspects ? [Say.Need_Prospect] : [];
        var needs = new List<string>();
        if (rules.HelpsNew && party.FoundedOn is { } founded && founded.AddYears(NewForYears) > today) needs.Add(Say.Need_New.With(founded.Year));
        if (!rules.HelpsWeak) return needs;
        if (party is { Workers: > 0, Members: not null } && (double)party.Members / party.Workers < WeakRate) needs.Add(Say.Need_LowRate.With((double)party.Members / party.Workers));
        needs.AddRange(party.Weaknesses.Each().Select(weak => Say.Need_Weak.With(weak.Word())));
        return needs;
    }

    /// <summary>
    /// Whether a union may be offered as a mentor: it holds the honour the rules ask for, or where they ask for none an honour or a strength, or it has completed a pair as the one that was helped;
    /// and it is not itself in need. One that has been helped is not in need by being new alone.
    /// </summary>
    public static bool CanMentor(Party party, DateOnly today, MatchRules? rules = null)
    {
        rules ??= MatchRules.Usual;
        var isGraduate = rules.TakesGraduates && party.GraduatedOn is not null;
        return !party.IsProspect && NeedsOf(party, today, isGraduate ? NotByBeingNew : null).Count == 0
            && (isGraduate || (rules.LeastHonour is { } least ? party.Best is { } best && best.Level <= least : party.Honours.Count > 0 || party.Strengths != SixHaves.None));
    }

    /// <summary>What was measured, in parts that can be said.</summary>
    public static IEnumerable<MatchReason> ReasonsOf(Fit.Parts parts, Party mentor)
    {
        yield return parts.Metres is { } metres ? new() { Kind = MatchReasonKind.Near, Number = metres } : new() { Kind = parts.IsSameTownship ? MatchReasonKind.SameTownship : parts.Adjoins ? MatchReasonKind.Adjoining : MatchReasonKind.SameArea };
        if (parts.SharedLevels > 0) yield return new() { Kind = MatchReasonKind.SameIndustry, Number = parts.SharedLevels, Text = Industries.Path(mentor.IndustryCode)[parts.SharedLevels - 1].Code };
        else if (parts.Industry > 0) yield return new() { Kind = MatchReasonKind.RelatedIndustry };
        if (mentor.Best is { } best) yield return new() { Kind = MatchReasonKind.Honour, Number = best.Year, Text = Language.Written(() => best.Level.Word() + best.Title) };
        if (mentor.GraduatedOn is not null) yield return new() { Kind = MatchReasonKind.Graduate };
        if (parts.Met != SixHaves.None) yield return new() { Kind = MatchReasonKind.Meets, Number = (int)parts.Met };
        yield return mentor.LivingPairs > 0 ? new() { Kind = MatchReasonKind.Carries, Number = mentor.LivingPairs } : new() { Kind = MatchReasonKind.Free };
    }
}
