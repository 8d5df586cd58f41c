using UnionPortal.Reference;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>What matching needs to know of a possible mentor or mentee.</summary>
public sealed record Party(
    Guid Id, bool IsProspect, string Name, string? IndustryCode, Place? Place, int? Workers, int? Members, DateOnly? FoundedOn,
    SixHaves Strengths, SixHaves Weaknesses, IReadOnlyList<Party.Award> Honours, int LivingPairs)
{
    public sealed record Award(string Title, HonourLevel Level, int? Year);

    /// <summary>The highest honour, the newest of several.</summary>
    public Award? Best => Honours.OrderBy(award => award.Level).ThenByDescending(award => award.Year).FirstOrDefault();
}

/// <summary>How well a mentor fits a mentee, by the principles 地域相邻, 行业相近 and what one can give the other; 0 to 100, with the reasons.</summary>
public static class Matching
{
    const int NearWeight = 40;
    const int IndustryWeight = 25;
    const int HonourWeight = 20;
    const int MeetsWeight = 15;
    const int CarriedCost = 15;
    const double NextDoor = 1_000;
    const double TooFar = 20_000;

    /// <summary>Newer unions than this need help by being new.</summary>
    public const int NewForYears = 3;

    /// <summary>A joining rate below this is weak.</summary>
    public const double WeakRate = 0.5;

    public sealed record Result(int Score, List<MatchReason> Reasons);

    public static Result Judge(Party mentor, Party mentee)
    {
        var reasons = new List<MatchReason>();
        var score = Near(mentor, mentee, reasons) + Industry(mentor, mentee, reasons) + Honour(mentor, reasons) + Meets(mentor, mentee, reasons);
        if (mentor.LivingPairs > 0) reasons.Add(new MatchReason { Kind = MatchReasonKind.Carries, Number = mentor.LivingPairs });
        else reasons.Add(new MatchReason { Kind = MatchReasonKind.Free });
        return new((int)Math.Clamp(Math.Round(score - CarriedCost * mentor.LivingPairs), 0, 100), reasons);
    }

    /// <summary>Why a union or employer is in need of a mentor; empty for one that is not.</summary>
    public static IReadOnlyList<string> NeedsOf(Party party, DateOnly today)
    {
        if (party.IsProspect) return [Say.Need_Prospect];
        var needs = new List<string>();
        if (party.FoundedOn is { } founded && founded.AddYears(NewForYears) > today) needs.Add(string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.Need_New, founded.Year));
        if (party is { Workers: > 0, Members: not null } && (double)party.Members / party.Workers < WeakRate)
            needs.Add(string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.Need_LowRate, (double)party.Members / party.Workers));
        needs.AddRange(party.Weaknesses.Each().Select(weak => string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.Need_Weak, weak.Word())));
        return needs;
    }

    /// <summary>Whether a union may be offered as a mentor: it holds an honour or is strong in something, and is not itself in need.</summary>
    public static bool CanMentor(Party party, DateOnly today) =>
        (party.Honours.Count > 0 || party.Strengths != SixHaves.None) && NeedsOf(party, today).Count == 0;

    static double Near(Party mentor, Party mentee, List<MatchReason> reasons)
    {
        if (mentor.Place is not { } here || mentee.Place is not { } there)
        {
            reasons.Add(new MatchReason { Kind = MatchReasonKind.SameArea });
            return NearWeight / 4.0;
        }

        var metres = here.MetresTo(there);
        reasons.Add(new MatchReason { Kind = MatchReasonKind.Near, Number = metres });
        return NearWeight * Math.Clamp((TooFar - metres) / (TooFar - NextDoor), 0, 1);
    }

    static double Industry(Party mentor, Party mentee, List<MatchReason> reasons)
    {
        var shared = Industries.SharedLevels(mentor.IndustryCode, mentee.IndustryCode);
        if (shared == 0) return 0;
        reasons.Add(new MatchReason { Kind = MatchReasonKind.SameIndustry, Number = shared, Text = Industries.Path(mentor.IndustryCode)[shared - 1].Code });
        return IndustryWeight * shared / 4.0;
    }

    static double Honour(Party mentor, List<MatchReason> reasons)
    {
        if (mentor.Best is not { } best) return 0;
        reasons.Add(new MatchReason { Kind = MatchReasonKind.Honour, Number = best.Year, Text = Shell.Language.Written(() => best.Level.Word() + best.Title) });
        return HonourWeight * (5 - (int)best.Level) / 5.0;
    }

    static double Meets(Party mentor, Party mentee, List<MatchReason> reasons)
    {
        var met = mentor.Strengths & mentee.Weaknesses;
        if (met == SixHaves.None) return 0;
        reasons.Add(new MatchReason { Kind = MatchReasonKind.Meets, Number = (int)met });
        return Math.Min(MeetsWeight, 5.0 * met.Each().Count);
    }
}
