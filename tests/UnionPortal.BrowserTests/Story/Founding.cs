using UnionPortal.BrowserTests.Harness;

namespace UnionPortal.BrowserTests.Story;

/// <summary>The offices of one walk, and the people at work in them.</summary>
public sealed record Towns(string Slugs, Visitor Admin, Visitor Colleague, Visitor Neighbour, Visitor Leader)
{
    public string Town => $"/{Slugs}-mapo";

    public string NextTown => $"/{Slugs}-gulou";

    public string District => $"/{Slugs}-qu";
}

/// <summary>An operator takes up the posting, founds a municipality, a district and two townships, and their people come in by their links.</summary>
sealed class Founding(Journey journey, RunningPortal portal, Screen screen)
{
    const string Password = "qingwa-tiaojin-chitang";

    Visitor operatorAtWork = null!;

    public async Task<Towns> WalkAsync(string slugs)
    {
        var link = new Uri((await portal.CommandAsync("operator", "--name", "程远")).Split('：').Last().Trim()).AbsolutePath;
        operatorAtWork = await TakeUpAsync(link, $"{slugs}-operator", "/platform");
        await operatorAtWork.ShotAsync("platform");
        await WorksOnceAsync(link);

        await FoundAsync("市级", $"{slugs}-shi", $"云水市总工会{slugs}", null);
        var district = await FoundAsync("区（县、市）级", $"{slugs}-qu", $"云水区总工会{slugs}", $"云水市总工会{slugs}");
        var town = await FoundAsync("镇、街道、园区级", $"{slugs}-mapo", $"马坡镇总工会{slugs}", $"云水区总工会{slugs}", area: ["北京市", "市辖区", "顺义区", "马坡地区"]);
        var next = await FoundAsync("镇、街道、园区级", $"{slugs}-gulou", $"鼓楼街道总工会{slugs}", $"云水区总工会{slugs}");

        var admin = await TakeUpAsync(town, $"{slugs}-admin", $"/{slugs}-mapo");
        await admin.SeesAsync("今日待办");
        await admin.ShotAsync("empty-town");
        var head = await TakeUpAsync(district, $"{slugs}-head", $"/{slugs}-qu");
        return new(slugs, admin,
            await TakeUpAsync(await InviteAsync(admin, $"/{slugs}-mapo", "周洋", "工作人员"), $"{slugs}-staff", $"/{slugs}-mapo"),
            await TakeUpAsync(next, $"{slugs}-next", $"/{slugs}-gulou"),
            await TakeUpAsync(await InviteAsync(head, $"/{slugs}-qu", "许建华", "领导"), $"{slugs}-leader", $"/{slugs}-qu"));
    }

    async Task<Visitor> TakeUpAsync(string link, string userName, string home)
    {
        var visitor = await journey.ArriveAsync(portal, screen, userName);
        await visitor.GotoAsync(link);
        await visitor.Field("用户名").FillAsync(userName);
        await visitor.Field("密码").FillAsync(Password);
        await visitor.LeaveByAsync(visitor.Button("设置账号并进入"));
        await visitor.IsAtAsync(home);
        return visitor;
    }

    async Task WorksOnceAsync(string link)
    {
        var latecomer = await journey.ArriveAsync(portal, screen, "latecomer");
        await latecomer.GotoAsync(link);
        await latecomer.SeesAsync("链接已失效");
        await latecomer.ShotAsync("link-is-over");
    }

    async Task<string> FoundAsync(string level, string slug, string name, string? parent, string[]? area = null)
    {
        await operatorAtWork.GotoAsync("/platform/found");
        await operatorAtWork.Field("级别").SelectOptionAsync(level);
        if (parent is not null) await operatorAtWork.ChooseAsync("上级", parent);
        await operatorAtWork.Field("名称").FillAsync(name);
        foreach (var (label, place) in new[] { "省（直辖市）", "市", "区县", "镇街" }.Zip(area ?? [])) await operatorAtWork.Field(label).SelectOptionAsync(place);
        await operatorAtWork.Field("网址简称").FillAsync(slug);
        await operatorAtWork.Field("首位管理员姓名").FillAsync("李敏");
        if (area is not null) await operatorAtWork.ShotAsync("found");
        await operatorAtWork.Button("开通").ClickAsync();
        await operatorAtWork.SeesAsync($"{name} 已开通");
        if (area is not null) await operatorAtWork.ShotAsync("founded");
        return await operatorAtWork.IssuedLinkAsync();
    }

    static async Task<string> InviteAsync(Visitor admin, string home, string person, string role)
    {
        await admin.GotoAsync($"{home}/people");
        await admin.Field("姓名").FillAsync(person);
        await admin.Field("身份").SelectOptionAsync(role);
        await admin.Button("生成邀请链接").ClickAsync();
        var link = await admin.IssuedLinkAsync();
        await admin.ShotAsync("people");
        return link;
    }
}
