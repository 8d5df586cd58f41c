using System.Text.RegularExpressions;

namespace UnionPortal.Tests.HouseRules;

/// <summary>Every colour of the screen is in the palette of portal.css, once for light and once for dark.</summary>
public sealed partial class PaletteTests
{
    [Fact]
    public void No_colour_is_written_outside_the_palette_and_paper()
    {
        var rules = Rules().ToList();

        rules.Count.ShouldBeGreaterThan(200);
        rules.Count(rule => IsPalette(rule.Selector)).ShouldBeGreaterThan(3);
        rules.Where(rule => !IsPalette(rule.Selector) && Colour().IsMatch(rule.Declarations)).Select(rule => $"{rule.File}: {rule.Selector}")
            .ShouldBeEmpty("Name the colour in the palette, for light and for dark, and use var(--name).");
    }

    [Fact]
    public void Every_colour_that_is_used_has_a_name()
    {
        var known = Rules().SelectMany(rule => Named().Matches(rule.Declarations)).Select(name => name.Groups[1].Value).ToHashSet();
        // What the library, a page or the server fills in.
        string[] filledIn = ["height", "share", "depth"];

        Rules().SelectMany(rule => Used().Matches(rule.Declarations)).Select(name => name.Groups[1].Value).Distinct().Except(known).Except(filledIn).ShouldBeEmpty();
    }

    [Fact]
    public void The_dark_page_is_the_one_that_federations_colours_are_made_readable_on() =>
        Rules().ShouldContain(rule => IsPalette(rule.Selector) && rule.Declarations.Contains($"--surface: var(--light, #fff) var(--dark, {UnionPortal.Shell.FederationColour.DarkSurface})"));

    static IEnumerable<(string File, string Selector, string Declarations)> Rules() =>
        from path in Directory.EnumerateFiles(Path.Combine(Source.Root, "src", "UnionPortal", "wwwroot", "css"))
        let css = Print().Replace(Comments().Replace(File.ReadAllText(path), ""), "")
        from Match rule in Rule().Matches(css)
        select (Path.GetFileName(path), rule.Groups[1].Value.Trim(), rule.Groups[2].Value);

    static bool IsPalette(string selector) => selector.Contains(":root", StringComparison.Ordinal);

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"@media print \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")]
    private static partial Regex Print();

    [GeneratedRegex(@"([^{}]*)\{([^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}\b|%23[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(|:[^;]*\b(?:white|black|red|gray|grey)\b")]
    private static partial Regex Colour();

    [GeneratedRegex(@"--([a-z-]+)\s*:")]
    private static partial Regex Named();

    [GeneratedRegex(@"var\(--([a-z-]+)")]
    private static partial Regex Used();
}
