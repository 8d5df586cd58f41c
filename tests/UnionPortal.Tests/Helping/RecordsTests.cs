using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Figures;
using UnionPortal.Files;
using UnionPortal.Helping;
using UnionPortal.Inbox;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Figures;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Helping;

/// <summary>Papers of a record, amending it before it is answered, correcting it afterwards; seen from 15 June 2026.</summary>
public sealed class RecordsTests(TestInstallation installation)
{
    static readonly DateOnly Today = new(2026, 6, 15);

    sealed record Two(Office Office, Guid Pair, Desk Mentor, Desk Mentee, Desk Staff)
    {
        public async Task<Guid> LogAsync(Guid? item = null, bool isConfirmed = true)
        {
            var record = await Mentor.Use<LogRecord>().RunAsync(new() { PairId = Pair, ItemId = item, Kind = RecordKind.Visit, Title = "上门讲账", HeldOn = Today, Place = "会议室" });
            if (isConfirmed) await Mentee.Use<AnswerRecord>().ConfirmAsync(record);
            return record;
        }

        public async Task<CorrectionDraft> BeginAsync(Guid record, Action<CorrectionDraft>? change = null)
        {
            var draft = (await Mentor.Use<CorrectRecord>().BeginAsync(record)).Draft;
            draft.Reason = "日期记错了";
            change?.Invoke(draft);
            return draft;
        }

        public async Task<ListRecords.Shown> ShowAsync(Guid record) => await Mentee.Use<ListRecords>().ShowAsync(record);
    }

