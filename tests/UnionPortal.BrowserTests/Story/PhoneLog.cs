using Microsoft.Playwright;
using UnionPortal.BrowserTests.Harness;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Story;

/// <summary>The mentor's chair logs an activity with a photo. The server goes away while words are typed; they are still there, and two presses save one activity.</summary>
sealed class PhoneLog(Journey journey, RunningPortal portal, Screen screen, Links links)
{
    const string Title = "端午一起包粽子";
    const string Words = "两家工会的职工一起包粽子，大家说明年还要来。";

    Visitor chair = null!;

    public async Task TypeAndLoseTheLineAsync(Towns towns)
    {
        chair = await journey.ArriveAsync(portal, screen, $"{towns.Slugs}-chair-logs");
        await chair.GotoAsync(links.Mentor);
        await chair.Field("手机号后四位").FillAsync(Cast.MentorDigits);
        await chair.LeaveByAsync(chair.Button("进入"));
        await chair.Page.Locator(".big-action").ClickAsync();
        await TypeAsync();
        await TheServerGoesAwayAndComesBackAsync();
        await chair.Page.GetByText("接着写").First.ClickAsync();
        await Expect(chair.Field("标题")).ToHaveValueAsync(Title);
        await Expect(chair.Field("活动内容")).ToHaveValueAsync(Words);
        await chair.ShotAsync("words-are-still-there");
    }

    public async Task SaveTwiceAsync()
    {
        // The second photo is still on its way when she presses; it is saved with the rest.
        await chair.Page.SetInputFilesAsync("#f-Files", new FilePayload { Name = "合影.jpg", MimeType = "image/jpeg", Buffer = await LargePhotoAsync(chair.Page) });
        await chair.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).DblClickAsync();
        await chair.SeesAsync("已提交，总工会已能看到，不用再发微信。");
    }

    async Task TypeAsync()
    {
        await chair.Field("活动类型").SelectOptionAsync("活动参与");
        await chair.Field("标题").FillAsync(Title);
        await chair.Field("开始时间").FillAsync("14:30");
        await chair.Field("地点").FillAsync("职工之家");
        await chair.Field("本会参加").FillAsync("32");
        await chair.Field("对方参加").FillAsync("１８");
        await chair.Page.SetInputFilesAsync("#f-Files", new FilePayload { Name = "现场.jpg", MimeType = "image/jpeg", Buffer = await LargePhotoAsync(chair.Page) });
        await chair.SeesAsync("已上传");
        await chair.ShotAsync("typed");
        await chair.Field("活动内容").FillAsync(Words);
    }

    async Task TheServerGoesAwayAndComesBackAsync()
    {
        journey.CutTheLine();
        portal.Kill();
        await Expect(chair.Page.Locator("#reconnect")).ToContainTextAsync("内容已保存到");
        await chair.ShotAsync("line-is-cut");
        await portal.StartAsync();
        await Expect(chair.Page.GetByText("接着写").First).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await chair.SettleAsync();
        await chair.ShotAsync("offered-again");
    }

    public async Task ReadBackAsync()
    {
        await chair.ShotAsync("saved");
        await chair.Link("看看这一条").ClickAsync();
        await chair.SeesAsync("50 人次（本会 32，对方 18）");
        var photo = chair.Page.Locator(".photo-grid img");
        await Expect(photo).ToHaveCountAsync(2);
        await photo.First.ScrollIntoViewIfNeededAsync();
        await Expect(photo.First).ToHaveJSPropertyAsync("naturalWidth", 1600);
        await chair.ShotAsync("activity");
        await chair.GotoAsync($"/{new Uri(chair.Page.Url).Segments[1]}activities");
        await chair.SeesAsync("共 1 场");
    }

    /// <summary>A photo as large as a phone's camera makes them, drawn by the browser.</summary>
    static async Task<byte[]> LargePhotoAsync(IPage page) => Convert.FromBase64String((await page.EvaluateAsync<string>("""
        async () => {
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [4000, 3000];
            const pen = canvas.getContext('2d');
            for (let at = 0; at < 4000; at++) {
                pen.fillStyle = `hsl(${at * 37 % 360} 60% ${30 + at % 50}%)`;
                pen.fillRect(at * 97 % 4000, at * 61 % 3000, 300, 220);
            }
            return canvas.toDataURL('image/jpeg', 0.95);
        }
        """)).Split(',')[1]);
}
