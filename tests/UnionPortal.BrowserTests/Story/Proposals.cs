using System.Text.RegularExpressions;
using UnionPortal.BrowserTests.Harness;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Story;

/// <summary>What staff send out: the pair's page, and a personal link for each side.</summary>
public sealed record Links(string Pair, string Mentor, string Mentee, string Willing, string Unwilling);

/// <summary>A campaign is opened, partners are ranked with their reasons, pairs are proposed and links made.</summary>
sealed class Proposals(Towns towns)
{
    readonly Visitor staff = towns.Admin;

    public async Task<Links> WalkAsync()
    {
        await OpenCampaignAsync();
        var pair = await ProposeAsync(Cast.Mentee, Cast.Mentor);
        await staff.ShotAsync("pair-proposed");
        var mentor = await LinkAsync("发给帮促方主席的链接");
        await staff.ShotAsync("pair-link");
        var mentee = await LinkAsync("发给被帮促方主席的链接");
        await ProposeAsync(Cast.Willing, null);
        var willing = await LinkAsync("发给企业联系人的链接");
        await ProposeAsync(Cast.Unwilling, null);
        return new(pair, mentor, mentee, willing, await LinkAsync("发给企业联系人的链接"));
    }

    async Task OpenCampaignAsync()
    {
        await staff.GotoAsync($"{towns.Town}/pairs");
        await staff.SeesAsync("还没有结对");
        await staff.GotoAsync($"{towns.Town}/pairs/campaigns");
        await staff.Field("主题活动名称").FillAsync("“结对共建 携手同行”主题活动");
        await staff.Button("开展主题活动").ClickAsync();
        await staff.SeesAsync("已开展，现在可以为需要帮助的单位找伙伴。");
        await staff.ShotAsync("campaign");
    }

    async Task<string> ProposeAsync(string mentee, string? mentor)
    {
        await staff.GotoAsync($"{towns.Town}/pairs/match");
        await staff.Link(mentee).ClickAsync();
        await staff.SeesAsync($"适合帮促“{mentee}”的单位");
        var candidate = mentor is null ? staff.Page.Locator("[data-candidate]").First : staff.Page.Locator($"[data-candidate='{mentor}']");
        await Expect(candidate).ToContainTextAsync("相距");
        if (mentor is not null) await Expect(candidate).ToContainTextAsync("同属");
        await staff.ShotAsync("match");
        await candidate.GetByText("提出结对").First.ClickAsync();
        await candidate.Locator("dialog[open]").GetByText("提出结对").ClickAsync();
        await staff.Link("去发答复链接").ClickAsync();
        await staff.SeesAsync("等双方各自答复");
        return new Uri(staff.Page.Url).AbsolutePath;
    }

    async Task<string> LinkAsync(string words)
    {
        var earlier = await staff.Page.Locator("[data-copy-source]").CountAsync() > 0 ? await staff.IssuedLinkAsync() : "no link yet";
        await staff.Button(words).ClickAsync();
        await Expect(staff.Page.Locator("[data-copy-source]")).Not.ToHaveValueAsync(new Regex(Regex.Escape(earlier)));
        return await staff.IssuedLinkAsync();
    }
}
