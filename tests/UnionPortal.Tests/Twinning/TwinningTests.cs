using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Twinning;

public sealed class TwinningTests(TestInstallation installation)
{
    static readonly byte[] Pdf = [.. "%PDF-1.4 signed"u8];

    [Fact]
    public async Task The_nearest_of_the_same_industry_with_an_honour_comes_first_and_says_why()
    {
        var office = await installation.FoundAsync();
        var (near, far, mentee) = (Registry.Strong("近邻工会"), Registry.Strong("远处工会", 117.2, 40.9, "6513"), Registry.Weak());
        await office.AddAsync(near, far, mentee);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();

        var page = await staff.Use<FindPartners>().RunAsync(campaign, mentee.Id);

        page.InNeed.Rows.ShouldContain(party => party.Id == mentee.Id && party.Needs.Count >= 2);
        page.Candidates.Select(candidate => candidate.Name).ShouldBe(["近邻工会", "远处工会"]);
        page.Candidates[0].Score.ShouldBeGreaterThan(page.Candidates[1].Score + 20);
        var words = string.Join(" ", page.Candidates[0].Reasons.Select(reason => reason.Word()));
        words.ShouldContain("相距850米");
        words.ShouldContain("同属");
        words.ShouldContain("全国模范职工之家（2019）");
        words.ShouldContain("健全完善的制度机制");
        words.ShouldContain("目前没有帮促任务");
    }

    [Fact]
    public async Task Whoever_is_in_need_is_not_offered_as_a_mentor()
    {
        var office = await installation.FoundAsync();
        var (sound, strugglingItself, mentee) = (Registry.Strong("强工会"), Registry.Strong("自己也弱的工会"), Registry.Weak());
        strugglingItself.CountHeads(Registry.LongAgo, 200, 80, 40, 20);
        await office.AddAsync(sound, strugglingItself, mentee);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();

        var page = await staff.Use<FindPartners>().RunAsync(campaign, mentee.Id);

        page.InNeed.Rows.Select(party => party.Name).ShouldContain("自己也弱的工会");
        page.Candidates.Select(candidate => candidate.Name).ShouldBe(["强工会"]);
    }

    [Fact]
    public async Task Those_in_need_come_in_pages_and_are_found_by_name_while_the_chosen_one_stays()
    {
        var office = await installation.FoundAsync();
        var mentee = Registry.Weak("甲机械厂工会");
        await office.AddAsync([Registry.Strong(), mentee, .. Enumerable.Range(1, 45).Select(at => new Prospect { Name = $"未建会企业{at:00}", RegisteredOn = Registry.LongAgo })]);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();

        var last = await staff.Use<FindPartners>().RunAsync(campaign, mentee.Id, page: 3);
        var found = await staff.Use<FindPartners>().RunAsync(campaign, mentee.Id, "企业 07");

        (last.InNeed.Count, last.InNeed.Pages, last.InNeed.Rows.Count).ShouldBe((46, 3, 6));
        found.InNeed.Rows.ShouldHaveSingleItem().Name.ShouldBe("未建会企业07");
        foreach (var page in new[] { last, found })
        {
            page.Chosen!.Id.ShouldBe(mentee.Id);
            page.Candidates.ShouldHaveSingleItem();
        }
    }

