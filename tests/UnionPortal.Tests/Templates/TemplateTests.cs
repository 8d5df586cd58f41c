using FluentValidation;
using UnionPortal.Templates;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;

namespace UnionPortal.Tests.Templates;

public sealed class TemplateTests(TestInstallation installation)
{
    [Fact]
    public async Task A_campaign_chooses_its_agreement_others_go_by_the_standing_one_and_what_was_signed_keeps_its_version()
    {
        var office = await installation.FoundAsync();
        var (own, mentor, mentee) = await office.PairUpAsync(isSigned: false);
        var (other, _, _) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();
        var before = (await staff.Use<ReadPair>().WithWordingAsync(own)).Wording;
        var begun = (await staff.Use<WriteTemplate>().BeginAsync(TemplatePurpose.Agreement)).Draft;
        (begun.Terms, begun.IsStanding).ShouldBe((string.Join('\n', before.Lines), true), "One begins with the built-in words, and the first is to stand.");
        (begun.Name, begun.Title, begun.Terms) = ("标准范本", "柳河镇结对协议", "{甲方}帮助{乙方}，期限{协议期限}。\n\n  目标：{目标}  ");
        await staff.Use<WriteTemplate>().RunAsync(begun);
        var brief = new TemplateDraft { Purpose = TemplatePurpose.Agreement, Name = "简版", Title = "简版协议", Terms = "{乙方}有事就问{甲方}。" };
        await staff.Use<WriteTemplate>().RunAsync(brief);
        await ChooseAsync(staff, (await staff.Use<ReadPair>().RunAsync(own)).CampaignId, brief.Id);

        (await staff.Use<ReadPair>().WithWordingAsync(own)).Wording.Lines.ShouldBe([$"{mentee.Name}有事就问{mentor.Name}。"]);
        (await staff.Use<ReadPair>().WithWordingAsync(other)).Wording.Lines[1].ShouldBe($"目标：{Wording.Blank}");
        await staff.Use<SignAgreement>().RunAsync(own, Registry.Agreement(staff.Use<TimeProvider>().Today()), null);
        await staff.Use<WriteTemplate>().RunAsync(new() { Id = brief.Id, Edition = 1, Purpose = TemplatePurpose.Agreement, Name = "简版", Title = "第二版", Terms = "另一种约定。" });

        await using var chair = await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);
        (await chair.Use<ReadPair>().WithWordingAsync(own)).Wording.Title.ShouldBe("简版协议");
        (await chair.Use<WriteAgreement>().RunAsync(own)).Content.Length.ShouldBeGreaterThan(0);
        var shown = await staff.Use<ShowTemplate>().RunAsync(brief.Id);
        shown.Versions.Select(version => (version.Edition, version.Papers)).ShouldBe([(2, 0), (1, 1)]);
        (shown.Sample.Values[TemplateField.PartyA], shown.Uses.ShouldHaveSingleItem().IsOpen).ShouldBe((mentor.Name, true), "It is looked at with a real pair.");
        (await staff.Use<ListTemplates>().RunAsync()).Rows.Select(row => (row.Name, row.IsStanding, row.Edition, row.Uses, row.Papers)).ShouldBe([("标准范本", true, 1, 0, 0), ("简版", false, 2, 1, 1)]);
    }

    [Fact]
    public async Task Unknown_fields_empty_words_taken_names_and_lost_races_are_refused_and_chairs_stay_out()
    {
        var office = await installation.FoundAsync();
        var (_, mentor, _) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();
        var first = new TemplateDraft { Purpose = TemplatePurpose.MenteeCertificate, Name = "证书", Title = "荣誉证书", Terms = "{乙方}经评价为{评价}。" };
        await staff.Use<WriteTemplate>().RunAsync(first);
        await staff.Use<WriteTemplate>().RunAsync(first);
        TemplateDraft Next(string terms, int edition = 1, string title = "荣誉证书") => new() { Id = first.Id, Edition = edition, Purpose = first.Purpose, Name = first.Name, Title = title, Terms = terms };

        var unknown = (await Should.ThrowAsync<ValidationException>(() => staff.Use<WriteTemplate>().RunAsync(Next("{丙方}与{协议期限}")))).Message;
        unknown.ShouldContain("{丙方} {协议期限}");
        unknown.ShouldContain("{评价}", Case.Sensitive, "The fields that are known are listed.");
        (await Should.ThrowAsync<ValidationException>(() => staff.Use<WriteTemplate>().RunAsync(Next(" \n ", title: "")))).Errors.Select(fault => fault.PropertyName).ShouldBe(["Title", "Terms"]);
        (await Should.ThrowAsync<ValidationException>(() => staff.Use<WriteTemplate>().RunAsync(new() { Purpose = first.Purpose, Name = first.Name, Title = "另一份", Terms = "别的。" }))).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("Name");
        await staff.Use<WriteTemplate>().RunAsync(Next("{乙方}进步明显。"));
        (await Should.ThrowAsync<Refusal>(() => staff.Use<WriteTemplate>().RunAsync(Next("慢了一步。")))).Message.ShouldContain("刚刚");
        await staff.Use<WriteTemplate>().RunAsync(Next("{乙方}进步明显。", edition: 2));
        (await staff.Use<ShowTemplate>().RunAsync(first.Id)).Versions.Count.ShouldBe(2, "The same words are no new version.");
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<ListTemplates>().RunAsync())).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task One_in_use_or_standing_is_not_retired_a_retired_one_is_not_chosen_and_one_alone_stands()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var drafts = new[] { "甲", "乙" }.Select(name => new TemplateDraft { Purpose = TemplatePurpose.Agreement, Name = name, Title = name, Terms = "约定。", IsStanding = true }).ToArray();
        foreach (var draft in drafts) await staff.Use<WriteTemplate>().RunAsync(draft);
        var (former, standing) = (drafts[0].Id, drafts[1].Id);
        var campaign = await office.OpenCampaignAsync();
        await ChooseAsync(staff, campaign, former);

        (await staff.Use<ListTemplates>().RunAsync()).Rows.Select(row => (row.Id, row.IsStanding)).ShouldBe([(standing, true), (former, false)]);
        (await Should.ThrowAsync<Refusal>(() => staff.Use<SettleTemplate>().RetireAsync(standing))).Message.ShouldContain("默认");
        (await Should.ThrowAsync<Refusal>(() => staff.Use<SettleTemplate>().RetireAsync(former))).Message.ShouldContain("结对共建");
        await ChooseAsync(staff, campaign, null);
        await staff.Use<SettleTemplate>().RetireAsync(former);
        (await Should.ThrowAsync<Refusal>(() => ChooseAsync(staff, campaign, former))).Message.ShouldContain("停用");
        await Should.ThrowAsync<Refusal>(() => staff.Use<SettleTemplate>().StandAsync(former));
        await staff.Use<SettleTemplate>().TakeUpAgainAsync(former);
        await staff.Use<SettleTemplate>().StandAsync(former);
        await staff.Use<SettleTemplate>().RetireAsync(standing);
        (await staff.Use<ListTemplates>().RunAsync()).Rows.Select(row => (row.Id, row.IsStanding, row.RetiredOn is null)).ShouldBe([(former, true, true), (standing, false, false)]);
        await using var neighbour = await (await installation.FoundAsync()).StaffAsync();
        (await Should.ThrowAsync<Refusal>(() => neighbour.Use<ShowTemplate>().RunAsync(former))).Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task Certificates_given_at_once_get_numbers_in_a_row_and_keep_number_and_words()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await staff.Use<WriteTemplate>().RunAsync(new() { Purpose = TemplatePurpose.MentorCertificate, Name = "证书", Title = "荣誉证书", Terms = "{甲方}{评价}。", IsStanding = true });
        var reviews = new List<(Guid Pair, Guid Review)>();
        foreach (var _ in Enumerable.Range(0, 4))
        {
            var (pair, _, _) = await office.PairUpAsync();
            await staff.Use<AskForReview>().RunAsync(pair, ReviewKind.Final);
            reviews.Add((pair, (await staff.Use<ListReviews>().RunAsync(pair)).Rows.Single().Id));
        }

        await Task.WhenAll(reviews.Select(async each =>
        {
            await using var desk = await office.StaffAsync();
            await desk.Use<GiveVerdict>().RunAsync(each.Review, Verdict.Excellent, null);
        }));

        async Task<List<CertificateSheet>> SheetsAsync()
        {
            var sheets = new List<CertificateSheet>();
            foreach (var (pair, _) in reviews) sheets.AddRange((await staff.Use<Certificates>().RunAsync(pair)).Sheets);
            return sheets;
        }

        var year = staff.Use<TimeProvider>().Today().Year;
        var given = await SheetsAsync();
        given.Select(sheet => sheet.Number).OfType<string>().Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(1, 8).Select(number => $"〔{year}〕第 {number:0000} 号"));
        given.Where(sheet => sheet.Number is null).ShouldAllBe(sheet => sheet.To == null, "A plaque has no number.");
        var template = (await staff.Use<ListTemplates>().RunAsync()).Rows.Single();
        template.Papers.ShouldBe(4);
        await staff.Use<WriteTemplate>().RunAsync(new() { Id = template.Id, Edition = 1, Purpose = template.Purpose, Name = "证书", Title = "新证书", Terms = "新的文字。" });
        (await SheetsAsync()).Select(sheet => (sheet.Number, sheet.Title, string.Join('\n', sheet.Lines))).ShouldBe(given.Select(sheet => (sheet.Number, sheet.Title, string.Join('\n', sheet.Lines))));
    }

    [Fact]
    public void What_is_filled_in_is_not_filled_in_again()
    {
        var wording = Wording.Of(TemplatePurpose.Agreement, "标题", "{甲方}与{乙方}", new Dictionary<TemplateField, string?> { [TemplateField.PartyA] = "{乙方}工会", [TemplateField.PartyB] = "乙" });

        wording.Lines.ShouldBe(["{乙方}工会与乙"]);
        foreach (var purpose in Enum.GetValues<TemplatePurpose>()) string.Join(' ', Wording.Of(purpose, null, purpose.Fields().ToDictionary(field => field, _ => (string?)"x")).Lines).ShouldNotContain("{");
    }

    static async Task ChooseAsync(Desk staff, Guid campaign, Guid? template)
    {
        var draft = await staff.Use<AmendCampaign>().ReadAsync(campaign);
        draft.TemplateId = template;
        await staff.Use<AmendCampaign>().RunAsync(campaign, draft);
    }
}
