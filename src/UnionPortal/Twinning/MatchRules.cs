using System.ComponentModel.DataAnnotations.Schema;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>
/// A campaign's own rules of matching: what each principle weighs, what may not be passed over, who may mentor and who may be helped.
/// Weights are shares of one another; a limit that is not set does not hold.
/// </summary>
[ComplexType]
public sealed record MatchRules
{
    public const int WeightLimit = 100;
    public const int FarthestLimit = 200;

    /// <summary>As it is where a campaign says nothing of its own.</summary>
    public static readonly MatchRules Usual = new();

    /// <summary>地域相邻.</summary>
    public int NearWeight { get; init; } = 40;

    /// <summary>行业相近.</summary>
    public int IndustryWeight { get; init; } = 25;

    /// <summary>The mentor's honours.</summary>
    public int HonourWeight { get; init; } = 20;

    /// <summary>The mentor's strengths meeting the mentee's weaknesses.</summary>
    public int MeetsWeight { get; init; } = 15;

    /// <summary>Kilometres; two whose places are known may not be farther apart.</summary>
    public int? FarthestKilometres { get; init; }

    /// <summary>Only within one township or street.</summary>
    public bool SameTownship { get; init; }

    /// <summary>Only within one division of GB/T 4754, the two digits.</summary>
    public bool SameDivision { get; init; }

    /// <summary>A mentor holds an honour of this level or a higher one; any honour or strength will do where none is named.</summary>
    public HonourLevel? LeastHonour { get; init; }

    /// <summary>A union that was helped itself and has completed its pair may mentor as well, whatever its honours.</summary>
    public bool TakesGraduates { get; init; } = true;

    public bool HelpsNew { get; init; } = true;
    public bool HelpsWeak { get; init; } = true;
    public bool HelpsProspects { get; init; } = true;

    [NotMapped]
    public int Weights => NearWeight + IndustryWeight + HonourWeight + MeetsWeight;
}

/// <summary>What the rules of a campaign hold two apart by.</summary>
public enum MatchBar
{
    TooFar,
    OtherTownship,
    OtherDivision,
}
