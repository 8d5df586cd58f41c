namespace UnionPortal.Honours;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this HonourState state) => Say.ResourceManager.GetString($"State_{state}", Say.Culture)!;
}
