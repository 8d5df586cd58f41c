using System.Text.RegularExpressions;

namespace UnionPortal.Tests.HouseRules;

/// <summary>The portal's own source, for rules that the compiler does not know.</summary>
static partial class Source
{
    public static readonly string Root = FindRoot();

    public sealed record File(string Room, string Path, string Text)
    {
        public string Name => System.IO.Path.GetRelativePath(Root, Path);
    }

    public static IReadOnlyList<File> Of(params string[] endings)
    {
        var portal = Path.Combine(Root, "src", "UnionPortal");
        var files = Directory.EnumerateFiles(portal, "*", SearchOption.AllDirectories)
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Select(path => (path, parts: Path.GetRelativePath(portal, path).Split(Path.DirectorySeparatorChar)))
            .Where(file => file.parts.Length > 1 && file.parts[0] is not ("bin" or "obj" or "Migrations" or "wwwroot"))
            .Select(file => new File(file.parts[0], file.path, System.IO.File.ReadAllText(file.path))).ToList();
        files.Count.ShouldBeGreaterThan(3, "The rule found nothing to judge: has the source moved?");
        return files;
    }

    public static string WithoutComments(string text) => Comments().Replace(text, "");

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "UnionPortal.sln"))) return folder.FullName;
        throw new InvalidOperationException("UnionPortal.sln is nowhere above the tests.");
    }

    [GeneratedRegex(@"^\s*//[^\n]*$", RegexOptions.Multiline)]
    private static partial Regex Comments();
}
