using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using UnionPortal.BrowserTests.Harness;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Story;

/// <summary>Staff record the signed agreement with its scan and print it on one sheet; now the pair is active.</summary>
sealed partial class Agreement(Towns towns, Links links)
{
    readonly Visitor staff = towns.Admin;

    public async Task WalkAsync()
    {
        await staff.GotoAsync(links.Pair);
        await staff.Link("登记协议").ClickAsync();
        await staff.Field("协议编号").FillAsync($"马坡结〔2026〕{towns.Slugs}01号");
        await staff.Page.GetByText("经验交流").ClickAsync();
        await staff.Page.GetByText("上门指导").ClickAsync();
        await staff.Field("目标").FillAsync("半年内帮助建立职代会制度，入会率提高到 80%。");
        await staff.Page.SetInputFilesAsync("#f-Files", new FilePayload { Name = "协议扫描件.pdf", MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF") });
        await staff.SeesAsync("已上传");
        await staff.ShotAsync("agreement");
        await staff.Button("保存，开始结对").ClickAsync();
        await staff.SeesAsync("协议扫描件.pdf");
        await Expect(staff.Page.Locator(".badge").GetByText("结对中")).ToBeVisibleAsync();
        await staff.ShotAsync("active");
        await ItPrintsOnOneSheetAsync();
    }

    async Task ItPrintsOnOneSheetAsync()
    {
        await staff.GotoAsync($"{links.Pair}/agreement/print");
        await Expect(staff.Heading("结对共建合作协议")).ToBeVisibleAsync();
        await staff.ShotAsync("print");
        var paper = Encoding.Latin1.GetString(await staff.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }));
        Sheets().Count(paper).ShouldBe(1);
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Sheets();
}
