namespace UnionPortal.Shell;

/// <summary>Something to choose, and how it reads.</summary>
public sealed record Choice<TValue>(TValue Value, string Words, string? Hint = null);
