using System.Text.RegularExpressions;
using Microsoft.Playwright;
using UnionPortal.Accounts;
using UnionPortal.BrowserTests.Harness;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Shell;

/// <summary>A day's work without a mouse, from signing in to what was saved.</summary>
[Collection("demonstration")]
public sealed class KeyboardJourneyTests(BrowserInstallation installation) : Journey(installation)
{
    [Fact]
    public async Task A_chair_signs_in_logs_an_activity_is_led_to_what_is_missing_and_saves()
    {
        var (chair, keyboard) = await SignInAsync("demo-chair");
        await PressAsync(chair, keyboard, chair.Page.Locator(".big-action.primary"));
        await Expect(chair.Heading("记活动")).ToBeFocusedAsync();
        await keyboard.ReachAsync(chair.Field("活动类型"));
        await keyboard.PressAsync("ArrowDown");
        await TypeAsync(keyboard, chair.Field("本会参加"), "12");
        await PressAsync(chair, keyboard, chair.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }));

        await Expect(chair.Page.Locator(".fault-summary")).ToBeFocusedAsync();
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");
        await Expect(chair.Field("标题")).ToBeFocusedAsync();
        await keyboard.TypeAsync("午间工间操");
        await PressAsync(chair, keyboard, chair.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }));

        await chair.SeesAsync("已提交，总工会已能看到，不用再发微信。");
        await Expect(chair.Page.Locator("h1")).ToBeFocusedAsync();
        await PressAsync(chair, keyboard, chair.Page.Locator("#content .empty-actions a"));
        await Expect(chair.Heading("午间工间操")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Staff_search_the_unions_filter_them_open_one_and_amend_it()
    {
        var (staff, keyboard) = await SignInAsync("demo-staff");
        await PressAsync(staff, keyboard, staff.Page.Locator(".side-nav").GetByText("基层工会").Locator(".."));
        await Expect(staff.Heading("基层工会")).ToBeFocusedAsync();
        await TypeAsync(keyboard, staff.Page.GetByRole(AriaRole.Searchbox), "有限公司");
        await keyboard.PressAsync("Enter");
        await Expect(staff.Page).ToHaveURLAsync(new Regex(@"q="));
        await Expect(staff.Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("ArrowDown");
        await Expect(staff.Page).ToHaveURLAsync(new Regex("kind="));
        await Expect(staff.Page.Locator(".toolbar select").First).ToBeFocusedAsync();

        await PressAsync(staff, keyboard, staff.Page.Locator("table.rows tbody a").First);
        await Expect(staff.Page.Locator("h1")).ToBeFocusedAsync();
        await PressAsync(staff, keyboard, staff.Page.Locator("#content a[href$='/amend']").First);
        await Expect(staff.Page.Locator("h1")).ToContainTextAsync("修改");
        await Expect(staff.Page.Locator("h1")).ToBeFocusedAsync();
        await TypeAsync(keyboard, staff.Field("职工人数"), "512");
        await keyboard.PressAsync("Enter");

        await Expect(staff.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await Expect(staff.Page.Locator("h1")).ToBeFocusedAsync();
        await staff.SeesAsync("512");
    }

    async Task<(Visitor, Keyboard)> SignInAsync(string userName)
    {
        var visitor = await ArriveAsync(Installation.Demonstration, Screen.Desktop, $"keyboard-{userName}");
        var keyboard = new Keyboard(visitor.Page);
        await visitor.GotoAsync("/sign-in");
        await TypeAsync(keyboard, visitor.Field("用户名"), userName);
        await TypeAsync(keyboard, visitor.Field("密码"), DemonstrationAccounts.Password);
        await keyboard.PressAsync("Enter");
        await Expect(visitor.Page.Locator("#portal:not(.plain)[data-interactive=true]")).ToBeAttachedAsync();
        return (visitor, keyboard);
    }

    static async Task TypeAsync(Keyboard keyboard, ILocator field, string words)
    {
        await keyboard.ReachAsync(field);
        await keyboard.PressAsync("ControlOrMeta+a");
        await keyboard.TypeAsync(words);
    }

    static async Task PressAsync(Visitor visitor, Keyboard keyboard, ILocator place)
    {
        await visitor.SettleAsync();
        await keyboard.ReachAsync(place);
        await keyboard.PressAsync("Enter");
    }
}
