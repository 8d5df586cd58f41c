namespace UnionPortal.Shell;

/// <summary>One of <see cref="Tabs"/>; it lives at an address of its own.</summary>
public sealed record TabItem(string Words, string Href, int? Count = null);
