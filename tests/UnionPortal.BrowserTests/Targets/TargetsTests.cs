using UnionPortal.BrowserTests.Harness;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Targets;

/// <summary>A district types over a target: what cannot be read is not taken for an empty cell, the parts are summed while one types, and the township sees its own.</summary>
[Collection("demonstration")]
public sealed class TargetsTests(BrowserInstallation installation) : Journey(installation)
{
    [Fact]
    public async Task A_cell_that_cannot_be_read_is_not_saved_and_what_is_saved_is_seen_below()
    {
        var district = await SignInAsync("district", "demo-district");
        await district.GotoAsync("/dongchuan/targets");
        var cell = district.Field("柳河镇总工会（演示） 会员");
        var before = await cell.InputValueAsync();

        await cell.FillAsync(before + "x");
        await district.SeesAsync("请填数字。");
        await district.Button("保存并下达").ClickAsync();
        await district.SeesAsync("有 1 处请核对");
        await Expect(cell).ToHaveValueAsync(before + "x");
        await cell.FillAsync("8888");
        await district.SeesAsync("多 ");
        await district.Button("保存并下达").ClickAsync();
        await district.SeesAsync("已保存，下级已能看到自己的目标，不用再发通知。");
        await district.ShotAsync("saved");

        var township = await SignInAsync("township", "demo-admin");
        await township.GotoAsync("/liuhe");
        await township.SeesAsync("下达");
        await Expect(township.Page.Locator("li[data-code=members]")).ToContainTextAsync("8,888");
        await township.Link("目标任务").First.ClickAsync();
        await Expect(township.Page.Locator("tr.still td[data-label=会员]")).ToContainTextAsync("8,888");
    }

    async Task<Visitor> SignInAsync(string name, string user)
    {
        var person = await ArriveAsync(Installation.Demonstration, Screen.Desktop, name);
        await person.GotoAsync("/sign-in");
        await person.SignInAsync(user);
        return person;
    }
}
