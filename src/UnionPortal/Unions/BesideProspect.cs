namespace UnionPortal.Unions;

/// <summary>What another room shows on a prospect's page. That room is unknown here; its component takes the prospect's id as `ProspectId`.</summary>
public sealed record BesideProspect(Type Component);
