using UnionPortal.BrowserTests.Harness;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Tenancy;

/// <summary>What people meet where they may not go.</summary>
[Collection("demonstration")]
public sealed class WallsTests(BrowserInstallation installation) : Journey(installation)
{
    [Fact]
    public async Task A_neighbours_address_looks_like_one_that_does_not_exist()
    {
        var visitor = await SignedInAsync("demo-admin");

        var neighbours = await visitor.GotoAsync("/hepan/unions");
        await visitor.SeesAsync("没有找到这一页");
        var told = await visitor.Page.Locator("#content").InnerTextAsync();
        var missing = await visitor.GotoAsync("/nobody-here/unions");

        neighbours.Status.ShouldBe(404);
        missing.Status.ShouldBe(404);
        (await visitor.Page.Locator("#content").InnerTextAsync()).ShouldBe(told);
        await visitor.ShotAsync("not-found");
    }

    [Fact]
    public async Task A_role_without_the_permission_is_told_so_and_gets_no_data()
    {
        var chair = await SignedInAsync("demo-chair");

        var refused = await chair.GotoAsync("/liuhe/unions");

        refused.Status.ShouldBe(403);
        await chair.SeesAsync("这一页不对您开放");
        (await refused.TextAsync()).ShouldNotContain("工会委员会</a>");
        await chair.ShotAsync("refused");
    }

    [Fact]
    public async Task A_posting_taken_away_closes_the_open_page_within_seconds()
    {
        var admin = await SignedInAsync("demo-admin");
        await admin.GotoAsync("/liuhe/people");
        await admin.Field("姓名").FillAsync("临时帮忙");
        await admin.Button("生成邀请链接").ClickAsync();
        var helper = await ArriveAsync(Installation.Demonstration, Screen.Desktop, "helper");
        await helper.GotoAsync(await admin.IssuedLinkAsync());
        await helper.Field("用户名").FillAsync("linshi-bangmang");
        await helper.Field("密码").FillAsync("qingwa-tiaojin-chitang");
        await helper.LeaveByAsync(helper.Button("设置账号并进入"));
        await helper.GotoAsync("/liuhe/unions");
        await helper.SeesAsync("共 38 家");

        await admin.GotoAsync("/liuhe/people");
        var posting = admin.Page.Locator(".item-list li", new() { HasText = "临时帮忙" });
        await posting.GetByText("停用", new() { Exact = true }).ClickAsync();
        await posting.Locator("dialog[open]").GetByText("确定").ClickAsync();
        await Expect(posting).ToContainTextAsync("已停用");

        await helper.SeesAsync("您还没有可用的身份");
        await helper.ShotAsync("posting-taken-away");
        (await helper.GotoAsync("/liuhe/unions")).Status.ShouldBe(404);
    }

    async Task<Visitor> SignedInAsync(string user)
    {
        var visitor = await ArriveAsync(Installation.Demonstration, Screen.Desktop, "walls-" + user);
        await visitor.GotoAsync("/sign-in");
        await visitor.SignInAsync(user);
        return visitor;
    }
}
