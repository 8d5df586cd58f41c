namespace UnionPortal.Facilities;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this FacilityStepKind kind) => Find($"Step_{kind}");

    public static string Word(this FacilityState state) => Find($"State_{state}");

    public static string Word(this Equipment equipment) => Find($"Has_{equipment}");

    /// <summary>All of it in one line; nothing where there is none.</summary>
    public static string? InWords(this Equipment equipment) => equipment == Equipment.None ? null : string.Join(Unions.Say.ListSeparator, equipment.Each().Select(one => one.Word()));

    /// <summary>A built-in kind's name.</summary>
    internal static string OfBuiltIn(string key) => Find($"Kind_{key}");

    /// <summary>A built-in checklist line.</summary>
    internal static string OfItem(string key) => Find($"Item_{key}");

    static string Find(string name) => Say.ResourceManager.GetString(name, Say.Culture)!;
}
