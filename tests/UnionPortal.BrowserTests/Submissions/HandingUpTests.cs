using System.IO.Compression;
using System.Text.RegularExpressions;
using UnionPortal.BrowserTests.Harness;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Submissions;

/// <summary>A township mends the month that was given back, with a photo; the district gives it back once more and then accepts it; the leader sees the photo and takes the page home for Word.</summary>
[Collection("demonstration")]
public sealed class HandingUpTests(BrowserInstallation installation) : Journey(installation)
{
    const string Words = "走访慰问一线职工 20 人";

    [Fact]
    public async Task A_month_travels_from_the_township_to_the_leaders_first_screen()
    {
        var township = await SignInAsync("township", "demo-admin");
        var district = await SignInAsync("district", "demo-district");

        await township.GotoAsync("/liuhe");
        await township.Link("月报被退回").ClickAsync();
        await ChooseHighlightAsync(township);
        await township.Button("重新报上去").ClickAsync();
        await township.SeesAsync("已提交，上级总工会已能看到，不用再发微信。");
        await township.ShotAsync("handed-up");

        await OpenAsync(district);
        await Expect(district.Page.Locator("#content")).ToContainTextAsync(Words);
        await ReturnAsync(district, "写一写下月打算");
        await township.GotoAsync("/liuhe");
        await township.SeesAsync("写一写下月打算");
        await township.Link("月报被退回").ClickAsync();
        await township.Field("情况说明").FillAsync($"{Words}。下月走访未建会企业。");
        await township.Button("重新报上去").ClickAsync();
        await township.SeesAsync("已提交，上级总工会已能看到");

        await OpenAsync(district);
        await district.Button("收下").ClickAsync();
        await district.SeesAsync("已收下，亮点照片会出现在领导首页。");
        await Expect(district.Page.Locator(".timeline > li")).ToHaveCountAsync(6);
        await LeaderSeesAsync(await SignInAsync("leader", "demo-leader"));
    }

    static async Task ChooseHighlightAsync(Visitor township)
    {
        await township.SeesAsync("上级退回修改");
        await township.Field("情况说明").FillAsync(Words);
        var first = township.Page.Locator(".highlight-field").First;
        await Expect(first.GetByRole(Microsoft.Playwright.AriaRole.Checkbox)).ToBeCheckedAsync();
        await township.Button("不要亮点 2").ClickAsync();
        await Expect(township.Page.Locator(".highlight-field")).ToHaveCountAsync(1);
        await township.ShotAsync("hand-up");
    }

    static async Task OpenAsync(Visitor district)
    {
        await district.GotoAsync("/dongchuan");
        await Expect(district.Page.Locator("li[data-of=liuhe]")).ToContainTextAsync("已报待审");
        await district.Page.Locator("li[data-of=liuhe] a").ClickAsync();
        await district.SeesAsync("请看一看，没有问题就收下。");
    }

    static async Task ReturnAsync(Visitor district, string reason)
    {
        await district.Button("退回修改").ClickAsync();
        await district.Field("要改什么").FillAsync(reason);
        await district.Page.Locator("dialog[open]").GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "退回", Exact = true }).ClickAsync();
        await district.SeesAsync($"已退回，等对方修改：{reason}");
        await district.ShotAsync("returned");
    }

    static async Task LeaderSeesAsync(Visitor leader)
    {
        await leader.GotoAsync("/dongchuan");
        var photo = leader.Page.Locator(".highlight-photos li").First;
        await Expect(photo).ToContainTextAsync("柳河镇总工会");
        await photo.Locator("img").ScrollIntoViewIfNeededAsync();
        await Expect(photo.Locator("img")).ToHaveJSPropertyAsync("naturalWidth", 640);
        await leader.ShotAsync("leader");
        var download = await leader.Page.RunAndWaitForDownloadAsync(() => leader.Link("导出 Word").ClickAsync());
        download.SuggestedFilename.ShouldEndWith(".docx");
        await using var file = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        using var word = new ZipArchive(bytes);
        using var reader = new StreamReader(word.GetEntry("word/document.xml")!.Open());
        var said = Regex.Replace(await reader.ReadToEndAsync(), "<[^>]+>", "");
        foreach (var words in new[] { "需关注", "各级对比", "亮点照片", "柳河镇总工会（演示）" }) said.ShouldContain(words);
        word.Entries.Count(entry => entry.FullName.EndsWith(".png", StringComparison.Ordinal)).ShouldBeGreaterThan(2);
    }

    async Task<Visitor> SignInAsync(string name, string user)
    {
        var person = await ArriveAsync(Installation.Demonstration, Screen.Desktop, name);
        await person.GotoAsync("/sign-in");
        await person.SignInAsync(user);
        return person;
    }
}
