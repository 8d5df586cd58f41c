using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using UnionPortal.BrowserTests.Harness;
using UnionPortal.Shell;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Shell;

/// <summary>On a desktop, in Chinese.</summary>
[Collection("demonstration")]
public sealed class DesktopAccessibilityTests(BrowserInstallation installation) : AccessibilityTests(installation)
{
    [Fact]
    public Task No_page_has_a_serious_finding_in_light_or_dark() => GoRoundAsync(Screen.Desktop, Language.OfThePortal.Name);
}

/// <summary>On a phone, in English.</summary>
[Collection("phones")]
public sealed class PhoneAccessibilityTests(BrowserInstallation installation) : AccessibilityTests(installation)
{
    [Fact]
    public Task No_page_has_a_serious_finding_in_light_or_dark_or_is_wider_than_a_narrow_one() => GoRoundAsync(Screen.Phone, Language.English.Name);
}

/// <summary>Every page as every role that may open it, with axe and with a ruler: in both languages, in light and in dark.</summary>
public abstract partial class AccessibilityTests(BrowserInstallation installation) : Round(installation)
{
    // Pictures of all pages are for people who ask for them.
    static readonly bool IsAlbum = Environment.GetEnvironmentVariable("UNION_PORTAL_ALBUM") is not null;

    static readonly string Script = new BundledAxeScriptProvider().GetScript();

    // Only what is asked for is worked out: passed rules with every element they looked at take as long again. The other appearance is the same page in other colours.
    static readonly (string Appearance, string Options)[] Looks =
    [
        (Appearance.Light, "{ resultTypes: ['violations'] }"),
        (Appearance.Dark, "{ resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block'] }"),
    ];

    protected Task GoRoundAsync(Screen screen, string language) => GoRoundAsync(screen, language, (person, address) => JudgeAsync(person, address, screen, language));

    async Task JudgeAsync(Visitor person, string address, Screen screen, string language)
    {
        await Expect(person.Page).ToHaveTitleAsync(new Regex(".+"));
        if (IsAlbum) await person.ShotAsync(NotAWord().Replace(address, "-").Trim('-'));
        (await person.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language, address);
        // No page has frames: axe runs within the page. The library's own way opens a second page each time to put frames together, and takes twice as long.
        await person.Page.EvaluateAsync(Script);
        foreach (var (appearance, options) in Looks)
        {
            await person.LooksAsync(appearance);
            var found = await person.Page.EvaluateAsync<string[]>($$"""
                async () => (await axe.run(document, {{options}})).violations.filter(each => ['serious', 'critical'].includes(each.impact)).map(each => `${each.id}: ${each.nodes[0].html}`)
                """);
            Findings.AddRange(found.Select(violation => $"{address} ({appearance}): {violation}"));
        }

        if (!screen.IsPhone) return;
        await person.Page.SetViewportSizeAsync(Screen.Narrowest, screen.Height);
        var width = await person.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (width > Screen.Narrowest) Findings.Add($"{address} is {width} pixels wide.");
        await person.Page.SetViewportSizeAsync(screen.Width, screen.Height);
    }

    [GeneratedRegex("[^a-zA-Z]+")]
    private static partial Regex NotAWord();
}
