namespace UnionPortal.Activities;

/// <summary>What another room shows on an activity's page, and right after it was logged. That room is unknown here; its component takes the activity's id as `ActivityId`.</summary>
public sealed record BesideActivity(Type Component);
