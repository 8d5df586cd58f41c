using UnionPortal.BrowserTests.Harness;
using UnionPortal.Shell;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Shell;

/// <summary>Every page as every role that may open it, by keyboard alone: nothing is out of reach, nothing holds the focus back, and one always sees where one is.</summary>
[Collection("keyboard")]
public sealed class KeyboardTests(BrowserInstallation installation) : Round(installation)
{
    readonly HashSet<Visitor> knowTheirWay = [];

    [Fact]
    public Task Every_page_is_walked_by_Tab_with_a_ring_that_is_seen_and_Escape_gives_the_focus_back() =>
        GoRoundAsync(Screen.Desktop, Language.OfThePortal.Name, async (person, address) =>
        {
            var before = Findings.Count;
            // Beyond a handful the rows of a list are the same.
            await person.Page.EvaluateAsync("() => document.querySelectorAll('tbody tr:nth-child(n+5), .item-list > li:nth-child(n+5)').forEach(each => { each.style.display = 'none'; })");
            // And the navigation of one person is the same on every page.
            if (!knowTheirWay.Add(person)) await person.Page.EvaluateAsync("() => document.querySelectorAll('.side-nav a').forEach((each, at) => { if (at > 2) each.style.display = 'none'; })");
            var keyboard = new Keyboard(person.Page);
            if (await person.Page.Locator("#portal:not(.plain)").CountAsync() > 0) await Expect(person.Page.Locator("h1")).ToBeFocusedAsync();
            await WalkAsync(keyboard, address);
            await SkipAsync(person, keyboard, address);
            await OpenMenusAsync(person, keyboard, address);
            await AskAsync(person, keyboard, address);
            if (Findings.Count > before) await person.ShotAsync("keyboard");
        });

    async Task WalkAsync(Keyboard keyboard, string address)
    {
        var places = await keyboard.PlacesAsync();
        var stops = await keyboard.WalkAsync(places.Length);

        var numbers = stops.Where(stop => stop.At >= 0).Select(stop => stop.At).ToList();
        if (!numbers.SequenceEqual(numbers.Order())) Findings.Add($"{address}: the order jumps: {string.Join(" ", numbers)}");
        Findings.AddRange(Enumerable.Range(0, places.Length).Except(numbers).Select(missed => $"{address}: not reached: {places[missed]}"));
        Findings.AddRange(stops.SelectMany(stop => stop.Faults.Select(fault => $"{address}: {stop.Name}: {fault}")));
    }

    // The first press leads past bar and navigation.
    async Task SkipAsync(Visitor person, Keyboard keyboard, string address)
    {
        await keyboard.PlacesAsync();
        await keyboard.PressAsync("Tab");
        if (!await person.Page.Locator(".skip-link").EvaluateAsync<bool>("each => each === document.activeElement")) Findings.Add($"{address}: the way to the content does not come first");
        await keyboard.PressAsync("Enter");
        if (!await person.Page.Locator("main#content").EvaluateAsync<bool>("each => each === document.activeElement")) Findings.Add($"{address}: the way to the content does not lead there");
    }

    async Task OpenMenusAsync(Visitor person, Keyboard keyboard, string address)
    {
        foreach (var menu in await person.Page.Locator("details[data-menu] > summary:visible").AllAsync())
        {
            await menu.FocusAsync();
            await keyboard.PressAsync("Enter");
            await keyboard.PressAsync("Tab");
            if (!await menu.EvaluateAsync<bool>("each => each.parentElement.open && each !== document.activeElement && each.parentElement.contains(document.activeElement)")) Findings.Add($"{address}: a menu does not open by Enter");
            await keyboard.PressAsync("Escape");
            if (!await menu.EvaluateAsync<bool>("each => !each.parentElement.open && each === document.activeElement")) Findings.Add($"{address}: Escape leaves a menu open or the focus elsewhere");
        }
    }

    async Task AskAsync(Visitor person, Keyboard keyboard, string address)
    {
        // Beyond a handful the questions of a list are the same one.
        foreach (var opener in (await person.Page.Locator("button:enabled:visible:has(+ dialog.ask)").AllAsync()).Take(6))
        {
            await opener.FocusAsync();
            await keyboard.PressAsync("Enter");
            var dialog = opener.Locator("xpath=following-sibling::dialog[1]");
            await Expect(dialog).ToHaveAttributeAsync("open", "");
            for (var presses = 0; presses < 6; presses++)
            {
                if (!await dialog.EvaluateAsync<bool>("each => each.contains(document.activeElement) || document.activeElement === document.body")) Findings.Add($"{address}: the focus leaves an open question");
                await keyboard.PressAsync("Tab");
            }

            await keyboard.PressAsync("Escape");
            await Expect(dialog).Not.ToHaveAttributeAsync("open", "");
            if (!await opener.EvaluateAsync<bool>("each => each === document.activeElement")) Findings.Add($"{address}: the focus does not come back from a question");
        }
    }
}
