using System.Text;
using UnionPortal.BrowserTests.Harness;

namespace UnionPortal.BrowserTests.Story;

/// <summary>Two townships upload their ledgers exactly as they keep them; one import is undone and done again.</summary>
sealed class Ledgers(Towns towns)
{
    public async Task WalkAsync()
    {
        await MapoIsImportedUndoneAndImportedAgainAsync();
        await GulouIsRefusedWhatIsWrongAsync();
        await GulouIsImportedAsync();
    }

    async Task MapoIsImportedUndoneAndImportedAgainAsync()
    {
        await SendAsync(towns.Admin, towns.Town, "unions-mapo.xlsx");
        await towns.Admin.SeesAsync("20家可导入，0家请核对，0家不能导入。");
        await towns.Admin.ShotAsync("ledger-preview");
        await towns.Admin.Button("导入20家").ClickAsync();
        await towns.Admin.SeesAsync("已导入20家：企业16、未建会企业4。");
        await towns.Admin.ShotAsync("ledger-imported");

        await towns.Admin.ConfirmAsync("撤销本次导入", "撤销本次导入");
        await towns.Admin.SeesAsync("这次导入已经撤销，登记的内容都已移除。");
        await towns.Admin.GotoAsync($"{towns.Town}/unions");
        await towns.Admin.SeesAsync("还没有登记基层工会");

        await SendAsync(towns.Admin, towns.Town, "unions-mapo.xlsx");
        await towns.Admin.Button("导入20家").ClickAsync();
        await towns.Admin.SeesAsync("已导入20家：企业16、未建会企业4。");
        await towns.Admin.GotoAsync($"{towns.Town}/prospects");
        await towns.Admin.SeesAsync("共 4 家");
        await towns.Admin.ShotAsync("prospects");
    }

    async Task GulouIsRefusedWhatIsWrongAsync()
    {
        await towns.Neighbour.GotoAsync($"{towns.NextTown}/unions/import");
        await towns.Neighbour.Page.SetInputFilesAsync("#f-Files", new Microsoft.Playwright.FilePayload { Name = "台账.xlsx", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("这不是表格，是一封信。") });
        await towns.Neighbour.SeesAsync("《台账.xlsx》不是能打开的表格。请用 WPS 另存为 .xlsx 后再上传。");
        await towns.Neighbour.ShotAsync("not-a-ledger");

        await SendAsync(towns.Neighbour, towns.NextTown, "unions-gulou-flawed.xlsx");
        await towns.Neighbour.SeesAsync("4家可导入，4家请核对，6家不能导入。");
        foreach (var reason in new[] { "没有工会名称。请补上全称。", "不是准确的人数。请填整数，例如 120。", "人数不能是负数（-3）。请改正。", "“合资公司”不是工会类型。", "经度和纬度填反了" })
            await towns.Neighbour.SeesAsync(reason);
        await towns.Neighbour.ShotAsync("ledger-flawed");
    }

    async Task GulouIsImportedAsync()
    {
        await SendAsync(towns.Neighbour, towns.NextTown, "unions-gulou.xlsx");
        await towns.Neighbour.Button("导入67家").ClickAsync();
        await towns.Neighbour.SeesAsync("已导入67家：机关1、企业37、社区联合29。");
        await towns.Neighbour.ShotAsync("ledger-imported");
    }

    static async Task SendAsync(Visitor staff, string home, string file)
    {
        await staff.GotoAsync($"{home}/unions/import");
        await staff.Page.SetInputFilesAsync("#f-Files", Path.Combine(AppContext.BaseDirectory, "Files", file));
        await staff.SeesAsync(file);
        await staff.SeesAsync("家可导入");
    }
}
