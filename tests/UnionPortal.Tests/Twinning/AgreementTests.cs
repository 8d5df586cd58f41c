using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;

namespace UnionPortal.Tests.Twinning;

public sealed class AgreementTests(TestInstallation installation)
{
    static readonly byte[] Pdf = [.. "%PDF-1.4 signed"u8];

    [Fact]
    public async Task The_signed_agreement_makes_the_pair_active_once_however_often_it_is_saved()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();
        var draft = Registry.Agreement(staff.Use<TimeProvider>().Today());

        (await staff.Use<SignAgreement>().RunAsync(pair, draft, new SentFile(Guid.CreateVersion7(), "协议.pdf", Pdf))).ShouldBeNull();
        (await staff.Use<SignAgreement>().RunAsync(pair, draft, null)).ShouldBeNull();

        var page = await staff.Use<ReadPair>().RunAsync(pair);
        page.Stage.ShouldBe(PairStage.Active);
        page.Agreement!.Forms.ShouldBe(HelpForm.ExperienceExchange | HelpForm.SiteVisit);
        using var content = new MemoryStream((await staff.Use<WriteAgreement>().RunAsync(pair)).Content);
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(content, isEditable: false);
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document).Select(error => error.Description).ShouldBeEmpty();
        foreach (var expected in new[] { draft.Number, mentor.Name, "☑ 经验交流", "☐ 网络互动" }) document.MainDocumentPart!.Document.Body!.InnerText.ShouldContain(expected);
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        (await chair.Use<FetchFile>().RunAsync(page.Agreement.ScanId!.Value)).MediaType.ShouldBe(FileKind.Pdf);
    }

    [Fact]
    public async Task A_late_scan_and_a_corrected_number_are_added_to_a_recorded_agreement()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();
        await staff.Use<SignAgreement>().RunAsync(pair, Registry.Agreement(staff.Use<TimeProvider>().Today()), null);
        var draft = (await staff.Use<AmendAgreement>().ReadAsync(pair))!;
        draft.Number = "更正号";

        (await staff.Use<AmendAgreement>().RunAsync(pair, draft, new SentFile(Guid.CreateVersion7(), "盖章.pdf", Pdf))).ShouldBeNull();

        var shown = await staff.Use<ReadPair>().RunAsync(pair);
        (shown.Agreement!.Number, shown.Agreement.ScanName).ShouldBe(("更正号", "盖章.pdf"));
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<AmendAgreement>().RunAsync(pair, draft, null))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task A_scan_that_is_no_scan_is_refused_and_nothing_is_signed()
    {
        var office = await installation.FoundAsync();
        var (pair, _, _) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();

        (await Should.ThrowAsync<Refusal>(() => staff.Use<SignAgreement>().RunAsync(pair, Registry.Agreement(staff.Use<TimeProvider>().Today()),
            new SentFile(Guid.CreateVersion7(), "协议.pdf", [.. "<html>"u8])))).Message.ShouldContain("不是扫描件");

        (await staff.Use<ReadPair>().RunAsync(pair)).Stage.ShouldBe(PairStage.Agreed);
    }

    [Fact]
    public async Task Of_two_who_amend_one_agreement_the_second_sees_both_values_field_by_field_and_chooses()
    {
        var office = await installation.FoundAsync();
        var (pair, _, _) = await office.PairUpAsync(isSigned: false);
        await using var minLi = await office.PostAsync(Role.FederationStaff, name: "李敏");
        await using var jingWang = await office.PostAsync(Role.FederationStaff, name: "王静");
        await minLi.Use<SignAgreement>().RunAsync(pair, Registry.Agreement(minLi.Use<TimeProvider>().Today()), null);
        var mine = (await jingWang.Use<AmendAgreement>().ReadAsync(pair))!;
        var hers = (await minLi.Use<AmendAgreement>().ReadAsync(pair))!;
        (hers.Witness, hers.Forms) = ("镇总工会", [HelpForm.SiteVisit, HelpForm.OnlineExchange]);
        await minLi.Use<AmendAgreement>().RunAsync(pair, hers, null);
        (mine.Witness, mine.Goals) = ("区总工会", "一年内健全制度");

        var rivals = await jingWang.Use<AmendAgreement>().RunAsync(pair, mine, null);

        rivals!.Changes.Select(rival => rival.Sentence).ShouldBe(["您编辑时，李敏把见证方由空白改为镇总工会。", "您编辑时，李敏把帮促形式由经验交流、实地观摩改为实地观摩、网络互动。"], ignoreOrder: true);
        rivals.Changes.Single(rival => rival.Field == nameof(AgreementDraft.Witness)).Mine.ShouldBe("区总工会");
        mine.Take([nameof(AgreementDraft.Forms)], rivals.Theirs);
        (await jingWang.Use<AmendAgreement>().RunAsync(pair, mine, null)).ShouldBeNull();
        var shown = (await jingWang.Use<ReadPair>().RunAsync(pair)).Agreement!;
        (shown.Witness, shown.Goals, shown.Forms).ShouldBe(("区总工会", "一年内健全制度", HelpForm.SiteVisit | HelpForm.OnlineExchange));
    }

    [Fact]
    public async Task Of_two_who_record_one_agreement_the_second_sees_what_the_first_wrote_and_chooses()
    {
        var office = await installation.FoundAsync();
        var (pair, _, _) = await office.PairUpAsync(isSigned: false);
        await using var minLi = await office.PostAsync(Role.FederationStaff, name: "李敏");
        await using var jingWang = await office.PostAsync(Role.FederationStaff, name: "王静");
        var today = minLi.Use<TimeProvider>().Today();
        var (hers, mine) = (Registry.Agreement(today), Registry.Agreement(today));
        (hers.Number, hers.Witness, mine.Number, mine.Witness) = ("柳结1号", "镇总工会", "柳结1号", "区总工会");
        await minLi.Use<SignAgreement>().RunAsync(pair, hers, null);

        var rivals = await jingWang.Use<SignAgreement>().RunAsync(pair, mine, null);

        var told = rivals!.Changes.ShouldHaveSingleItem("What both wrote is not asked.");
        (told.Sentence, told.Mine).ShouldBe(("您编辑时，李敏把见证方由空白改为镇总工会。", "区总工会"));
        (await jingWang.Use<ReadPair>().RunAsync(pair)).Agreement!.Witness.ShouldBe("镇总工会", "Nothing is written before somebody chose.");
        mine.Take([], rivals.Theirs);
        (await jingWang.Use<AmendAgreement>().RunAsync(pair, mine, null)).ShouldBeNull();
        (await jingWang.Use<ReadPair>().RunAsync(pair)).Agreement!.Witness.ShouldBe("区总工会");
    }

    [Fact]
    public async Task Two_who_record_the_very_same_agreement_are_asked_nothing()
    {
        var office = await installation.FoundAsync();
        var (pair, _, _) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();
        var (first, second) = (Registry.Agreement(staff.Use<TimeProvider>().Today()), Registry.Agreement(staff.Use<TimeProvider>().Today()));
        second.Number = first.Number;
        await staff.Use<SignAgreement>().RunAsync(pair, first, null);

        (await staff.Use<SignAgreement>().RunAsync(pair, second, null)).ShouldBeNull();
    }
}
