namespace UnionPortal.Inbox;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this MessageKind kind) => Say.ResourceManager.GetString($"Kind_{kind}", Say.Culture)!;
}
