using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using UnionPortal.BrowserTests.Harness;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Choosing;

/// <summary>A campaign from its rules to its report: the administrator sets it up, a chair chooses on a phone, staff bring the sides together and record what is signed, the leader sees the pair.</summary>
[Collection("demonstration")]
public sealed partial class CampaignTests(BrowserInstallation installation) : Journey(installation)
{
    const string Name = "秋冬结对主题活动";
    const string Mentor = "柳河星岸物业管理有限公司工会委员会";

    [Fact]
    public async Task A_campaign_is_run_from_its_rules_to_its_report()
    {
        var (admin, staff) = (await SignInAsync(Screen.Desktop, "admin"), await SignInAsync(Screen.Desktop, "staff"));
        var (chair, leader) = (await SignInAsync(Screen.Phone, "chair"), await SignInAsync(Screen.Desktop, "leader"));
        await leader.GotoAsync("/dongchuan/dashboard");
        var cell = leader.Page.Locator("tr[data-of='liuhe'] td[data-code=pairs-active]");
        var before = int.Parse(Digits().Match(await cell.InnerTextAsync()).Value, System.Globalization.CultureInfo.InvariantCulture);

        var campaign = await OpenAsync(admin);
        var mentee = await ChooseAsync(chair);
        var pair = await BringTogetherAsync(staff, campaign, mentee);
        await chair.GotoAsync(pair);
        await chair.Button("同意结对").ClickAsync();
        await chair.SeesAsync("贵会已同意，等对方答复");
        await SignAsync(staff, pair);
        await LogAsync(chair, pair);

        await leader.GotoAsync("/dongchuan/dashboard");
        await Expect(cell).ToContainTextAsync((before + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await ReportAsync(staff, campaign);
    }

    static async Task<string> OpenAsync(Visitor admin)
    {
        await admin.GotoAsync("/liuhe/pairs/campaigns");
        await admin.Field("主题活动名称").FillAsync(Name);
        await admin.Field("每家最多帮促").FillAsync("2");
        await admin.Button("开展主题活动").ClickAsync();
        await admin.Link("定规则、列名单").ClickAsync();
        await admin.Link("修改规则").ClickAsync();
        await admin.Field("目标结对数").FillAsync("3");
        await admin.Button("保存").ClickAsync();
        await admin.SeesAsync("规则已保存。");
        await Expect(admin.Heading(Name)).ToBeVisibleAsync();
        var campaign = new Uri(admin.Page.Url).AbsolutePath;
        await admin.Button("列出名单").ClickAsync();
        await admin.SeesAsync("名单已更新");
        await admin.Link("发通知").ClickAsync();
        await admin.Field("标题").FillAsync("秋冬结对启动会");
        await admin.Field("内容").FillAsync("请各单位主席参加，会后说说意向。");
        await admin.Button("发出").ClickAsync();
        await admin.SeesAsync("通知已发出");
        await admin.ShotAsync("campaign");
        return campaign;
    }

    // Who is first on the list is wanted first.
    static async Task<string> ChooseAsync(Visitor chair)
    {
        await chair.GotoAsync("/liuhe");
        await chair.Page.Locator(".ask-card", new() { HasText = Name }).GetByRole(AriaRole.Link, new() { Name = "去选择" }).ClickAsync();
        await chair.SeesAsync("秋冬结对启动会");
        var offer = chair.Page.Locator(".offer").First;
        var mentee = (await offer.GetAttributeAsync("data-offer"))!;
        await WantAsync(offer);
        await chair.ShotAsync("chosen");
        return mentee;
    }

    static async Task WantAsync(ILocator offer)
    {
        var willing = offer.GetByRole(AriaRole.Button, new() { Name = "愿意", Exact = true });
        await willing.ClickAsync();
        await Expect(willing).ToHaveAttributeAsync("aria-pressed", "true");
        await offer.Locator("select").SelectOptionAsync("1");
    }

    // The mentee has no account: staff say for it what it said on the telephone.
    static async Task<string> BringTogetherAsync(Visitor staff, string campaign, string mentee)
    {
        await staff.GotoAsync($"{campaign}/entries?side=mentee&q={Uri.EscapeDataString(mentee)}");
        await staff.Link(mentee).ClickAsync();
        await Expect(staff.Heading("希望谁来帮促")).ToBeVisibleAsync();
        await staff.GotoAsync($"{new Uri(staff.Page.Url).PathAndQuery}&q={Uri.EscapeDataString(Mentor)}");
        await WantAsync(staff.Page.Locator($".offer[data-offer='{Mentor}']"));
        await staff.GotoAsync(campaign);
        await staff.Button("编排一轮").ClickAsync();
        await staff.SeesAsync("编排好了");
        var line = staff.Page.Locator(".item-list li", new() { HasText = mentee });
        await Expect(line).ToContainTextAsync(Mentor);
        await line.GetByRole(AriaRole.Link, new() { Name = "为什么" }).ClickAsync();
        await staff.SeesAsync("第 1 志愿");
        await staff.ShotAsync("why");
        await staff.Page.GetByRole(AriaRole.Button, new() { NameRegex = ProposeAll() }).ClickAsync();
        await staff.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "提出结对", Exact = true }).ClickAsync();
        await line.GetByRole(AriaRole.Link, new() { Name = "已提出" }).ClickAsync();
        await staff.SeesAsync("待双方答复");
        return new Uri(staff.Page.Url).AbsolutePath;
    }

    static async Task SignAsync(Visitor staff, string pair)
    {
        var paper = new FilePayload { Name = "回执.pdf", MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF") };
        await staff.GotoAsync($"{pair}/answer");
        await staff.ChooseAsync("写的是", "已同意");
        await staff.Page.SetInputFilesAsync("#f-Files", paper);
        await staff.SeesAsync("已上传");
        await staff.Button("保存答复").ClickAsync();
        await staff.Link("登记协议").ClickAsync();
        await staff.Field("协议编号").FillAsync("柳河结〔2026〕秋冬01号");
        await staff.Page.GetByText("经验交流").ClickAsync();
        await staff.Button("保存，开始结对").ClickAsync();
        await Expect(staff.Page.Locator(".badge").GetByText("结对中")).ToBeVisibleAsync();
    }

    static async Task LogAsync(Visitor chair, string pair)
    {
        await chair.GotoAsync(pair);
        await chair.Link("记活动").First.ClickAsync();
        await chair.Field("活动类型").SelectOptionAsync("上门指导");
        await chair.Field("标题").FillAsync("上门看台账");
        await chair.Field("本会参加").FillAsync("2");
        await chair.Field("对方参加").FillAsync("3");
        await chair.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await chair.SeesAsync("已提交，总工会已能看到");
    }

    static async Task ReportAsync(Visitor staff, string campaign)
    {
        await staff.GotoAsync($"{campaign}/report");
        await staff.SeesAsync("1 对，目标 3 对");
        await staff.SeesAsync("1 场，5 人次");
        await staff.ShotAsync("report");
        (await staff.Page.RunAndWaitForDownloadAsync(() => staff.Link("导出 Word").ClickAsync())).SuggestedFilename.ShouldEndWith(".docx");
    }

    async Task<Visitor> SignInAsync(Screen screen, string who)
    {
        var person = await ArriveAsync(Installation.Demonstration, screen, "campaign-" + who);
        await person.GotoAsync("/sign-in");
        await person.SignInAsync("demo-" + who);
        return person;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^提出 \d+ 对$")]
    private static partial Regex ProposeAll();
}
