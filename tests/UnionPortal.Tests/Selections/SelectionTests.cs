using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Figures;
using UnionPortal.Files;
using UnionPortal.Honours;
using UnionPortal.Inbox;
using UnionPortal.Selections;
using UnionPortal.Standards;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Figures;
using UnionPortal.Tests.Harness;
using UnionPortal.Tests.Members;
using UnionPortal.Tests.Standards;
using UnionPortal.Today;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Selections;

/// <summary>The yearly selection, seen from 15 June 2026: open until the 20th, on notice for seven days from the 21st to the 27th.</summary>
public sealed class SelectionTests(TestInstallation installation)
{
    static readonly DateOnly ApplyBy = new(2026, 6, 20);

    [Fact]
    public async Task A_union_applies_the_office_judges_the_notice_runs_and_the_honour_is_on_record()
    {
        var world = await BeginAsync();
        var (staff, chair) = (world.Staff, world.Chair);
        (await TellAsync(chair)).ShouldContain(words => words.Contains("开始申报", StringComparison.Ordinal));
        (await chair.Use<ReadChairsDay>().RunAsync()).Tasks.ShouldContain(task => task.Path == "selections");
        var id = await ApplyAsync(chair, world.Selection);
        (await chair.Use<ReadChairsDay>().RunAsync()).Tasks.ShouldNotContain(task => task.Path == "selections");
        (await TellAsync(staff)).ShouldContain(words => words.Contains("强工会提交了", StringComparison.Ordinal));

        await Should.ThrowAsync<Refusal>(() => world.Reviewer.Use<JudgeCandidacies>().PassAsync([id], null));
        await staff.Use<JudgeCandidacies>().ReturnAsync([id], "补充照片");
        (await TellAsync(chair)).ShouldContain(words => words.Contains("被退回", StringComparison.Ordinal));
        var mend = (await chair.Use<ApplyForHonour>().MendAsync(id)).Draft;
        mend.Deeds += "附照片。";
        await chair.Use<ApplyForHonour>().RunAsync(mend);
        await Should.ThrowAsync<Refusal>(() => staff.Use<JudgeCandidacies>().RecommendAsync([id], " "));
        await staff.Use<JudgeCandidacies>().RecommendAsync([id], "同意推荐");
        await Should.ThrowAsync<Refusal>(() => staff.Use<JudgeCandidacies>().RecommendAsync([id], "再推荐"));
        (await Should.ThrowAsync<Refusal>(() => staff.Use<JudgeCandidacies>().PassAsync([id], null))).Message.ShouldContain("另一位同事");
        await world.Reviewer.Use<JudgeCandidacies>().PassAsync([id], "属实");
        await Should.ThrowAsync<Refusal>(() => staff.Use<NameWinners>().RunAsync(world.Selection));
        (await Should.ThrowAsync<Refusal>(() => staff.Use<BeginNotice>().RunAsync(world.Selection))).Message.ShouldContain("截止");
        (await PublicAsync(world.Office)).ShouldBeEmpty();

        world.Clock.Now = world.Clock.Now.AddDays(6);
        await staff.Use<BeginNotice>().RunAsync(world.Selection);
        await Should.ThrowAsync<Refusal>(() => staff.Use<SetSelection>().ReadAsync(world.Selection));
        var notice = (await PublicAsync(world.Office)).ShouldHaveSingleItem();
        (notice.From, notice.Until, notice.Announced.Single().Name).ShouldBe((new DateOnly(2026, 6, 21), new DateOnly(2026, 6, 27), "强工会"));
        world.Clock.Now = world.Clock.Now.AddDays(6);
        (await Should.ThrowAsync<Refusal>(() => staff.Use<NameWinners>().RunAsync(world.Selection))).Message.ShouldContain("6月27日");
        (await staff.Use<ReadToday>().RunAsync()).Tasks.ShouldNotContain(task => task.Path == "selections");
        world.Clock.Now = world.Clock.Now.AddDays(1);
        (await staff.Use<ReadToday>().RunAsync()).Tasks.ShouldContain(task => task.Path == "selections" && task.IsUrgent);
        (await PublicAsync(world.Office)).ShouldHaveSingleItem().State.ShouldBe(SelectionState.NoticeOver);
        (await staff.Use<NameWinners>().RunAsync(world.Selection)).ShouldBe(1);
        (await PublicAsync(world.Office)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.State.ShouldBe(SelectionState.Named), row => row.Announced.ShouldHaveSingleItem().Name.ShouldBe("强工会"));
        await Should.ThrowAsync<Refusal>(() => staff.Use<NameWinners>().RunAsync(world.Selection));

        var honour = (await staff.Use<ListHonours>().RunAsync(new(Year: 2026))).Found.Rows.ShouldHaveSingleItem();
        (honour.Title, honour.Level, honour.UnionName).ShouldBe(("模范职工之家", HonourLevel.District, "强工会"));
        (await chair.Use<ShowCandidacy>().RunAsync(id)).HonourId.ShouldBe(honour.Id);
        (await chair.Use<ShowCandidacy>().RunAsync(id)).Steps.Select(step => step.Stage).ShouldBe([CandidacyStage.Applied, CandidacyStage.Returned, CandidacyStage.Applied, CandidacyStage.Recommended, CandidacyStage.Passed, CandidacyStage.Noticed, CandidacyStage.Named]);
        (await TellAsync(chair)).ShouldContain(words => words.Contains("获得命名", StringComparison.Ordinal));
        (await staff.Use<NamedRoster>().WriteAsync(world.Selection)).Name.ShouldBe("关于命名2026年“模范职工之家”的决定.docx");
        var certificate = (await staff.Use<NamedCertificates>().RunAsync(world.Selection)).Sheets.ShouldHaveSingleItem();
        (certificate.To, certificate.Number, certificate.Lines[0]).ShouldBe(("强工会", "〔2026〕第 0001 号", "在2026年度评选中表现突出，被评为“模范职工之家”。"));
        (await staff.Use<NamedCertificates>().WriteAsync(world.Selection)).Content.Length.ShouldBeGreaterThan(1000);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<NamedCertificates>().WriteAsync(world.Selection))).Kind.ShouldBe(RefusalKind.NotAllowed);
        await world.Office.CountAsync();
        (await world.Office.FigureAsync(Indicators.SelectionsNamed)).ShouldBe(new Worth(1));
    }

    [Fact]
    public async Task Nobody_is_passed_over_and_no_more_are_put_on_notice_than_may_be_named()
    {
        var world = await BeginAsync(quota: 1);
        var (first, second) = (await ApplyAsync(world.Chair, world.Selection), await ApplyAsync(world.Staff, world.Selection, world.Other.Id));
        var third = await ApplyAsync(world.Staff, world.Selection, world.Third.Id);
        world.Clock.Now = world.Clock.Now.AddDays(6);
        (await Should.ThrowAsync<Refusal>(() => world.Staff.Use<JudgeCandidacies>().PassAsync([first, second], null))).Message.ShouldContain("待推荐");
        await world.Staff.Use<JudgeCandidacies>().RecommendAsync([first, second], "同意推荐");
        await world.Reviewer.Use<JudgeCandidacies>().PassAsync([first, second], null);
        (await Should.ThrowAsync<Refusal>(() => world.Staff.Use<BeginNotice>().RunAsync(world.Selection))).Message.ShouldContain("还有 1 份");
        await world.Staff.Use<JudgeCandidacies>().NotRecommendAsync([third], "材料不全");

        (await Should.ThrowAsync<Refusal>(() => world.Staff.Use<BeginNotice>().RunAsync(world.Selection))).Message.ShouldContain("名额只有 1 个");
        await world.Reviewer.Use<JudgeCandidacies>().NotPassAsync([second], "名额有限");
        await world.Staff.Use<BeginNotice>().RunAsync(world.Selection);

        (await PublicAsync(world.Office)).Single().Announced.ShouldHaveSingleItem().UnionName.ShouldBe("强工会");
    }

    [Fact]
    public async Task An_open_objection_holds_the_naming_up_and_one_that_is_upheld_takes_the_candidate_off_the_notice()
    {
        var world = await BeginAsync();
        var (first, second) = await NoticeBothAsync(world);
        var objection = new ObjectionDraft { Who = "匿名", Words = "没有公开经费", ReceivedOn = ApplyBy };
        (await Should.ThrowAsync<ValidationException>(() => world.Staff.Use<RecordObjection>().RunAsync(first, objection))).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe(nameof(ObjectionDraft.ReceivedOn));
        objection.ReceivedOn = ApplyBy.AddDays(1);
        foreach (var candidacy in new[] { first, second }) await world.Staff.Use<RecordObjection>().RunAsync(candidacy, new() { Who = objection.Who, Words = objection.Words, ReceivedOn = objection.ReceivedOn });
        world.Clock.Now = world.Clock.Now.AddDays(10);
        var told = await world.Staff.Use<ShowCandidacy>().RunAsync(first);

        (await Should.ThrowAsync<Refusal>(() => world.Staff.Use<NameWinners>().RunAsync(world.Selection))).Message.ShouldContain("未核查的异议");
        (await world.Chair.Use<ShowCandidacy>().RunAsync(first)).Objections.ShouldBeEmpty("Who objected is the office's alone.");
        await world.Staff.Use<RecordObjection>().SettleAsync(told.Objections.Single().Id, isUpheld: true, "查实");
        await Should.ThrowAsync<Refusal>(() => world.Staff.Use<RecordObjection>().SettleAsync(told.Objections.Single().Id, isUpheld: false, "改判"));
        await world.Staff.Use<RecordObjection>().SettleAsync((await world.Staff.Use<ShowCandidacy>().RunAsync(second)).Objections.Single().Id, isUpheld: false, "不属实");
        (await world.Staff.Use<NameWinners>().RunAsync(world.Selection)).ShouldBe(1);

        (await world.Staff.Use<ShowSelection>().RunAsync(world.Selection)).Announced.ShouldHaveSingleItem().UnionName.ShouldBe("乙工会");
        (await world.Chair.Use<ShowCandidacy>().RunAsync(first)).Stage.ShouldBe(CandidacyStage.TakenOut);
    }

    [Fact]
    public async Task A_candidate_needs_the_assessment_that_is_asked_for_and_it_is_attached_by_itself()
    {
        var world = await BeginAsync();
        var (standard, draft) = await world.Staff.Use<SetStandards>().AddAsync("本地标准", null);
        var typed = (await world.Staff.Use<AmendVersion>().ReadAsync(draft)).Draft;
        typed.Content = SetStandardsTests.Small();
        await world.Staff.Use<AmendVersion>().RunAsync(typed);
        await world.Staff.Use<SetStandards>().PublishAsync(draft);
        var begun = (await world.Staff.Use<SetSelection>().ReadAsync(world.Selection)).Draft;
        (begun.StandardId, begun.LeastLevel) = (standard, 2);
        await world.Staff.Use<SetSelection>().RunAsync(begun);
        (await Should.ThrowAsync<Refusal>(() => ApplyAsync(world.Chair, world.Selection))).Message.ShouldContain("请先完成自评");
        await AssessAsync(world, standard, ItemAnswer.NotDone);
        (await Should.ThrowAsync<Refusal>(() => ApplyAsync(world.Chair, world.Selection))).Message.ShouldContain("优秀");
        var assessment = await AssessAsync(world, standard, ItemAnswer.Done);

        var id = await ApplyAsync(world.Chair, world.Selection);

        (await world.Staff.Use<ShowCandidacy>().RunAsync(id)).AssessmentId.ShouldBe(assessment);
    }

    [Fact]
    public async Task A_union_stands_once_a_person_once_and_nobody_after_the_last_day()
    {
        var world = await BeginAsync();
        var people = await OpenAsync(world.Staff, draft => (draft.Name, draft.For) = ("娘家人", SelectionFor.People));
        var draft = new CandidacyDraft { SelectionId = world.Selection, Deeds = "办实事" };
        await Task.WhenAll(world.Chair.Use<ApplyForHonour>().RunAsync(draft), SecondDeskAsync(world, draft));
        (await Should.ThrowAsync<Refusal>(() => ApplyAsync(world.Chair, world.Selection))).Message.ShouldContain("申报过");
        await ApplyAsync(world.Chair, people, person: "宋勇艳");
        await ApplyAsync(world.Chair, people, person: "何晓芸");
        (await Should.ThrowAsync<Refusal>(() => ApplyAsync(world.Chair, people, person: " 宋勇艳 "))).Message.ShouldContain("申报过");
        await Should.ThrowAsync<ValidationException>(() => ApplyAsync(world.Chair, people));

        await world.Chair.Use<ApplyForHonour>().WithdrawAsync(draft.Id);
        await ApplyAsync(world.Chair, world.Selection);
        world.Clock.Now = world.Clock.Now.AddDays(6);
        (await Should.ThrowAsync<Refusal>(() => ApplyAsync(world.Staff, world.Selection, world.Other.Id))).Message.ShouldContain("6月20日");
        await using var db = await world.Office.OpenAsync();
        (await db.Set<Candidacy>().CountAsync(row => row.SelectionId == world.Selection)).ShouldBe(2);
    }

    [Fact]
    public async Task Two_who_name_at_once_enter_the_honours_once()
    {
        var world = await BeginAsync();
        await NoticeBothAsync(world);
        world.Clock.Now = world.Clock.Now.AddDays(10);

        var both = await Task.WhenAll(new[] { world.Staff, world.Reviewer }.Select(async desk =>
        {
            try
            {
                return await desk.Use<NameWinners>().RunAsync(world.Selection);
            }
            catch (Refusal)
            {
                return 0;
            }
        }));

        both.Order().ShouldBe([0, 2]);
        (await world.Staff.Use<ListHonours>().RunAsync(new(Year: 2026))).Found.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_chair_reaches_the_own_candidacy_alone_a_leader_changes_nothing_and_the_public_reads_names_alone()
    {
        var world = await BeginAsync();
        var (first, second) = await NoticeBothAsync(world);
        await using var leader = await world.Office.PostAsync(Role.Leader);
        await using var stranger = await (await installation.FoundAsync()).StaffAsync();

        (await Should.ThrowAsync<Refusal>(() => world.Chair.Use<ShowCandidacy>().RunAsync(second))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => stranger.Use<ShowSelection>().RunAsync(world.Selection))).Kind.ShouldBe(RefusalKind.NotFound);
        (await world.Chair.Use<ShowSelection>().RunAsync(world.Selection)).Rows.ShouldHaveSingleItem().Id.ShouldBe(first);
        (await world.Chair.Use<ShowSelection>().RunAsync(world.Selection)).Announced.Count.ShouldBe(2, "The notice is for everybody.");
        (await leader.Use<ShowSelection>().RunAsync(world.Selection)).Rows.Count.ShouldBe(2);
        foreach (var desk in new[] { leader, world.Chair })
        {
            (await Should.ThrowAsync<Refusal>(() => desk.Use<JudgeCandidacies>().NotPassAsync([first], "不行"))).Kind.ShouldBe(RefusalKind.NotAllowed);
            (await Should.ThrowAsync<Refusal>(() => desk.Use<NameWinners>().RunAsync(world.Selection))).Kind.ShouldBe(RefusalKind.NotAllowed);
        }

        await using var db = await world.Office.Services.CreateAsyncScope().ServiceProvider.GetRequiredService<FederationDoor>().OpenPublicPageAsync(world.Office.Slug, PublicPage.Notices);
        (await db.Set<Selection>().CountAsync()).ShouldBe(1);
        (await db.Set<Candidacy>().CountAsync() + await db.Set<Objection>().CountAsync() + await db.Set<Standard>().CountAsync()).ShouldBe(0);
        await using var facilities = await world.Office.Services.CreateAsyncScope().ServiceProvider.GetRequiredService<FederationDoor>().OpenPublicPageAsync(world.Office.Slug, PublicPage.Facilities);
        (await facilities.Set<Selection>().CountAsync()).ShouldBe(0, "Another page for everybody shows none of it.");
    }

    [Fact]
    public async Task The_board_shows_a_notice_that_is_over_for_thirty_days_and_who_was_named_for_a_year()
    {
        var world = await BeginAsync();
        var second = await OpenAsync(world.Staff, draft => draft.Name = "没有命名的评选");
        var unnamed = await ApplyAsync(world.Chair, second);
        await NoticeBothAsync(world);
        await world.Staff.Use<JudgeCandidacies>().RecommendAsync([unnamed], "同意推荐");
        await world.Reviewer.Use<JudgeCandidacies>().PassAsync([unnamed], null);
        await world.Staff.Use<BeginNotice>().RunAsync(second);
        world.Clock.Now = world.Clock.Now.AddDays(7);
        await world.Staff.Use<NameWinners>().RunAsync(world.Selection);

        (await PublicAsync(world.Office)).Select(row => row.State).ShouldBe([SelectionState.Named, SelectionState.NoticeOver]);
        world.Clock.Now = world.Clock.Now.AddDays(30);
        (await PublicAsync(world.Office)).ShouldHaveSingleItem().State.ShouldBe(SelectionState.Named);
        world.Clock.Now = world.Clock.Now.AddYears(1);
        (await PublicAsync(world.Office)).ShouldBeEmpty();

        using (var retire = ActivatorUtilities.CreateInstance<RetireNotices>(world.Office.Services)) await retire.GoRoundAsync();
        await using var db = await world.Office.Services.CreateAsyncScope().ServiceProvider.GetRequiredService<FederationDoor>().OpenPublicPageAsync(world.Office.Slug, PublicPage.Notices);
        (await db.Set<Selection>().CountAsync()).ShouldBe(0, "Nobody without an account reaches what is off the board.");
    }

    [Fact]
    public async Task Several_are_answered_with_one_reason_and_taken_home_as_the_screen_shows_them()
    {
        var world = await BeginAsync();
        var (first, second, third) = (await ApplyAsync(world.Chair, world.Selection), await ApplyAsync(world.Staff, world.Selection, world.Other.Id), await ApplyAsync(world.Staff, world.Selection, world.Third.Id));
        await world.Staff.Use<JudgeCandidacies>().ReturnAsync([first, second], "补充照片");
        (await Should.ThrowAsync<Refusal>(() => world.Staff.Use<JudgeCandidacies>().ReturnAsync([first, third], "再补"))).Message.ShouldContain("强工会");
        await Should.ThrowAsync<Refusal>(() => world.Staff.Use<RecommendedSheet>().RunAsync(world.Selection));
        await world.Staff.Use<JudgeCandidacies>().RecommendAsync([third], "同意推荐");

        var shown = await world.Staff.Use<ShowSelection>().RunAsync(world.Selection);
        shown.Rows.Where(row => row.Stage == CandidacyStage.Returned).ShouldAllBe(row => row.Note == "补充照片");
        var table = await world.Staff.Use<ExportCandidates>().RunAsync(world.Selection, CandidacyStage.Returned);
        table.Rows.Select(row => row[0]).ShouldBe(["乙工会", "强工会"], ignoreOrder: true);
        (await world.Staff.Use<ExportCandidates>().RunAsync(world.Selection, null)).Rows.Count.ShouldBe(3);
        (await world.Chair.Use<ExportCandidates>().RunAsync(world.Selection, null)).Rows.ShouldHaveSingleItem()[0].ShouldBe("强工会", "A union takes home its own.");
        (await world.Staff.Use<RecommendedSheet>().RunAsync(world.Selection)).Name.ShouldBe("2026年“争创模范职工之家”推荐汇总表.docx");
        (await world.Staff.Use<ListSelections>().RunAsync()).Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.Candidates.ShouldBe(3), row => row.Waiting.ShouldBe(1), row => row.Mine.ShouldBeEmpty());
        (await world.Chair.Use<ListSelections>().RunAsync()).Rows.ShouldHaveSingleItem().Mine.ShouldHaveSingleItem().Id.ShouldBe(first);
    }

    [Fact]
    public async Task A_union_that_is_dissolved_falls_out_and_comes_off_the_notice()
    {
        var world = await BeginAsync();
        var (_, second) = await NoticeBothAsync(world);

        await world.Staff.Use<DissolveUnion>().RunAsync(world.Other.Id, new() { Day = world.Clock.Today(), Reason = "企业注销" });

        (await world.Staff.Use<ShowCandidacy>().RunAsync(second)).Stage.ShouldBe(CandidacyStage.TakenOut);
        (await PublicAsync(world.Office)).Single().Announced.ShouldHaveSingleItem().UnionName.ShouldBe("强工会");
        (await Should.ThrowAsync<Refusal>(() => world.Staff.Use<RecordObjection>().RunAsync(second, new() { Who = "匿名", Words = "不实", ReceivedOn = world.Clock.Today() }))).Message.ShouldContain("取消资格");
    }

    [Fact]
    public async Task Files_come_before_the_candidacy_and_stay_as_they_are_once_it_is_with_the_office()
    {
        var world = await BeginAsync();
        var (draft, photo) = (new CandidacyDraft { SelectionId = world.Selection, Deeds = "办实事" }, new SentFile(Guid.CreateVersion7(), "职工之家.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]));
        await world.Chair.Use<CandidacyFiles>().AddAsync(draft.Id, null, photo);
        await world.Chair.Use<ApplyForHonour>().RunAsync(draft);

        (await world.Staff.Use<ShowCandidacy>().RunAsync(draft.Id)).Files.ShouldHaveSingleItem().Id.ShouldBe(photo.Id);
        await Should.ThrowAsync<Refusal>(() => world.Chair.Use<CandidacyFiles>().RemoveAsync(draft.Id, photo.Id));
        await using var other = await world.Office.ChairAsync(world.Other);
        (await Should.ThrowAsync<Refusal>(() => other.Use<FetchFile>().RunAsync(photo.Id))).Kind.ShouldBe(RefusalKind.NotFound);
    }

    sealed record World(Office Office, SetClock Clock, GrassrootsUnion Union, GrassrootsUnion Other, GrassrootsUnion Third, Desk Staff, Desk Reviewer, Desk Chair, Guid Selection);

    async Task<World> BeginAsync(int? quota = null)
    {
        var clock = new SetClock(Counting.Noon);
        var office = await installation.FoundAsync(clock: clock);
        var (union, other, third) = (Registry.Strong(), Registry.Weak("乙工会"), Registry.Weak("丙工会"));
        union.Honours.Clear();
        await office.AddAsync(union, other, third);
        var staff = await office.StaffAsync();
        var selection = await OpenAsync(staff, draft => draft.Quota = quota);
        return new(office, clock, union, other, third, staff, await office.PostAsync(Role.FederationAdmin, name: "何静"), await office.ChairAsync(union), selection);
    }

    static Task<Guid> OpenAsync(Desk staff, Action<SelectionDraft> change)
    {
        var draft = new SelectionDraft { Name = "争创模范职工之家", Year = 2026, ApplyBy = ApplyBy, HonourTitle = "模范职工之家", HonourLevel = HonourLevel.District, Contact = "总工会 201 室" };
        change(draft);
        return staff.Use<SetSelection>().RunAsync(draft);
    }

    static Task<Guid> ApplyAsync(Desk desk, Guid selection, Guid? union = null, string? person = null) =>
        desk.Use<ApplyForHonour>().RunAsync(new() { SelectionId = selection, UnionId = union, PersonName = person, Deeds = "全年办活动十八场，职工满意。" });

    // The same form sent from a second device in the same moment.
    static async Task<Guid> SecondDeskAsync(World world, CandidacyDraft draft)
    {
        await using var desk = await world.Office.ChairAsync(world.Union);
        try
        {
            return await desk.Use<ApplyForHonour>().RunAsync(new() { Id = draft.Id, SelectionId = draft.SelectionId, Deeds = draft.Deeds });
        }
        catch (Refusal twice)
        {
            twice.Message.ShouldContain("没有重复");
            return draft.Id;
        }
    }

    static async Task<(Guid First, Guid Second)> NoticeBothAsync(World world)
    {
        var (first, second) = (await ApplyAsync(world.Chair, world.Selection), await ApplyAsync(world.Staff, world.Selection, world.Other.Id));
        world.Clock.Now = world.Clock.Now.AddDays(6);
        await world.Staff.Use<JudgeCandidacies>().RecommendAsync([first, second], "同意推荐");
        await world.Reviewer.Use<JudgeCandidacies>().PassAsync([first, second], null);
        await world.Staff.Use<BeginNotice>().RunAsync(world.Selection);
        return (first, second);
    }

    static async Task<Guid> AssessAsync(World world, Guid standard, ItemAnswer answer)
    {
        var id = await world.Chair.Use<BeginAssessment>().RunAsync(standard);
        var draft = (await world.Chair.Use<FillAssessment>().ReadAsync(id)).Draft;
        foreach (var line in draft.Lines) line.Answer = answer;
        await world.Chair.Use<FillAssessment>().RunAsync(draft);
        await world.Staff.Use<ConfirmAssessment>().RunAsync((await world.Staff.Use<ConfirmAssessment>().ReadAsync(id)).Draft);
        return id;
    }

    static async Task<List<ShowNotices.Row>> PublicAsync(Office office)
    {
        await using var anybody = office.Services.CreateAsyncScope();
        return (await anybody.ServiceProvider.GetRequiredService<ShowNotices>().RunAsync(office.Slug)).Rows;
    }

    static async Task<List<string>> TellAsync(Desk desk) => (await desk.Use<ReadInbox>().RunAsync()).Found.Rows.ConvertAll(message => message.Words);
}
