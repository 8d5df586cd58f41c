using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using UnionPortal.BrowserTests.Harness;
using UnionPortal.Shell;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Shell;

/// <summary>Every page as every role that may open it, with axe and with a ruler: in both languages, in light and in dark.</summary>
[Collection("demonstration")]
public sealed partial class AccessibilityTests(BrowserInstallation installation) : Round(installation)
{
    // Only what is asked for is worked out: passed rules with every element they looked at take as long again.
    static readonly AxeRunOptions Asked = new() { ResultTypes = [ResultType.Violations] };

    // The other appearance is the same page in other colours.
    static readonly AxeRunOptions AskedOfColours = new() { ResultTypes = Asked.ResultTypes, RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block") };

    [Fact]
    public Task No_page_has_a_serious_finding_on_a_desktop_in_Chinese_light_or_dark() => GoRoundAsync(Screen.Desktop, Language.OfThePortal.Name);

    [Fact]
    public Task No_page_has_a_serious_finding_on_a_phone_in_English_light_or_dark_or_is_wider_than_a_narrow_one() => GoRoundAsync(Screen.Phone, Language.English.Name);

    Task GoRoundAsync(Screen screen, string language) => GoRoundAsync(screen, language, (person, address) => JudgeAsync(person, address, screen, language));

    async Task JudgeAsync(Visitor person, string address, Screen screen, string language)
    {
        await Expect(person.Page).ToHaveTitleAsync(new Regex(".+"));
        await person.ShotAsync(NotAWord().Replace(address, "-").Trim('-'));
        (await person.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language, address);
        foreach (var (appearance, asked) in new[] { (Appearance.Light, Asked), (Appearance.Dark, AskedOfColours) })
        {
            await person.LooksAsync(appearance);
            foreach (var violation in (await person.Page.RunAxe(asked)).Violations.Where(violation => violation.Impact is "serious" or "critical"))
                Findings.Add($"{address} ({appearance}): {violation.Id}: {violation.Nodes[0].Html}");
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
