namespace UnionPortal.Twinning;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this PairStage stage) => Say.ResourceManager.GetString($"Stage_{stage}", Say.Culture)!;

    public static string Word(this PairSide side) => Say.ResourceManager.GetString($"Side_{side}", Say.Culture)!;

    public static string Word(this HelpForm form) => Say.ResourceManager.GetString($"Form_{form}", Say.Culture)!;

    /// <summary>The single forms in a choice of several.</summary>
    public static IEnumerable<HelpForm> Each(this HelpForm forms) => Enum.GetValues<HelpForm>().Where(form => form != HelpForm.None && forms.HasFlag(form));
}
