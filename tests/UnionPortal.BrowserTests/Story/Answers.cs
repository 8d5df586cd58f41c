using UnionPortal.BrowserTests.Harness;

namespace UnionPortal.BrowserTests.Story;

/// <summary>Each side answers for itself, on a phone: two chairs by their personal link, an employer's contact without an account.</summary>
sealed class Answers(Journey journey, RunningPortal portal, Towns towns, Links links)
{
    public async Task WalkAsync()
    {
        await SayYesAsync(links.Mentor, Cast.MentorChair, Cast.MentorDigits, "贵会已同意，等对方答复");
        await towns.Admin.GotoAsync(links.Pair);
        await towns.Admin.SeesAsync("待双方答复");
        await SayYesAsync(links.Mentee, Cast.MenteeChair, Cast.MenteeDigits, "双方都已同意，等总工会组织签订协议。");
        await TheContactSaysYesAsync();
        await TheOtherContactSaysNoWithAReasonAsync();
    }

    async Task SayYesAsync(string link, string name, string digits, string told)
    {
        var chair = await journey.ArriveAsync(portal, Screen.Phone, $"{towns.Slugs}-chair-{digits}");
        await chair.GotoAsync(link);
        await chair.ShotAsync("link");
        await chair.Field("手机号后四位").FillAsync("0000");
        await chair.LeaveByAsync(chair.Button("进入"));
        await chair.SeesAsync("手机号后四位不对。");
        await chair.Field("手机号后四位").FillAsync(digits);
        await chair.LeaveByAsync(chair.Button("进入"));
        await chair.SeesAsync($"{name}，您好");
        await chair.SeesAsync("待我答复");
        await chair.ShotAsync("first-screen");
        await chair.Link("去答复").ClickAsync();
        await chair.SeesAsync("自愿结对，双方各自答复。");
        await chair.ShotAsync("invitation");
        await chair.Button("同意结对").ClickAsync();
        await chair.SeesAsync(told);
        await chair.ShotAsync("answered");
    }

    async Task TheContactSaysYesAsync()
    {
        var contact = await journey.ArriveAsync(portal, Screen.Phone, $"{towns.Slugs}-contact-yes");
        await contact.GotoAsync(links.Willing);
        await contact.SeesAsync($"{Cast.Willing}，您好");
        await contact.ShotAsync("asked");
        await contact.LeaveByAsync(contact.Button("同意结对"));
        await contact.SeesAsync("已收到您的答复");
        await contact.ShotAsync("thanked");
        await contact.GotoAsync(links.Willing);
        await contact.SeesAsync("链接已失效");
    }

    async Task TheOtherContactSaysNoWithAReasonAsync()
    {
        var contact = await journey.ArriveAsync(portal, Screen.Phone, $"{towns.Slugs}-contact-no");
        await contact.GotoAsync(links.Unwilling);
        await contact.Page.GetByText("暂不结对，说明原因").ClickAsync();
        await contact.LeaveByAsync(contact.Button("提交原因"));
        await contact.SeesAsync("请写一句暂不结对的原因，方便工会另作安排。");
        await contact.ShotAsync("reason-missing");
        await contact.Field("暂不结对的原因").FillAsync("正在搬迁厂房，想明年再参加。");
        await contact.LeaveByAsync(contact.Button("提交原因"));
        await contact.SeesAsync("已收到您的答复");
        await contact.GotoAsync(links.Unwilling);
        await contact.SeesAsync("链接已失效");
    }
}
