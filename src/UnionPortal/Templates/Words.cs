namespace UnionPortal.Templates;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this TemplatePurpose purpose) => Of("Purpose", purpose);

    public static string Word(this TemplateField field) => Of("Merge", field);

    /// <summary>What stands in a field where there is no record to show.</summary>
    public static string Invented(this TemplateField field) => Of("Invented", field);

    static string Of<T>(string kind, T value) where T : struct, Enum => Say.ResourceManager.GetString($"{kind}_{value}", Say.Culture)!;
}
