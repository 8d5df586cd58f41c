using Microsoft.Playwright;
using UnionPortal.BrowserTests.Harness;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Story;

/// <summary>A union is found by a piece of its name, opened and amended; of two who amend it at once the second is told.</summary>
sealed class Register(Towns towns)
{
    public async Task WalkAsync()
    {
        await AUnionIsFoundByTwoCharactersAsync();
        await TheSecondOfTwoIsToldAsync();
    }

    async Task AUnionIsFoundByTwoCharactersAsync()
    {
        await towns.Admin.GotoAsync($"{towns.Town}/unions");
        await towns.Admin.ShotAsync("unions");
        await towns.Admin.Page.GetByLabel("荣誉级别").SelectOptionAsync("全国");
        await towns.Admin.SeesAsync("共 2 家");
        await towns.Admin.Page.GetByRole(AriaRole.Searchbox).FillAsync("云杉");
        await towns.Admin.SeesAsync("共 1 家");
        await towns.Admin.Link(Cast.Mentor).ClickAsync();
        await Expect(towns.Admin.Heading(Cast.Mentor)).ToBeVisibleAsync();
        await towns.Admin.SeesAsync("模范职工之家");
        await towns.Admin.ShotAsync("union");
    }

    async Task TheSecondOfTwoIsToldAsync()
    {
        var address = new Uri(towns.Admin.Page.Url).AbsolutePath;
        await towns.Colleague.GotoAsync($"{address}/amend");
        await towns.Admin.Link("修改").ClickAsync();
        await towns.Admin.Field("职工人数").FillAsync("740");
        await towns.Admin.ShotAsync("amend");
        await towns.Admin.Button("保存").ClickAsync();
        await towns.Admin.SeesAsync("已保存。");

        await towns.Colleague.Field("职工人数").FillAsync("750");
        await towns.Colleague.Button("保存").ClickAsync();
        await towns.Colleague.SeesAsync("您编辑时，李敏把职工人数由734改为740。");
        await towns.Colleague.ShotAsync("lost-race");
        await towns.Colleague.Button("按选择继续").ClickAsync();
        await Expect(towns.Colleague.Field("职工人数")).ToHaveValueAsync("740");
        await towns.Colleague.Button("保存").ClickAsync();
        await towns.Colleague.SeesAsync("已保存。");
    }
}

/// <summary>Who plays which part; all of them stand in the township's ledger.</summary>
static class Cast
{
    public const string Mentor = "北京云杉服饰有限公司工会委员会";
    public const string MentorChair = "宋勇艳";
    public const string MentorDigits = "1140";
    public const string Mentee = "北京晨星服饰有限公司工会委员会";
    public const string MenteeChair = "沈强";
    public const string MenteeDigits = "3808";
    public const string Willing = "北京东升机械制造有限公司";
    public const string Unwilling = "北京恒泽物流有限公司";
}