    [Theory]
    [InlineData(Role.UnionWorker, "代强工会录入")]
    [InlineData(Role.UnionClerk, "强工会干事")]
    public async Task Who_types_a_unions_answer_for_its_chair_is_said_so(Role role, string standing)
    {
        var office = await installation.FoundAsync();
        var (mentor, mentee) = (Registry.Strong(), Registry.Weak());
        await office.AddAsync(mentor, mentee);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();
        var pair = await staff.Use<ProposePair>().RunAsync(campaign, mentor.Id, mentee.Id);
        await using var helper = await office.PostAsync(role, mentor.Id, mentor.Name);

        await helper.Use<AnswerPair>().RunAsync(pair, yes: true, null);

        var page = await staff.Use<ReadPair>().RunAsync(pair);
        (page.MentorSaysYes, page.MenteeSaysYes).ShouldBe((true, null));
        page.Steps[^1].Standing.ShouldContain(standing);
        await using var db = await office.OpenAsync();
        (await db.Set<AuditEntry>().Where(entry => entry.RecordId == pair && entry.Action == AuditAction.Amended).SingleAsync()).Standing.ShouldContain(standing);
        (await Should.ThrowAsync<Refusal>(() => staff.Use<AnswerPair>().RunAsync(pair, yes: true, null))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task A_chairs_link_made_for_a_pair_opens_and_is_in_the_trail()
    {
        var office = await installation.FoundAsync();
        var (_, mentor, _) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();

        var sent = await staff.Use<InviteChair>().RunAsync(mentor.Id);

        sent.ChairName.ShouldBe("宋勇艳");
        (await staff.Use<OpenInvitation>().ReadAsync(sent.Issued.Token)).ShouldNotBeNull();
        await using var db = await office.OpenAsync();
        (await db.Set<AuditEntry>().SingleAsync(entry => entry.RecordId == mentor.Id && entry.Action == AuditAction.Invited)).Changes.ShouldContain("detail");
    }

    [Fact]
    public async Task A_mentor_carries_no_more_than_the_campaign_allows_and_a_mentee_has_one_living_pair()
    {
        var office = await installation.FoundAsync();
        var (mentor, other, one, two) = (Registry.Strong(), Registry.Strong("另一家强工会"), Registry.Weak("甲"), Registry.Weak("乙"));
        await office.AddAsync(mentor, other, one, two);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();
        await staff.Use<ProposePair>().RunAsync(campaign, mentor.Id, one.Id);

        (await Should.ThrowAsync<Refusal>(() => staff.Use<ProposePair>().RunAsync(campaign, mentor.Id, two.Id))).Message.ShouldContain("帮促满");
        (await Should.ThrowAsync<Refusal>(() => staff.Use<ProposePair>().RunAsync(campaign, other.Id, one.Id))).Message.ShouldContain("已有进行中的结对");
    }

    [Fact]
    public async Task Both_sides_answer_for_themselves_and_a_stranger_for_nobody()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync(isSigned: false);
        var stranger = Registry.Strong("无关工会");
        await office.AddAsync(stranger);
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var outsider = await office.PostAsync(Role.UnionChair, stranger.Id, stranger.Name);

        var seen = await chair.Use<ReadPair>().RunAsync(pair);

        seen.Stage.ShouldBe(PairStage.Agreed);
        seen.OwnSide.ShouldBe(PairSide.Mentor);
        seen.Steps.Count.ShouldBe(3);
        (await Should.ThrowAsync<Refusal>(() => outsider.Use<ReadPair>().RunAsync(pair))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => outsider.Use<AnswerPair>().RunAsync(pair, yes: true, null))).Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task A_prospects_contact_answers_once_by_link_and_reaches_nothing_else()
    {
        var office = await installation.FoundAsync();
        var mentor = Registry.Strong();
        var prospect = new Prospect { Name = "未建会企业", ContactName = "董静", RegisteredOn = Registry.LongAgo };
        await office.AddAsync(mentor, prospect);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();
        var pair = await staff.Use<ProposePair>().RunAsync(campaign, mentor.Id, prospect.Id);
        var link = await staff.Use<InviteContact>().RunAsync(pair);
        await using var anybody = office.Services.CreateAsyncScope();
        var answer = anybody.ServiceProvider.GetRequiredService<AnswerPair>();

        (await answer.ReadByLinkAsync(link.Token)).MentorName.ShouldBe(mentor.Name);
        await using (var db = await anybody.ServiceProvider.GetRequiredService<FederationDoor>().OpenPublicAsync(link.Token, UnionPortal.Accounts.LinkPurpose.AnswerPair))
        {
            (await db.Set<GrassrootsUnion>().CountAsync()).ShouldBe(0);
            (await db.Set<Prospect>().CountAsync()).ShouldBe(0);
            (await db.Set<TwinningPair>().CountAsync()).ShouldBe(1);
        }

        await answer.RunByLinkAsync(link.Token, yes: true, null);

        (await staff.Use<ReadPair>().RunAsync(pair)).MenteeSaysYes.ShouldBe(true);
        (await Should.ThrowAsync<Refusal>(() => answer.RunByLinkAsync(link.Token, yes: false, "改主意"))).Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task The_signed_agreement_makes_the_pair_active_once_however_often_it_is_saved()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();
        var draft = Registry.Agreement(staff.Use<TimeProvider>().Today());

        (await staff.Use<SignAgreement>().RunAsync(pair, draft, new SentFile(Guid.CreateVersion7(), "协议.pdf", Pdf))).ShouldBeTrue();
        (await staff.Use<SignAgreement>().RunAsync(pair, draft, null)).ShouldBeFalse();

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
    public async Task A_late_scan_and_a_corrected_day_are_added_to_a_recorded_agreement_and_a_lost_race_is_told()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();
        await staff.Use<SignAgreement>().RunAsync(pair, Registry.Agreement(staff.Use<TimeProvider>().Today()), null);
        var (mine, theirs) = ((await staff.Use<AmendAgreement>().ReadAsync(pair))!, (await staff.Use<AmendAgreement>().ReadAsync(pair))!);
        (mine.Number, theirs.Number) = ("更正号", "晚到号");

        await staff.Use<AmendAgreement>().RunAsync(pair, mine, new SentFile(Guid.CreateVersion7(), "盖章.pdf", Pdf));

        (await Should.ThrowAsync<Refusal>(() => staff.Use<AmendAgreement>().RunAsync(pair, theirs, null))).Message.ShouldContain("别人刚刚改过");
        var shown = await staff.Use<ReadPair>().RunAsync(pair);
        (shown.Agreement!.Number, shown.Agreement.ScanName).ShouldBe(("更正号", "盖章.pdf"));
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<AmendAgreement>().RunAsync(pair, mine, null))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task An_answer_on_paper_is_entered_with_its_scan_and_the_history_says_for_whom()
    {
        var office = await installation.FoundAsync();
        var (mentor, mentee) = (Registry.Strong(), Registry.Weak());
        await office.AddAsync(mentor, mentee);
        await using var staff = await office.StaffAsync();
        var pair = await staff.Use<ProposePair>().RunAsync(await office.OpenCampaignAsync(), mentor.Id, mentee.Id);
        var paper = new SentFile(Guid.CreateVersion7(), "答复.pdf", Pdf);
        var draft = new PaperAnswerDraft { Side = PairSide.Mentor, SaysYes = true };

        (await Should.ThrowAsync<ValidationException>(() => staff.Use<RecordAnswer>().RunAsync(pair, draft, scan: null))).Message.ShouldContain("扫描件");
        await staff.Use<RecordAnswer>().RunAsync(pair, draft, paper);

        var seen = await staff.Use<ReadPair>().RunAsync(pair);
        (seen.MentorSaysYes, seen.MenteeSaysYes).ShouldBe((true, null));
        seen.Steps[^1].Standing.ShouldContain($"代{mentor.Name}录入");
        seen.Papers.ShouldHaveSingleItem().Id.ShouldBe(paper.Id);
        await using var signer = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var partner = await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);
        (await signer.Use<FetchFile>().RunAsync(paper.Id)).MediaType.ShouldBe(FileKind.Pdf);
        (await Should.ThrowAsync<Refusal>(() => partner.Use<FetchFile>().RunAsync(paper.Id))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => signer.Use<RecordAnswer>().RunAsync(pair, draft, paper))).Kind.ShouldBe(RefusalKind.NotAllowed);
        (await Should.ThrowAsync<Refusal>(() => staff.Use<RecordAnswer>().RunAsync(pair, draft, paper))).Message.ShouldContain("答复过");
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
    public async Task An_invitation_nobody_answered_expires_after_its_last_day()
    {
        var clock = new SetClock(TimeProvider.System.GetUtcNow());
        var office = await installation.FoundAsync(clock: clock);
        var (mentor, mentee) = (Registry.Strong(), Registry.Weak());
        await office.AddAsync(mentor, mentee);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();
        var pair = await staff.Use<ProposePair>().RunAsync(campaign, mentor.Id, mentee.Id);
        var job = ActivatorUtilities.CreateInstance<ExpireUnanswered>(office.Services);

        (await job.RunAsync(office.Id, default)).ShouldBe(0);
        clock.Now = clock.Now.AddDays(8);
        (await job.RunAsync(office.Id, default)).ShouldBe(1);

        (await staff.Use<ReadPair>().RunAsync(pair)).Stage.ShouldBe(PairStage.Expired);
    }

    [Fact]
    public async Task A_neighbours_pair_looks_like_one_that_does_not_exist()
    {
        var (mine, theirs) = (await installation.FoundAsync(), await installation.FoundAsync());
        var (pair, _, _) = await theirs.PairUpAsync();
        await using var staff = await mine.StaffAsync();

        var foreign = await Should.ThrowAsync<Refusal>(() => staff.Use<ReadPair>().RunAsync(pair));
        var missing = await Should.ThrowAsync<Refusal>(() => staff.Use<ReadPair>().RunAsync(Guid.NewGuid()));

        (foreign.Kind, foreign.Message).ShouldBe((missing.Kind, missing.Message));
        foreign.Kind.ShouldBe(RefusalKind.NotFound);
    }
}
