namespace UnionPortal.Reference;

/// <summary>Sex as the identity card says it; where it is not known there is none.</summary>
public enum Sex
{
    Male,
    Female,
}

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this Sex sex) => Say.ResourceManager.GetString($"Sex_{sex}", Say.Culture)!;
}
