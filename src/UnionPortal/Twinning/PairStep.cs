using System.ComponentModel.DataAnnotations.Schema;

namespace UnionPortal.Twinning;

/// <summary>One step of a pair's life: what it came to, on which day, by whom and as whom. None is skipped.</summary>
[ComplexType]
public sealed class PairStep
{
    public PairStage Stage { get; init; }
    public PairSide? Side { get; init; }
    public DateTimeOffset At { get; init; }
    public required string By { get; init; }

    /// <summary>The person's account; absent for a contact or a job.</summary>
    public Guid? ById { get; init; }
    public required string Standing { get; init; }
    public string? Note { get; init; }
}
