using Microsoft.Playwright;
using UnionPortal.BrowserTests.Harness;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Drafts;

/// <summary>What a person typed is never lost: the browser's own net while the line is silent, the server's on another device.</summary>
[Collection("demonstration")]
public sealed class NetsTests(BrowserInstallation installation) : Journey(installation)
{
    // Each leaves words behind that are offered again; so the tests do not share a person.
    const string Mentee = "demo-mentee";
    const string Mentor = "demo-chair";

    [Fact]
    public async Task Words_typed_while_the_network_is_silent_are_offered_again()
    {
        var chair = await ArriveAsync(Installation.Demonstration, Screen.Phone, "silent-line");
        var line = await SilentAtWillAsync(chair);
        await OpenFormAsync(chair, Mentee);
        await chair.Field("标题").FillAsync("重阳敬老");
        await Expect(chair.Field("标题")).ToHaveValueAsync("重阳敬老");

        line.IsSilent = true;
        chair.LineIsCut = true;
        await chair.Field("活动内容").FillAsync("网络断着的时候写的话。");
        await chair.Page.WaitForFunctionAsync("() => Object.values(localStorage).some(kept => kept.includes('网络断着的时候写的话。'))");
        line.IsSilent = false;
        await chair.Page.ReloadAsync();
        await chair.SettleAsync();
        await chair.ShotAsync("offered-after-silence");
        await chair.Button("接着写").First.ClickAsync();

        await Expect(chair.Field("标题")).ToHaveValueAsync("重阳敬老");
        await Expect(chair.Field("活动内容")).ToHaveValueAsync("网络断着的时候写的话。");
    }

    [Fact]
    public async Task Words_typed_on_one_device_are_offered_on_another()
    {
        var phone = await ArriveAsync(Installation.Demonstration, Screen.Phone, "first-device");
        await OpenFormAsync(phone, Mentor);
        await phone.Field("标题").FillAsync("手机上开了个头");
        await phone.Field("活动内容").FillAsync("回到办公室接着写。");

        var desk = await ArriveAsync(Installation.Demonstration, Screen.Desktop, "second-device");
        await OpenFormAsync(desk, Mentor);
        for (var tries = 0; tries < 20 && await desk.Button("接着写").CountAsync() == 0; tries++) await desk.GotoAsync(new Uri(desk.Page.Url).PathAndQuery);
        await desk.ShotAsync("offered-on-the-second-device");
        await desk.Button("接着写").First.ClickAsync();

        await Expect(desk.Field("标题")).ToHaveValueAsync("手机上开了个头");
        await Expect(desk.Field("活动内容")).ToHaveValueAsync("回到办公室接着写。");
    }

    [Fact]
    public async Task The_portal_works_in_the_browser_of_WeChat_on_a_narrow_phone()
    {
        var wechat = new Screen("phone", Screen.Narrowest, 640, true)
        {
            UserAgent = "Mozilla/5.0 (Linux; Android 13; V2244A Build/TP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MicroMessenger/8.0.49 WeChat/arm64 Weixin NetType/4G Language/zh_CN",
        };
        var chair = await ArriveAsync(Installation.Demonstration, wechat, "wechat");
        await OpenFormAsync(chair, Mentee);
        await chair.ShotAsync("log-in-wechat");

        foreach (var path in new[] { "", "/pairs", "/activities", "/inbox" })
        {
            await chair.GotoAsync($"/{new Uri(chair.Page.Url).Segments[1].Trim('/')}{path}");
            (await chair.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(Screen.Narrowest, path);
        }
    }

    static async Task OpenFormAsync(Visitor chair, string person)
    {
        await chair.GotoAsync("/sign-in");
        await chair.SignInAsync(person);
        await chair.GotoAsync($"/{new Uri(chair.Page.Url).Segments[1].Trim('/')}/activities/log");
    }

    /// <summary>Stands in the middle of the line: while it is silent nothing passes, and neither side is told.</summary>
    static async Task<Line> SilentAtWillAsync(Visitor visitor)
    {
        var line = new Line();
        await visitor.Context.RouteWebSocketAsync("**/_blazor**", browser =>
        {
            var server = browser.ConnectToServer();
            browser.OnMessage(frame => line.Pass(frame, server));
            server.OnMessage(frame => line.Pass(frame, browser));
        });
        return line;
    }

    sealed class Line
    {
        public volatile bool IsSilent;

        public void Pass(IWebSocketFrame frame, IWebSocketRoute to)
        {
            if (IsSilent) return;
            if (frame.Binary is { Length: > 0 } bytes) to.Send(bytes);
            else to.Send(frame.Text ?? "");
        }
    }
}
