using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Harness;

/// <summary>One person at one screen with a browser of their own. Writes down every fault of the pages that were opened.</summary>
public sealed partial class Visitor(IBrowserContext context, IPage page, string name) : IAsyncDisposable
{
    readonly List<string> faults = [];
    int shots;

    public IPage Page => page;

    public IBrowserContext Context => context;

    /// <summary>Faults of the line itself are expected once a test has cut it.</summary>
    public bool LineIsCut { get; set; }

    public IReadOnlyList<string> Faults => faults;

    public static async Task<Visitor> ArriveAsync(IBrowser browser, RunningPortal portal, Screen screen, string name)
    {
        var context = await browser.NewContextAsync(screen.Options(portal.Address));
        context.SetDefaultTimeout(15_000);
        var visitor = new Visitor(context, await context.NewPageAsync(), $"{screen.Name}-{name}");
        context.Page += (_, opened) => visitor.Watch(opened);
        visitor.Watch(visitor.Page);
        return visitor;
    }

    /// <summary>Opens an address and waits until clicks count.</summary>
    public async Task<IResponse> GotoAsync(string path)
    {
        var response = (await page.GotoAsync(path))!;
        await SettleAsync();
        return response;
    }

    /// <summary>Waits until the page answers to clicks and has loaded; pages without a circuit do at once. Files are heard a moment after clicks are: no person is that quick, a test on a busy machine is.</summary>
    public Task SettleAsync() => page.WaitForFunctionAsync("""
        () => (!document.querySelector('#portal:not(.plain)') || document.querySelector('#portal[data-interactive=true]') && [...document.querySelectorAll('#portal input[type=file]')].every(input => input._blazorInputFileNextFileId !== undefined))
          && !document.querySelector('.loading')
        """);

    /// <summary>Signs in on the page that asks for it; as somebody of the demonstration where no password is named.</summary>
    public async Task SignInAsync(string userName, string password = UnionPortal.Accounts.DemonstrationAccounts.Password)
    {
        await Field("用户名").FillAsync(userName);
        await Field("密码").FillAsync(password);
        await LeaveByAsync(Button("登录"));
    }

    /// <summary>From the next page on in this language, as if it had been chosen in this browser.</summary>
    public Task ReadAsync(string language) => context.AddCookiesAsync([new Cookie { Name = UnionPortal.Shell.Language.Kept.Name, Value = language, Url = new Uri(page.Url).GetLeftPart(UriPartial.Authority) }]);

    /// <summary>The open page as it looks in light or in dark.</summary>
    public Task LooksAsync(string appearance) => page.EvaluateAsync("appearance => { document.documentElement.dataset.appearance = appearance; }", appearance);

    /// <summary>Presses what leads to another document, and waits until that one is there.</summary>
    public async Task LeaveByAsync(ILocator button)
    {
        await page.EvaluateAsync("() => { document.documentElement.dataset.left = 'soon'; }");
        await button.ClickAsync();
        await Expect(page.Locator("html[data-left]")).ToHaveCountAsync(0);
        await page.WaitForLoadStateAsync();
        await SettleAsync();
    }

    /// <summary>The input with this label, whether or not it is marked as required.</summary>
    public ILocator Field(string label) => page.GetByLabel(new Regex($@"^\s*{Regex.Escape(label)}\s*\*?\s*(必填)?\s*$"));

    /// <summary>Picks the option that holds these words.</summary>
    public async Task ChooseAsync(string label, string words)
    {
        var option = Field(label).Locator("option", new() { HasText = words });
        await Field(label).SelectOptionAsync((await option.GetAttributeAsync("value"))!);
    }

    public ILocator Button(string words) => page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true });

    public ILocator Link(string words) => page.GetByRole(AriaRole.Link, new() { Name = words });

    public ILocator Heading(string words) => page.GetByRole(AriaRole.Heading, new() { Name = words });

    public Task SeesAsync(string words) => Expect(page.Locator("#content").GetByText(words).First).ToBeVisibleAsync();

    public Task IsAtAsync(string path) => Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(path) + "$"));

    /// <summary>Presses a button that asks first, and says yes.</summary>
    public async Task ConfirmAsync(string words, string? confirm = null)
    {
        await Button(words).ClickAsync();
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = confirm ?? "确定", Exact = true }).ClickAsync();
    }

    /// <summary>The link that the page just handed out, as a path.</summary>
    public async Task<string> IssuedLinkAsync()
    {
        var source = page.Locator("[data-copy-source]");
        await Expect(source).ToBeVisibleAsync();
        return new Uri(await source.InputValueAsync()).AbsolutePath;
    }

    /// <summary>Keeps a picture of the whole page, for people to look at.</summary>
    public Task ShotAsync(string what) => page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", $"{name}-{++shots:00}-{what}.png"), FullPage = true });

    public ValueTask DisposeAsync() => context.DisposeAsync();

    void Watch(IPage opened)
    {
        opened.Console += (_, message) =>
        {
            // Statuses are judged by the responses themselves: a page that is refused is no fault.
            if (message.Type == "error" && !StatusOnly().IsMatch(message.Text) && !(LineIsCut && OfTheLine().IsMatch(message.Text))) faults.Add($"{opened.Url}: {message.Text}");
        };
        opened.PageError += (_, error) => faults.Add($"{opened.Url}: {error}");
        opened.Response += (_, response) =>
        {
            if (response.Status >= 500) faults.Add($"{response.Status} {response.Url}");
        };
    }

    [GeneratedRegex("the server responded with a status of 4")]
    private static partial Regex StatusOnly();

    [GeneratedRegex("net::ERR_|WebSocket|negotiat|Connection disconnected|Failed to fetch|reconnect", RegexOptions.IgnoreCase)]
    private static partial Regex OfTheLine();
}
