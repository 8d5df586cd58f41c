namespace UnionPortal.Federations;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this FederationLevel level) => Say.ResourceManager.GetString($"Level_{level}", Say.Culture)!;

    public static string Word(this FederationKind kind) => Say.ResourceManager.GetString($"Kind_{kind}", Say.Culture)!;
}
