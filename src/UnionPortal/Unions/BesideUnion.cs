namespace UnionPortal.Unions;

/// <summary>What another room shows on a union's page. That room is unknown here; its component takes the union's id as `UnionId`.</summary>
public sealed record BesideUnion(Type Component);
