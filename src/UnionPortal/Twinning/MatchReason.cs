using System.ComponentModel.DataAnnotations.Schema;

namespace UnionPortal.Twinning;

/// <summary>Why two were matched, in parts that can be said in any language.</summary>
[ComplexType]
public sealed class MatchReason
{
    public MatchReasonKind Kind { get; init; }
    public double? Number { get; init; }
    public string? Text { get; init; }
}

/// <summary>What a match is judged by: 地域相邻, 行业相近, honours, strengths meeting weaknesses, what the mentor already carries.</summary>
public enum MatchReasonKind
{
    Near,
    SameArea,
    SameIndustry,
    Honour,
    Meets,
    Carries,
    Free,
    SameTownship,
    Adjoining,
    RelatedIndustry,
    Graduate,
}
