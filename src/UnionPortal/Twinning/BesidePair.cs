namespace UnionPortal.Twinning;

/// <summary>What another room shows on a pair's page. That room is unknown here; its component takes the pair's id as `PairId`.</summary>
public sealed record BesidePair(Type Component);