    async Task<Two> ArrangeAsync(SetClock? clock = null)
    {
        var office = await installation.FoundAsync(clock: clock ?? new SetClock(Counting.Noon));
        var (pair, mentor, mentee) = await office.PairUpAsync();
        return new(office, pair, await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name, "王明"), await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name, "赵敏"), await office.StaffAsync());
    }

    static SentFile Paper(string name = "职代会材料.docx")
    {
        using var sheet = new WordSheet("职代会材料");
        return new(Guid.CreateVersion7(), name, sheet.ToBytes());
    }

    [Fact]
    public async Task What_was_handed_over_is_shown_by_a_paper_or_told_in_words_and_both_sides_have_it()
    {
        var two = await ArrangeAsync();
        var draft = new HelpRecordDraft { PairId = two.Pair, Kind = RecordKind.Document, Title = "送来材料", HeldOn = Today };
        (await Should.ThrowAsync<ValidationException>(() => two.Mentor.Use<LogRecord>().RunAsync(draft))).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe(nameof(HelpRecordDraft.Words));
        await two.Mentor.Use<LogRecord>().RunAsync(new() { PairId = two.Pair, Kind = RecordKind.Document, Title = "送来材料", HeldOn = Today, Words = "https://example.org/材料" });
        var (word, papers) = (Paper(), two.Mentor.Use<RecordPapers>());
        await papers.AddAsync(draft.Id, two.Pair, word);
        await papers.AddAsync(draft.Id, two.Pair, word);
        await Should.ThrowAsync<Refusal>(() => papers.AddAsync(draft.Id, two.Pair, new(Guid.NewGuid(), "宏.docx", UnionPortal.Tests.Files.FileKindTests.Package(("[Content_Types].xml", "<Types/>"), ("word/vbaProject.bin", "x")))));
        for (var more = 1; more < HelpRecord.PaperLimit; more++) await papers.AddAsync(draft.Id, two.Pair, Paper());
        (await Should.ThrowAsync<Refusal>(() => papers.AddAsync(draft.Id, two.Pair, Paper()))).Message.ShouldContain("最多 5 个");

        await two.Mentor.Use<LogRecord>().RunAsync(draft);

        foreach (var desk in new[] { two.Mentor, two.Mentee, two.Staff })
        {
            (await desk.Use<RecordPapers>().ListAsync(draft.Id)).Rows[0].ShouldBe(new KeptFile(word.Id, word.Name, word.Bytes.Length, FileKind.Docx, 0));
            await using var file = (await desk.Use<FetchFile>().RunAsync(word.Id)).Content;
        }

        (await two.Staff.Use<RecordPhotos>().ListAsync(draft.Id)).ShouldBeEmpty("Reports show photos alone.");
        await Should.ThrowAsync<Refusal>(() => two.Mentee.Use<RecordPapers>().RemoveAsync(word.Id));
        var union = Registry.Strong("旁观工会");
        await two.Office.AddAsync(union);
        await using var stranger = await two.Office.PostAsync(Role.UnionChair, union.Id);
        (await Should.ThrowAsync<Refusal>(() => stranger.Use<FetchFile>().RunAsync(word.Id))).Kind.ShouldBe(RefusalKind.NotFound);
        await two.Mentee.Use<AnswerRecord>().ConfirmAsync(draft.Id);
        await Should.ThrowAsync<Refusal>(() => two.Mentor.Use<RecordPapers>().RemoveAsync(word.Id));
    }

    [Fact]
    public async Task A_paper_is_handed_out_to_be_kept_by_the_name_of_what_it_is()
    {
        var portal = await installation.PortalAsync();
        await using var services = installation.Build(installation.PortalDatabases);
        var office = await installation.FoundAsync(on: services);
        var (pair, mentor, _) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        var paper = Paper("材料.exe");
        await chair.Use<RecordPapers>().AddAsync(Guid.CreateVersion7(), pair, paper);
        using var visitor = await Visitor.SignInAsync(portal.Address, services, chair.PersonId);

        var answer = await visitor.GetAsync($"/{office.Slug}/files/{paper.Id}");

        answer.MediaType.ShouldBe(FileKind.Docx);
        answer.Headers["Content-Disposition"].ShouldStartWith("attachment");
        answer.Headers["Content-Disposition"].ShouldContain(".exe.docx");
    }

    [Fact]
    public async Task Whoever_logged_a_record_puts_it_right_before_it_is_answered_and_nobody_confirms_what_they_have_not_read()
    {
        var two = await ArrangeAsync();
        var record = await two.LogAsync(isConfirmed: false);
        var seen = (await two.ShowAsync(record)).Version;
        await Should.ThrowAsync<Refusal>(() => two.Mentee.Use<AmendRecord>().ReadAsync(record));
        var (mine, asRead) = ((await two.Mentor.Use<AmendRecord>().ReadAsync(record)).Draft, (await two.Mentor.Use<AmendRecord>().ReadAsync(record)).Draft);
        var theirs = (await two.Staff.Use<AmendRecord>().ReadAsync(record)).Draft;
        theirs.Place = "车间";
        (await two.Staff.Use<AmendRecord>().RunAsync(theirs)).ShouldBeNull();

        mine.Title = "上门讲账两小时";
        (await two.Mentor.Use<AmendRecord>().RunAsync(mine, asRead))!.Changes.ShouldHaveSingleItem().After.ShouldBe("车间");
        (await Should.ThrowAsync<Refusal>(() => two.Mentee.Use<AnswerRecord>().ConfirmAsync(record, seen))).Message.ShouldContain("看一遍");
        var now = await two.ShowAsync(record);
        (now.Place, now.Title).ShouldBe(("车间", "上门讲账"));
        await two.Mentee.Use<AnswerRecord>().ConfirmAsync(record, now.Version);

        await Should.ThrowAsync<Refusal>(() => two.Mentor.Use<AmendRecord>().RunAsync(mine));
    }

    [Fact]
    public async Task A_correction_holds_once_the_other_side_has_said_yes_and_items_and_figures_follow()
    {
        var two = await ArrangeAsync();
        await two.Mentor.Use<ProposePlan>().RunAsync(two.Pair);
        var items = (await two.Staff.Use<ShowPlan>().RunAsync(two.Pair)).Items;
        var (former, right) = (items[0].Id, items[1].Id);
        var record = await two.LogAsync(former);
        await two.Office.CountAsync();
        var draft = await two.BeginAsync(record, typed => (typed.HeldOn, typed.ItemId) = (Today.AddMonths(-1), right));

        await Should.ThrowAsync<Refusal>(() => two.Mentee.Use<CorrectRecord>().RunAsync(draft));
        await two.Mentor.Use<CorrectRecord>().RunAsync(draft);
        await two.Mentor.Use<CorrectRecord>().RunAsync(draft);
        (await Should.ThrowAsync<Refusal>(async () => await two.Mentor.Use<CorrectRecord>().RunAsync(await two.BeginAsync(record, typed => typed.Title = "另一个")))).Message.ShouldContain("等对方确认");
        (await two.ShowAsync(record)).ShouldSatisfyAllConditions(shown => shown.HeldOn.ShouldBe(Today), shown => shown.MayCorrect.ShouldBeFalse(), shown => shown.Corrections.ShouldHaveSingleItem().AwaitsReader.ShouldBeTrue(),
            shown => shown.Corrections[0].Changes.Select(change => change.Label).ShouldBe(["日期", "对应的计划项目"]));
        (await two.Mentee.Use<ListAwaited>().RunAsync(Awaited.Correction)).Found.Rows.ShouldHaveSingleItem().Id.ShouldBe(record);
        (await two.Mentee.Use<ReadInbox>().RunAsync()).Found.Rows.ShouldContain(message => message.Words.Contains("更正帮促记录", StringComparison.Ordinal));
        await Should.ThrowAsync<Refusal>(() => two.Mentor.Use<CorrectRecord>().ConfirmAsync(draft.Id));
        await two.Mentee.Use<CorrectRecord>().ConfirmAsync(draft.Id);

        (await two.ShowAsync(record)).ShouldSatisfyAllConditions(shown => shown.HeldOn.ShouldBe(Today.AddMonths(-1)), shown => shown.ItemTitle.ShouldBe(items[1].Title));
        var plan = (await two.Staff.Use<ShowPlan>().RunAsync(two.Pair)).Items.ToDictionary(item => item.Id);
        (plan[former].State, plan[right].State).ShouldBe((ItemState.Planned, ItemState.Done));
        await two.Office.CountAsync();
        (await two.Office.FigureAsync(Indicators.HelpRecords, month: new(2026, 6, 1)))?.Value.ShouldBe(0);
        (await two.Office.FigureAsync(Indicators.HelpRecords, month: new(2026, 5, 1))).ShouldBe(new Worth(1));
        await using var administrator = await two.Office.PostAsync(Role.FederationAdmin);
        (await administrator.Use<ListTrail>().RunAsync(new(RecordId: record))).Rows.SelectMany(row => row.Changes).ShouldContain(change => change.Field == "日期" && change.After!.Contains('5'));
        (await Should.ThrowAsync<Refusal>(() => two.Mentee.Use<CorrectRecord>().ObjectAsync(draft.Id, "不对"))).Message.ShouldContain("已更正");
    }

    [Fact]
    public async Task A_correction_that_waits_is_told_of_again_when_it_is_late()
    {
        var clock = new SetClock(Counting.Noon);
        var two = await ArrangeAsync(clock);
        await two.Mentor.Use<CorrectRecord>().RunAsync(await two.BeginAsync(await two.LogAsync(), typed => typed.Place = "车间"));
        async Task<int> ToldAsync(Desk reader) => (await reader.Use<ReadInbox>().RunAsync()).Found.Rows.Count(message => message.Words.Contains("更正", StringComparison.Ordinal));

        clock.Now = clock.Now.AddDays(HelpRecord.DaysToConfirm).AddMinutes(-1);
        (await ToldAsync(two.Mentee)).ShouldBe(1);
        clock.Now = clock.Now.AddMinutes(2);
        (await ToldAsync(two.Mentee)).ShouldBe(2);
        (await ToldAsync(two.Mentor)).ShouldBe(0);
    }

    [Fact]
    public async Task Where_the_other_side_objects_or_the_proposal_is_taken_back_the_old_stays()
    {
        var two = await ArrangeAsync();
        var record = await two.LogAsync();
        await Should.ThrowAsync<Refusal>(async () => await two.Mentor.Use<CorrectRecord>().RunAsync(await two.BeginAsync(record)));
        (await Should.ThrowAsync<Refusal>(async () => await two.Mentor.Use<CorrectRecord>().BeginAsync(await two.LogAsync(isConfirmed: false)))).Message.ShouldContain("才需要更正");
        var refused = await two.BeginAsync(record, typed => typed.Place = "车间");
        await two.Staff.Use<CorrectRecord>().RunAsync(refused);
        await Should.ThrowAsync<Refusal>(() => two.Mentee.Use<CorrectRecord>().ObjectAsync(refused.Id, " "));

        await two.Mentee.Use<CorrectRecord>().ObjectAsync(refused.Id, "就在会议室");
        var left = await two.BeginAsync(record, typed => typed.Place = "食堂");
        await two.Mentor.Use<CorrectRecord>().RunAsync(left);
        await two.Mentor.Use<CorrectRecord>().TakeBackAsync(left.Id);

        (await two.Mentor.Use<ReadInbox>().RunAsync()).Found.Rows.ShouldContain(message => message.Words.Contains("不同意更正", StringComparison.Ordinal));
        var shown = await two.ShowAsync(record);
        shown.Place.ShouldBe("会议室");
        shown.Corrections.ConvertAll(right => right.State).ShouldBe([CorrectionState.TakenBack, CorrectionState.Objected], ignoreOrder: true);
        shown.Corrections.Single(right => right.State == CorrectionState.Objected).ProposedBy.ShouldContain("代");
        await two.Staff.Use<MovePair>().EndAsync(two.Pair, "企业搬迁");
        (await Should.ThrowAsync<Refusal>(async () => await two.Mentor.Use<CorrectRecord>().RunAsync(await two.BeginAsync(record, typed => typed.Place = "食堂")))).Message.ShouldContain("已经结束");
    }
}
