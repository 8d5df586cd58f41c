namespace UnionPortal.Tenancy;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this Role role) => Say.ResourceManager.GetString($"Role_{role}", Say.Culture)!;
}
