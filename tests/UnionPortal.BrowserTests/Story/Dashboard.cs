using UnionPortal.BrowserTests.Harness;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Story;

/// <summary>The district's leader watches the figures move, and looks behind them: a township's number in its definition, the own one in its rows.</summary>
sealed class Dashboard(Towns towns)
{
    // What a leader in the meeting room is promised.
    const float FiveSeconds = 5_000;

    readonly Visitor leader = towns.Leader;

    public async Task OpenAsync()
    {
        await leader.GotoAsync($"{towns.District}/dashboard");
        await Expect(Cell("unions")).ToContainTextAsync("16");
        await Expect(Cell("prospects")).ToContainTextAsync("4");
        await Expect(leader.Page.Locator($"tr[data-of='{towns.NextTown[1..]}'] td[data-code=unions]")).ToContainTextAsync("67");
        await Expect(Cell("activities")).ToContainTextAsync("0");
    }

    public Task TheActivityShowsAsync() => Expect(Cell("activities")).ToContainTextAsync("1", new() { Timeout = FiveSeconds });

    public async Task WalkAsync()
    {
        await leader.ShotAsync("dashboard");
        await Cell("unions").GetByRole(Microsoft.Playwright.AriaRole.Link).ClickAsync();
        await leader.SeesAsync("怎么算");
        await leader.SeesAsync("的名单由其自己保管，上级只看数字。");
        (await leader.Page.ContentAsync()).ShouldNotContain(Cast.Mentor);
        await leader.ShotAsync("behind-a-township");

        await towns.Admin.GotoAsync($"{towns.Town}/dashboard");
        await towns.Admin.ShotAsync("dashboard");
        await towns.Admin.Page.Locator(".headline a").First.ClickAsync();
        await towns.Admin.SeesAsync("本级的明细");
        await towns.Admin.SeesAsync(Cast.Mentor);
        await towns.Admin.ShotAsync("behind-own");
    }

    Microsoft.Playwright.ILocator Cell(string code) => leader.Page.Locator($"tr[data-of='{towns.Town[1..]}'] td[data-code={code}]");
}
