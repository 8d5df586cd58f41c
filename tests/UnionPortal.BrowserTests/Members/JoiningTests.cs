using UnionPortal.BrowserTests.Harness;
using UnionPortal.Reference;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Members;

/// <summary>A worker scans the poster's code and applies on a phone; the chair accepts; the member stays, is kept and comes back. And a list with two bad rows comes in and goes again.</summary>
[Collection("demonstration")]
public sealed class JoiningTests(BrowserInstallation installation) : Journey(installation)
{
    const string Worker = "端木清扬";

    [Fact]
    public async Task A_worker_applies_on_a_phone_and_the_chair_accepts()
    {
        var chair = await SignInAsync(Screen.Phone, "chair", "demo-chair");
        await chair.GotoAsync("/liuhe/members/poster");
        await chair.Button("生成").ClickAsync();
        var address = await chair.IssuedLinkAsync();
        await chair.ShotAsync("poster");

        var worker = await ArriveAsync(Installation.Demonstration, Screen.Phone, "worker");
        await worker.GotoAsync(address);
        await worker.LeaveByAsync(worker.Button("提交申请"));
        await worker.SeesAsync("请填写姓名。");
        await worker.ShotAsync("join-faults");
        await worker.Field("姓名").FillAsync(Worker);
        await worker.Field("身份证号").FillAsync(Identity());
        await worker.Field("手机号").FillAsync("138 0000 5566");
        await worker.ChooseAsync("会员类别", "新就业形态劳动者");
        await worker.Page.GetByLabel("我同意工会为管理会员名册登记以上信息").CheckAsync();
        await worker.LeaveByAsync(worker.Button("提交申请"));
        await worker.SeesAsync("申请已送到工会");
        await worker.ShotAsync("applied");

        await chair.GotoAsync("/liuhe/members/applications");
        await chair.SeesAsync(Worker);
        await chair.Page.Locator("section.card", new() { HasText = Worker }).GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "同意入会" }).ClickAsync();
        await chair.Page.Locator("dialog[open]").GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "同意入会" }).ClickAsync();
        await Expect(chair.Page.Locator("section.card", new() { HasText = Worker })).ToHaveCountAsync(0);
        await worker.Page.ReloadAsync();
        await worker.SeesAsync("欢迎加入工会");

        await chair.GotoAsync("/liuhe/members?q=dmq");
        await chair.Link(Worker).ClickAsync();
        await Expect(chair.Heading(Worker)).ToBeVisibleAsync();
        await chair.Link("会籍变动").ClickAsync();
        await chair.ChooseAsync("办理事项", "保留会籍");
        await chair.Button("办理").ClickAsync();
        await chair.SeesAsync("已办理：保留会籍");
        await chair.ConfirmAsync("撤回“保留会籍”", "撤回");
        await Expect(chair.Page.Locator("#content")).Not.ToContainTextAsync("撤回“保留会籍”");
        await chair.ShotAsync("member");
    }

    [Fact]
    public async Task A_list_with_bad_rows_comes_in_but_for_those_and_goes_again()
    {
        var chair = await SignInAsync(Screen.Desktop, "list", "demo-mentee");
        await chair.GotoAsync("/liuhe/members/import");
        await chair.Page.SetInputFilesAsync("#f-Files", Path.Combine(AppContext.BaseDirectory, "Files", "members-flawed.csv"));
        await chair.SeesAsync("可导入 3 人");
        await chair.SeesAsync("待处理 2 行");
        await chair.ShotAsync("list-tried");
        await chair.Button("导入 3 人").ClickAsync();
        await chair.SeesAsync("已登记 3 人");
        await chair.GotoAsync("/liuhe/members?q=𠮷田");
        await chair.SeesAsync("𠮷田由美");
        await chair.Page.GetByLabel("选择𠮷田由美").CheckAsync();
        await chair.SeesAsync("已选 1 人");
        await chair.Button("批量办理").ClickAsync();
        await chair.Page.Locator("dialog[open]").GetByLabel("办理事项").SelectOptionAsync(nameof(UnionPortal.Members.MembershipChange.Kept));
        await chair.ShotAsync("chosen");
        await chair.Page.Locator("dialog[open]").GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "办理", Exact = true }).ClickAsync();
        await Expect(chair.Page.Locator("tbody")).ToContainTextAsync("保留会籍");
    }

    async Task<Visitor> SignInAsync(Screen screen, string name, string user)
    {
        var person = await ArriveAsync(Installation.Demonstration, screen, name);
        await person.GotoAsync("/sign-in");
        await person.SignInAsync(user);
        return person;
    }

    // A number that names a place that does not exist.
    static string Identity()
    {
        var first = $"99{Random.Shared.Next(1000, 9999)}19950520{Random.Shared.Next(0, 1000):D3}";
        return first + IdentityNumber.CheckCharacter(first);
    }
}
