using Microsoft.Playwright;
using UnionPortal.BrowserTests.Harness;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Shell;

/// <summary>Language and appearance, chosen in the menu of the own person.</summary>
[Collection("demonstration")]
public sealed class ChoicesTests(BrowserInstallation installation) : Journey(installation)
{
    const string Light = "rgb(250, 248, 245)";
    const string Dark = "rgb(21, 18, 16)";

    // Nobody else signs in as this person: what is chosen here would meet them there.
    const string Person = "demo-district";

    [Fact]
    public async Task A_page_chosen_in_English_stays_English_in_its_circuit_and_is_Chinese_again_when_asked()
    {
        var visitor = await ArriveAsync(Installation.Demonstration, Screen.Desktop, "languages");
        await visitor.GotoAsync("/sign-in");
        await visitor.LeaveByAsync(visitor.Button("English"));
        await visitor.Heading("Sign in to UnionPortal").WaitForAsync();
        await visitor.LeaveByAsync(visitor.Button("中文"));
        await visitor.SignInAsync(Person);

        await ChooseAsync(visitor, "English");

        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "en-GB");
        await visitor.Page.Locator(".side-nav").GetByText("Dashboard").ClickAsync();
        await visitor.Heading("Dashboard").WaitForAsync();
        await visitor.SeesAsync("Joining rate");
        await visitor.Page.Locator(".side-nav").GetByText("Unions").ClickAsync();
        await visitor.Page.GetByLabel("Find a union").FillAsync("nosuchunion");
        await visitor.SeesAsync("Nothing found");

        await ChooseAsync(visitor, "中文");

        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await visitor.SeesAsync("没有找到");
    }

    [Fact]
    public async Task Dark_is_dark_light_is_light_and_otherwise_it_is_as_the_device_but_paper_is_white()
    {
        var visitor = await ArriveAsync(Installation.Demonstration, Screen.Phone, "appearance");
        await visitor.GotoAsync("/sign-in");
        await visitor.SignInAsync(Person);
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await ExpectAsync(visitor, Dark);

        await ChooseAsync(visitor, "浅色");
        await ExpectAsync(visitor, Light);
        await ChooseAsync(visitor, "深色");
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await ExpectAsync(visitor, Dark);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await ExpectAsync(visitor, "rgb(255, 255, 255)");
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Screen });

        await ChooseAsync(visitor, "跟随系统");
        await ExpectAsync(visitor, Light);
    }

    static async Task ChooseAsync(Visitor visitor, string words)
    {
        await visitor.Page.Locator(".top-bar .menu > summary").ClickAsync();
        await visitor.LeaveByAsync(visitor.Button(words));
    }

    static Task ExpectAsync(Visitor visitor, string paper) => Expect(visitor.Page.Locator("body")).ToHaveCSSAsync("background-color", paper);
}
