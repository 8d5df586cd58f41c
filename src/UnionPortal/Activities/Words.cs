using UnionPortal.Twinning;

namespace UnionPortal.Activities;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    /// <summary>A form of help is called as the agreement calls it.</summary>
    public static string Word(this ActivityKind kind) => Enum.TryParse<HelpForm>(kind.ToString(), out var form) ? form.Word() : Say.ResourceManager.GetString($"Kind_{kind}", Say.Culture)!;
}
