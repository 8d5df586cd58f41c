using System.ComponentModel.DataAnnotations.Schema;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>One step of a pair's life: what it came to, on which day, by whom and as whom. None is skipped.</summary>
[ComplexType]
public sealed class PairStep : TakenStep
{
    public PairStage Stage { get; init; }
    public PairSide? Side { get; init; }
    public string? Note { get; init; }
}
