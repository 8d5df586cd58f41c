namespace UnionPortal.Audit;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    /// <summary>What was done, such as 修改了.</summary>
    public static string OfAction(string action) => Say.ResourceManager.GetString("Action_" + action.Replace('-', '_'), Say.Culture) ?? action;
}
