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
