using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Helping;
using UnionPortal.Inbox;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Today;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Helping;

public sealed class HelpingTests(TestInstallation installation)
{
    sealed record Two(Office Office, Guid Pair, GrassrootsUnion MentorUnion, GrassrootsUnion MenteeUnion, Desk Mentor, Desk Mentee, Desk Staff)
    {
        public DateOnly Today => Staff.Use<TimeProvider>().Today();

        public Task<Guid> LogAsync(Guid? item = null, string title = "上门讲账") =>
            Mentor.Use<LogRecord>().RunAsync(new() { PairId = Pair, ItemId = item, Kind = RecordKind.Visit, Title = title, HeldOn = Today });

        public async Task<ShowPlan.Item> ItemAsync()
        {
            if ((await Staff.Use<ShowPlan>().RunAsync(Pair)).Items.Count == 0) await Mentee.Use<ProposePlan>().RunAsync(Pair);
            return (await Staff.Use<ShowPlan>().RunAsync(Pair)).Items[0];
        }

        public Task<Guid> AskAsync(string title = "经费怎么报") => Mentee.Use<AskQuestion>().RunAsync(new() { PairId = Pair, Title = title, Words = "王主席说要三张票，对吗？" });
    }

    async Task<Two> ArrangeAsync(TimeProvider? clock = null)
    {
        var office = await installation.FoundAsync(clock: clock);
        var (pair, mentor, mentee) = await office.PairUpAsync();
        return new(office, pair, mentor, mentee, await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name, "王明"), await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name, "赵敏"), await office.StaffAsync());
    }

    static async Task<List<string>> ToldAsync(Desk desk) => (await desk.Use<ReadInbox>().RunAsync()).Found.Rows.ConvertAll(message => message.Path);

    [Fact]
    public async Task A_plan_is_proposed_once_from_what_the_mentee_lacks_and_spread_over_the_term()
    {
        var two = await ArrangeAsync();

        (await two.Mentor.Use<ProposePlan>().RunAsync(two.Pair)).ShouldBe(2, "The mentor knows what is missing from what brought the two together.");
        await Should.ThrowAsync<Refusal>(() => two.Mentee.Use<ProposePlan>().RunAsync(two.Pair));

        var plan = await two.Mentee.Use<ShowPlan>().RunAsync(two.Pair);
        plan.Items.Select(item => item.Content).ShouldAllBe(content => content == HelpContent.Rules);
        plan.Items.Select(item => item.DueOn).ShouldBe(Gaps.Spread(two.Today, two.Today.AddYears(1), 2));
        plan.Matrix.At(HelpForm.OnSiteGuidance, HelpContent.Rules).ShouldBe((1, 0));
        var (forms, contents) = plan.Matrix.Thin();
        (forms.Count, contents.Count).ShouldBe((3, 3));
        await two.Staff.Use<DropItem>().RunAsync(plan.Items[0].Id, "已有制度");
        await Should.ThrowAsync<Refusal>(() => two.Mentee.Use<DropItem>().RunAsync(plan.Items[1].Id, " "));
        (await two.Mentor.Use<ShowPlan>().RunAsync(two.Pair)).Items[^1].DropReason.ShouldBe("已有制度");
        await Should.ThrowAsync<Refusal>(() => two.Mentor.Use<ProposePlan>().RunAsync(two.Pair));
    }

    [Fact]
    public async Task An_item_that_somebody_amended_meanwhile_is_not_overwritten()
    {
        var two = await ArrangeAsync();
        var id = (await two.ItemAsync()).Id;
        var (mine, asRead) = ((await two.Mentor.Use<PlanItem>().ReadAsync(id)).Draft, (await two.Mentor.Use<PlanItem>().ReadAsync(id)).Draft);
        var theirs = (await two.Mentee.Use<PlanItem>().ReadAsync(id)).Draft;
        theirs.Expected = "写成文";
        (await two.Mentee.Use<PlanItem>().RunAsync(theirs)).ShouldBeNull();

        mine.Title = "换个说法";
        var rivals = await two.Mentor.Use<PlanItem>().RunAsync(mine, asRead);

        rivals!.Changes.ShouldHaveSingleItem().After.ShouldBe("写成文");
        (await two.ItemAsync()).Title.ShouldNotBe("换个说法");
    }

    [Fact]
    public async Task The_other_side_confirms_a_record_and_only_then_its_item_is_done()
    {
        var two = await ArrangeAsync();
        var item = (await two.ItemAsync()).Id;
        var record = await two.LogAsync(item);

        (await ToldAsync(two.Mentee)).ShouldContain($"help-records/{record}");
        (await ToldAsync(two.Mentor)).ShouldNotContain($"help-records/{record}");
        (await two.Mentee.Use<ReadChairsDay>().RunAsync()).Tasks.ShouldContain(task => task.Path == AwaitedHelp.AddressOf(Awaited.Confirm));
        (await Should.ThrowAsync<Refusal>(() => two.Mentor.Use<AnswerRecord>().ConfirmAsync(record))).Kind.ShouldBe(RefusalKind.NotAllowed);
        (await two.Staff.Use<ShowPlan>().RunAsync(two.Pair)).Items.Single(row => row.Id == item).ShouldSatisfyAllConditions(row => row.State.ShouldBe(ItemState.Planned), row => row.Awaiting.ShouldBe(1));
        await two.Mentee.Use<AnswerRecord>().ConfirmAsync(record);

        (await two.Staff.Use<ShowPlan>().RunAsync(two.Pair)).Items.Single(row => row.Id == item).State.ShouldBe(ItemState.Done);
        await Should.ThrowAsync<Refusal>(() => two.Mentee.Use<AnswerRecord>().ObjectAsync(record, "不对"));
        await Should.ThrowAsync<Refusal>(() => two.Mentor.Use<AnswerRecord>().TakeBackAsync(record));
        var again = await two.LogAsync();
        await two.Mentor.Use<AnswerRecord>().TakeBackAsync(again);
        (await two.Mentor.Use<ListRecords>().RunAsync(two.Pair)).Found.Rows.ShouldHaveSingleItem().Id.ShouldBe(record);
    }

    [Fact]
    public async Task An_objection_is_settled_by_staff_with_a_sentence()
    {
        var two = await ArrangeAsync();
        var (stands, falls) = (await two.LogAsync(title: "甲"), await two.LogAsync(title: "乙"));
        foreach (var record in new[] { stands, falls }) await two.Mentee.Use<AnswerRecord>().ObjectAsync(record, "那天没有来");

        (await ToldAsync(two.Staff)).ShouldContain($"help-records/{stands}");
        (await two.Staff.Use<ListAwaited>().RunAsync(Awaited.Objection)).Found.Count.ShouldBe(2);
        (await Should.ThrowAsync<Refusal>(() => two.Mentor.Use<AnswerRecord>().SettleAsync(stands, true, "来过"))).Kind.ShouldBe(RefusalKind.NotAllowed);
        await Should.ThrowAsync<Refusal>(() => two.Staff.Use<AnswerRecord>().SettleAsync(stands, true, null));
        await two.Staff.Use<AnswerRecord>().SettleAsync(stands, true, "查了签到表");
        await two.Staff.Use<AnswerRecord>().SettleAsync(falls, false, "改期了");

        (await two.Mentor.Use<ListRecords>().RunAsync(two.Pair)).Found.Rows.ToDictionary(row => row.Title, row => row.State).ShouldBe(new Dictionary<string, RecordState> { ["甲"] = RecordState.Confirmed, ["乙"] = RecordState.Void }, ignoreOrder: true);
        (await two.Staff.Use<ListAwaited>().RunAsync(Awaited.Objection)).Found.Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_activity_is_set_against_an_item_and_nobody_types_it_twice()
    {
        var two = await ArrangeAsync();
        var item = (await two.ItemAsync()).Id;
        var activity = new ActivityDraft { PairId = two.Pair, Kind = ActivityKind.Training, Title = "联合培训", HeldOn = two.Today, OwnCount = 12 };
        await two.Mentee.Use<LogActivity>().RunAsync(activity);

        (await two.Mentee.Use<CountActivity>().ReadAsync(activity.Id)).ShouldSatisfyAllConditions(standing => standing.MayCount.ShouldBeTrue(), standing => standing.Items.ShouldContain(open => open.Id == item));
        (await two.Mentor.Use<CountActivity>().ReadAsync(activity.Id)).MayCount.ShouldBeFalse();
        var record = await two.Mentee.Use<CountActivity>().RunAsync(activity.Id, item);
        (await Should.ThrowAsync<Refusal>(() => two.Staff.Use<CountActivity>().RunAsync(activity.Id, null))).Message.ShouldContain("联合培训");
        await two.Mentor.Use<AnswerRecord>().ConfirmAsync(record);

        (await two.Mentee.Use<CountActivity>().ReadAsync(activity.Id)).State.ShouldBe(RecordState.Confirmed);
        (await two.Staff.Use<ShowPlan>().RunAsync(two.Pair)).Items.Single(row => row.Id == item).State.ShouldBe(ItemState.Done);
    }

    [Fact]
    public async Task A_question_goes_its_way_from_the_mentee_to_the_mentor_or_the_office_and_back()
    {
        var two = await ArrangeAsync();
        await Should.ThrowAsync<Refusal>(() => two.Mentor.Use<AskQuestion>().RunAsync(new() { PairId = two.Pair, Title = "问", Words = "问" }));
        var id = await two.AskAsync();
        var answer = two.Mentor.Use<AnswerQuestion>();

        (await ToldAsync(two.Mentor)).ShouldContain($"questions/{id}");
        await Should.ThrowAsync<Refusal>(() => two.Mentee.Use<AnswerQuestion>().RespondAsync(id, "自己答"));
        await Should.ThrowAsync<Refusal>(() => two.Mentee.Use<AnswerQuestion>().CloseAsync(id, 5, null));
        await answer.PassOnAsync(id, "政策问题");
        (await ToldAsync(two.Staff)).ShouldContain($"questions/{id}");
        (await two.Mentor.Use<ListAwaited>().RunAsync(Awaited.Answer)).Found.Count.ShouldBe(0);
        await two.Staff.Use<AnswerQuestion>().RespondAsync(id, "一张就够");
        await two.Mentee.Use<AnswerQuestion>().ReopenAsync(id, "是哪一张");
        await answer.RespondAsync(id, "发票");
        (await ToldAsync(two.Mentee)).ShouldContain($"questions/{id}");
        await Should.ThrowAsync<Refusal>(() => answer.CloseAsync(id, 5, null));
        await Should.ThrowAsync<Refusal>(() => two.Mentee.Use<AnswerQuestion>().CloseAsync(id, 6, null));
        await two.Mentee.Use<AnswerQuestion>().CloseAsync(id, 4, "清楚了");

        var shown = await two.Mentor.Use<ListQuestions>().ShowAsync(id);
        (shown.State, shown.Mark).ShouldBe((QuestionState.Closed, 4));
        shown.Steps.Select(step => step.Act).ShouldBe([QuestionAct.Asked, QuestionAct.PassedOn, QuestionAct.Answered, QuestionAct.Reopened, QuestionAct.Answered, QuestionAct.Closed]);
    }

    [Fact]
    public async Task What_is_shared_names_nobody_is_found_by_any_part_and_read_by_every_chair()
    {
        var two = await ArrangeAsync();
        var id = await two.AskAsync();
        await Should.ThrowAsync<Refusal>(() => two.Staff.Use<ShareAnswer>().BeginAsync(id));
        await two.Mentor.Use<AnswerQuestion>().RespondAsync(id, "强工会的做法：凭发票报销，电子票也行。");
        var draft = await two.Staff.Use<ShareAnswer>().BeginAsync(id);
        draft.Answer.ShouldNotContain("强工会");
        (draft.Question, draft.Tags) = ("王明说要三张票，对吗？", "经费、 报销");

        (await Should.ThrowAsync<Refusal>(() => two.Staff.Use<ShareAnswer>().RunAsync(draft))).Message.ShouldContain("王明");
        draft.Question = "报销要几张票？";
        await two.Staff.Use<ShareAnswer>().RunAsync(draft);

        await using var stranger = await two.Office.PostAsync(Role.UnionChair, await AddAsync(two.Office), "旁观工会");
        (await stranger.Use<SearchKnowledge>().RunAsync("电子票 报销")).Rows.ShouldHaveSingleItem().Tags.ShouldBe("经费 报销");
        (await stranger.Use<SearchKnowledge>().RunAsync("没有的词")).Rows.ShouldBeEmpty();
        await Should.ThrowAsync<Refusal>(() => stranger.Use<ListQuestions>().ShowAsync(id));
        await Should.ThrowAsync<Refusal>(() => stranger.Use<ShowPlan>().RunAsync(two.Pair));
        await two.Staff.Use<ShareAnswer>().TakeBackAsync((await stranger.Use<SearchKnowledge>().RunAsync(null)).Rows[0].Id);
        (await stranger.Use<SearchKnowledge>().RunAsync(null)).Rows.ShouldBeEmpty();
    }

    static async Task<Guid> AddAsync(Office office)
    {
        var union = Registry.Strong("旁观工会");
        await office.AddAsync(union);
        return union.Id;
    }

    [Fact]
    public async Task A_pair_that_is_over_takes_no_more_and_says_so()
    {
        var two = await ArrangeAsync();
        var (item, record, question) = ((await two.ItemAsync()).Id, await two.LogAsync(), await two.AskAsync());
        await two.Staff.Use<MovePair>().EndAsync(two.Pair, "企业搬迁");

        foreach (var act in new Func<Task>[]
        {
            () => two.Mentor.Use<ProposePlan>().RunAsync(two.Pair), () => two.LogAsync(), () => two.AskAsync(), () => two.Mentor.Use<DropItem>().RunAsync(item, "不做了"),
        })
            (await Should.ThrowAsync<Refusal>(act)).Message.ShouldContain("已经结束");
        await two.Mentee.Use<AnswerRecord>().ConfirmAsync(record);
        await two.Mentor.Use<AnswerQuestion>().RespondAsync(question, "照旧");
    }

    [Fact]
    public async Task The_board_says_what_comes_next_and_shows_only_what_is_due_when_asked()
    {
        var clock = new SetClock(new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero));
        var two = await ArrangeAsync(clock);
        await using var leader = await two.Office.PostAsync(Role.Leader);
        async Task<ReadBoard.PairCard> CardAsync(bool onlyDue = false) => (await leader.Use<ReadBoard>().RunAsync(onlyDue: onlyDue)).Columns.SelectMany(column => column.Cards).Single();

        (await CardAsync()).ShouldSatisfyAllConditions(card => card.Next.ShouldBe(NextStep.MakePlan), card => card.IsDue.ShouldBeFalse());
        (await leader.Use<ReadBoard>().RunAsync(onlyDue: true)).Columns.ShouldAllBe(column => column.Count == 0);
        (await leader.Use<ReadBoard>().RunAsync(campaign: Guid.NewGuid())).Columns.ShouldAllBe(column => column.Count == 0);
        await two.ItemAsync();
        clock.Now = clock.Now.AddDays(31);
        (await CardAsync(true)).ShouldSatisfyAllConditions(card => card.Next.ShouldBe(NextStep.LogSomething), card => card.Quiet.ShouldBe(31));
        (await ToldAsync(two.Mentor)).ShouldContain($"pairs/{two.Pair}/records");
        clock.Now = clock.Now.AddDays(100);
        (await CardAsync(true)).ShouldSatisfyAllConditions(card => card.Next.ShouldBe(NextStep.DoOverdue), card => card.Overdue.ShouldBe(1));
        await two.AskAsync();
        clock.Now = clock.Now.AddDays(8);
        (await CardAsync(true)).ShouldSatisfyAllConditions(card => card.Next.ShouldBe(NextStep.AnswerLate), card => card.Late.ShouldBe(1));
        (await ToldAsync(two.Mentor)).Count(path => path.StartsWith("questions/", StringComparison.Ordinal)).ShouldBe(2, "Once when it was asked, once when it is late.");
        await two.Mentee.Use<AnswerRecord>().ObjectAsync(await two.LogAsync(), "没有来");
        (await CardAsync(true)).Next.ShouldBe(NextStep.SettleObjection);
        (await Should.ThrowAsync<Refusal>(() => two.Mentor.Use<ReadBoard>().RunAsync())).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task An_employer_that_founds_its_union_keeps_plan_records_and_questions()
    {
        var office = await installation.FoundAsync();
        var (mentor, prospect) = (Registry.Strong(), new Prospect { Name = "未建会企业", RegisteredOn = Registry.LongAgo, IndustryCode = "3429" });
        await office.AddAsync(mentor, prospect);
        await using var staff = await office.StaffAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        var pair = await staff.Use<ProposePair>().RunAsync(await office.OpenCampaignAsync(), mentor.Id, prospect.Id);
        await chair.Use<AnswerPair>().RunAsync(pair, yes: true, null);
        await using (var db = await office.OpenAsync())
        {
            var proposed = await db.Set<TwinningPair>().SingleAsync();
            proposed.Answer(PairSide.Mentee, yes: true, null, db.Acting, TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync();
        }

        await staff.Use<SignAgreement>().RunAsync(pair, Registry.Agreement(TimeProvider.System.GetUtcNow().Day()), null);
        (await chair.Use<ProposePlan>().RunAsync(pair)).ShouldBe(2);
        var record = await chair.Use<LogRecord>().RunAsync(new() { PairId = pair, Kind = RecordKind.Visit, Title = "讲建会", HeldOn = TimeProvider.System.GetUtcNow().Day() });
        (await staff.Use<ListAwaited>().RunAsync(Awaited.Confirm)).Found.Rows.ShouldHaveSingleItem().Id.ShouldBe(record);

        var union = await staff.Use<FoundUnion>().RunAsync(new() { Name = "未建会企业工会委员会", ProspectId = prospect.Id });

        await using var founded = await office.PostAsync(Role.UnionChair, union, "未建会企业工会委员会");
        (await founded.Use<ShowPlan>().RunAsync(pair)).Items.Count.ShouldBe(2);
        await founded.Use<AnswerRecord>().ConfirmAsync(record);
    }

    [Fact]
    public void Days_are_spread_between_the_first_and_the_last()
    {
        var (from, until) = (new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
        foreach (var count in Enumerable.Range(1, 14))
        {
            var days = Gaps.Spread(from, until, count).ToList();
            days.Count.ShouldBe(count);
            days.ShouldBe(days.Order());
            days.Distinct().Count().ShouldBe(count);
            days.ShouldAllBe(day => day > from && day < until);
        }
    }
}
