namespace UnionPortal.Reference;

/// <summary>
/// Administrative divisions by GB/T 2260 and its township codes, as of 2023: provinces (2 digits), prefectures (4),
/// counties (6), townships and streets (9).
/// </summary>
public static class Divisions
{
    static readonly Lazy<CodeBook> Book = new(() => CodeBook.Open("divisions.csv"));
    static readonly string[] Municipalities = ["11", "12", "31", "50"];

    public static CodeEntry? Find(string? code) => Book.Value.Find(code);

    public static IReadOnlyList<CodeEntry> Children(string? parent) => Book.Value.Children(parent);

    public static IReadOnlyList<CodeEntry> Path(string? code) => Book.Value.Path(code);

    public static int SharedLevels(string? one, string? other) => Book.Value.SharedLevels(one, other);

    /// <summary>The name from the province down, such as 北京市密云区鼓楼街道; a municipality's 市辖区 level is left out.</summary>
    public static string SayPath(string? code) => string.Concat(Path(code).Where(entry => !IsPlaceholder(entry)).Select(entry => entry.Name));

    /// <summary>Beijing, Tianjin, Shanghai and Chongqing: what is 市级 there ranks with a province.</summary>
    public static bool IsInMunicipality(string? code) => code is { Length: >= 2 } && Municipalities.Contains(code[..2]);

    static bool IsPlaceholder(CodeEntry entry) => entry.Level == 2 && Municipalities.Contains(entry.Parent);
}
