using UnionPortal.BrowserTests.Harness;

namespace UnionPortal.BrowserTests.Accounts;

/// <summary>Coming in, and being kept out.</summary>
[Collection("demonstration")]
public sealed class SignInTests(BrowserInstallation installation) : Journey(installation)
{
    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in_and_comes_back_to_where_they_wanted_to_go()
    {
        var visitor = await ArriveAsync(Installation.Demonstration, Screen.Desktop, "sign-in");

        await visitor.GotoAsync("/liuhe/unions?kind=Enterprise");
        visitor.Page.Url.ShouldContain("/sign-in");
        await visitor.SignInAsync("demo-staff");

        await visitor.IsAtAsync("/liuhe/unions?kind=Enterprise");
        await visitor.SeesAsync("基层工会");
    }

    [Fact]
    public async Task A_wrong_password_is_told_in_a_sentence_and_too_many_shut_the_account_for_a_while()
    {
        var visitor = await ArriveAsync(Installation.Demonstration, Screen.Desktop, "lockout");
        await visitor.GotoAsync("/sign-in");

        await visitor.SignInAsync("demo-city", "not-the-password");
        await visitor.SeesAsync("用户名或密码不对，请核对后再试。");
        for (var again = 0; again < 7; again++) await visitor.SignInAsync("demo-city", "not-the-password");
        await visitor.SignInAsync("demo-city");

        await visitor.SeesAsync("输错次数太多，请 10 分钟后再试，或联系管理员。");
        await visitor.ShotAsync("locked-out");
    }
}
