using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Audit;
using UnionPortal.Federations;
using UnionPortal.Figures;
using UnionPortal.Files;
using UnionPortal.Inbox;
using UnionPortal.Submissions;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Submissions;

public sealed class HandUpReportTests(TestInstallation installation)
{
    static readonly DateOnly March = new(2026, 3, 1);
    static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    readonly SetClock clock = new(new(2026, 4, 3, 2, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_month_is_handed_up_returned_mended_and_accepted_and_every_step_stays()
    {
        var (district, township) = await FoundAsync();
        var (activity, _) = await HoldAsync(township);
        await using var staff = await township.PostAsync(Role.FederationStaff, name: "周洋");
        await using var judge = await district.PostAsync(Role.FederationAdmin, name: "何静");

        var id = await staff.Use<HandUpReport>().RunAsync(Draft(activity));
        (await Should.ThrowAsync<Refusal>(() => judge.Use<JudgeReport>().ReturnAsync(id, " "))).Message.ShouldContain("要改什么");
        await judge.Use<JudgeReport>().ReturnAsync(id, "请补充慰问情况");
        (await Should.ThrowAsync<Refusal>(() => judge.Use<JudgeReport>().AcceptAsync(id))).Message.ShouldContain("已退回");
        (await staff.Use<HandUpReport>().RunAsync(Draft(activity, "慰问了 20 人"))).ShouldBe(id, "One row for a month.");
        await judge.Use<JudgeReport>().AcceptAsync(id);

        foreach (var desk in new[] { staff, judge })
        {
            var report = await desk.Use<ReadReport>().RunAsync(id);
            report.Steps.Select(step => step.State).ShouldBe([ReportState.Sent, ReportState.Returned, ReportState.Sent, ReportState.Accepted]);
            (report.Steps[1].Note, report.Steps[0].By, report.Remark, report.SenderName).ShouldBe(("请补充慰问情况", "周洋", "慰问了 20 人", township.Name));
            report.IsSent.ShouldBe(desk == staff);
        }

        (await Should.ThrowAsync<Refusal>(() => staff.Use<HandUpReport>().RunAsync(Draft(activity)))).Message.ShouldContain("已收下");
        await using var db = await district.OpenAsync();
        var trail = await db.Set<AuditEntry>().Where(entry => entry.RecordId == id).OrderBy(entry => entry.At).ThenBy(entry => entry.Id).ToListAsync();
        (trail[0].PersonName, trail[0].Standing).ShouldBe(("周洋", $"{township.Name}工作人员"), "The receiver's trail says who of which federation.");
    }

    [Fact]
    public async Task What_was_handed_up_does_not_move_when_the_township_amends_or_deletes()
    {
        var (district, township) = await FoundAsync();
        var (activity, photo) = await HoldAsync(township);
        await using var staff = await township.StaffAsync();
        await using var leader = await district.PostAsync(Role.Leader);
        var id = await staff.Use<HandUpReport>().RunAsync(Draft(activity, photos: photo));

        await staff.Use<AmendActivity>().RemoveAsync(activity);

        var report = await leader.Use<ReadReport>().RunAsync(id);
        report.Figures.Find(figure => figure.Code == Indicators.Activities)!.Value.ShouldBe(1);
        report.Figures.Find(figure => figure.Code == Indicators.JoiningRate)!.ToWorth().ShouldBe(new(70, 210, 300));
        var shown = report.Highlights.ShouldHaveSingleItem();
        (shown.Highlight.Title, shown.Highlight.HolderName, shown.Highlight.PartnerName, shown.Highlight.Attendance).ShouldBe(("端午包粽子", "强工会", "新工会", 17));
        var copied = await leader.Use<FetchHighlightPhoto>().RunAsync(shown.Photos.ShouldHaveSingleItem().Id);
        await using var bytes = copied.Content;
        var read = new byte[Picture.Length];
        await bytes.ReadExactlyAsync(read);
        copied.MediaType.ShouldBe(FileKind.Jpeg);
        read.ShouldBe(Picture, "The photo is the receiver's own.");
    }

    [Fact]
    public async Task Handed_up_again_the_copy_takes_the_place_of_the_one_before_with_its_bytes()
    {
        var (district, township) = await FoundAsync();
        var (activity, photo) = await HoldAsync(township);
        await using var staff = await township.StaffAsync();
        var id = await staff.Use<HandUpReport>().RunAsync(Draft(activity, photos: photo));
        var before = (await staff.Use<ReadReport>().RunAsync(id)).Highlights[0].Photos[0].Id;

        await staff.Use<HandUpReport>().RunAsync(Draft(activity, photos: photo));
        var after = (await staff.Use<ReadReport>().RunAsync(id)).Highlights.ShouldHaveSingleItem().Photos.ShouldHaveSingleItem().Id;

        after.ShouldNotBe(before);
        (await Should.ThrowAsync<Refusal>(() => staff.Use<FetchHighlightPhoto>().RunAsync(before))).Kind.ShouldBe(RefusalKind.NotFound);
        (await staff.Use<IFileStore>().ReadAsync(district.Id, before, default)).ShouldBeNull();
        var form = await staff.Use<ReadHandUp>().RunAsync(March);
        form.Draft.Highlights.ShouldHaveSingleItem().Photos.ShouldBe([photo], "The form shows again what was chosen.");
        form.Activities.ShouldHaveSingleItem().Photos.ShouldHaveSingleItem().Id.ShouldBe(photo);
    }

    [Fact]
    public async Task Only_months_that_are_over_and_not_long_ago_are_handed_up_with_activities_of_that_month()
    {
        var (_, township) = await FoundAsync();
        var (activity, _) = await HoldAsync(township);
        await using var staff = await township.StaffAsync();

        foreach (var month in new[] { March.AddMonths(1), March.AddMonths(-Deadline.MonthsOpen), March.AddDays(3) })
            await Should.ThrowAsync<ValidationException>(() => staff.Use<HandUpReport>().RunAsync(new() { Month = month }));
        (await Should.ThrowAsync<Refusal>(() => staff.Use<HandUpReport>().RunAsync(new() { Month = March.AddMonths(-1), Highlights = [new() { ActivityId = activity }] }))).Message.ShouldBe(UnionPortal.Submissions.Say.HighlightIsGone);
        await Should.ThrowAsync<ValidationException>(() => staff.Use<HandUpReport>().RunAsync(new() { Month = March, Highlights = [new() { ActivityId = activity }, new() { ActivityId = activity }] }));
    }

    [Fact]
    public async Task A_federation_with_nobody_above_has_nothing_to_hand_up()
    {
        var alone = await installation.FoundAsync(clock: clock);
        await using var staff = await alone.StaffAsync();

        (await Should.ThrowAsync<Refusal>(() => staff.Use<HandUpReport>().RunAsync(new() { Month = March }))).Message.ShouldBe(UnionPortal.Submissions.Say.NobodyAbove);
        (await staff.Use<ReadHandUp>().RunAsync()).AboveName.ShouldBeNull();
        (await staff.Use<ListSentReports>().RunAsync()).Rows.ShouldBeEmpty();
        (await staff.Use<ReadDuty>().RunAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Progress_tells_who_is_missing_and_reminds_them_once_a_day()
    {
        var (district, township) = await FoundAsync();
        var other = await FoundBelowAsync(district);
        await using var staff = await township.StaffAsync();
        await using var late = await other.StaffAsync();
        await using var judge = await district.StaffAsync();
        await staff.Use<HandUpReport>().RunAsync(new() { Month = March });

        var progress = await judge.Use<ReadProgress>().RunAsync();

        (progress.Month, progress.DueOn, progress.IsLate).ShouldBe((March, new DateOnly(2026, 4, 5), false));
        progress.Lines.Select(line => (line.Slug, line.State)).ShouldBe([(other.Slug, null), (township.Slug, ReportState.Sent)]);
        (await judge.Use<NudgeReports>().RunAsync(March)).ShouldBe(1);
        (await judge.Use<NudgeReports>().RunAsync(March)).ShouldBe(0);
        (await WordsAsync(late)).ShouldContain($"{district.Name}提醒：请报2026年3月月报");
        (await WordsAsync(staff)).ShouldBeEmpty();
        clock.Now = clock.Now.AddDays(1);
        (await judge.Use<NudgeReports>().RunAsync(March)).ShouldBe(1, "Another day.");
        (await Should.ThrowAsync<Refusal>(() => LeaderNudgesAsync(district))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task A_reminder_says_whether_the_report_is_missing_or_was_returned()
    {
        var (district, township) = await FoundAsync();
        var other = await FoundBelowAsync(district);
        await using var staff = await township.StaffAsync();
        await using var late = await other.StaffAsync();
        await using var judge = await district.StaffAsync();
        var id = await staff.Use<HandUpReport>().RunAsync(new() { Month = March });
        await judge.Use<JudgeReport>().ReturnAsync(id, "数字请核对");

        (await judge.Use<NudgeReports>().RunAsync(March)).ShouldBe(2);

        (await WordsAsync(staff)).ShouldContain($"{district.Name}提醒：2026年3月月报已退回，请修改后再报");
        (await WordsAsync(late)).ShouldBe([$"{district.Name}提醒：请报2026年3月月报"]);
    }

    [Fact]
    public async Task Nobody_waits_for_a_month_that_was_over_before_the_federation_was_founded()
    {
        var district = await installation.FoundAsync(FederationLevel.District, clock: clock);
        var young = await installation.FoundAsync(parent: district, on: district.Services);
        await using var staff = await young.StaffAsync();
        await using var judge = await district.StaffAsync();

        (await staff.Use<ReadDuty>().RunAsync()).ShouldBeEmpty();
        (await staff.Use<ListSentReports>().RunAsync()).Rows.ShouldBeEmpty();
        (await judge.Use<ReadProgress>().RunAsync()).ShouldSatisfyAllConditions(progress => progress.Lines.ShouldBeEmpty(), progress => progress.HasBelow.ShouldBeTrue());
        (await judge.Use<NudgeReports>().RunAsync(March)).ShouldBe(0);
        await staff.Use<HandUpReport>().RunAsync(new() { Month = March });
        (await judge.Use<ReadProgress>().RunAsync()).Lines.ShouldHaveSingleItem().State.ShouldBe(ReportState.Sent, "Whoever hands it up all the same is seen.");
        clock.Now = clock.Now.AddDays(30);
        (await staff.Use<ReadDuty>().RunAsync()).ShouldHaveSingleItem().Month.ShouldBe(March.AddMonths(1));
    }

    [Fact]
    public async Task Each_side_is_told_what_the_other_did_and_the_township_what_is_waited_for()
    {
        var (district, township) = await FoundAsync();
        await using var staff = await township.StaffAsync();
        await using var judge = await district.StaffAsync();
        (await staff.Use<ReadDuty>().RunAsync()).ShouldHaveSingleItem().ShouldBe(new(March, false, null, 2));

        var id = await staff.Use<HandUpReport>().RunAsync(new() { Month = March });
        (await staff.Use<ReadDuty>().RunAsync()).ShouldBeEmpty();
        (await WordsAsync(judge)).ShouldHaveSingleItem().ShouldBe($"{township.Name}报来2026年3月月报");
        clock.Now = clock.Now.AddDays(4);
        await judge.Use<JudgeReport>().ReturnAsync(id, "数字请核对");

        (await WordsAsync(staff)).ShouldHaveSingleItem().ShouldBe("2026年3月月报被退回修改");
        (await staff.Use<ReadDuty>().RunAsync()).ShouldHaveSingleItem().ShouldBe(new(March, true, "数字请核对", -2));
        (await judge.Use<ReadProgress>().RunAsync()).Awaited.ShouldBe(1);
        (await WordsAsync(judge)).Count.ShouldBe(1, "Nobody is told of the own doing.");
    }

    [Fact]
    public async Task Photos_reach_the_leader_once_the_report_is_accepted_one_of_each_township_first()
    {
        var (district, township) = await FoundAsync();
        var other = await FoundBelowAsync(district);
        await using var judge = await district.StaffAsync();
        await using var leader = await district.PostAsync(Role.Leader);
        foreach (var sender in new[] { township, other })
        {
            var (activity, photo) = await HoldAsync(sender);
            await using var staff = await sender.StaffAsync();
            var id = await staff.Use<HandUpReport>().RunAsync(Draft(activity, photos: photo));
            (await leader.Use<ListHighlights>().RunAsync()).ShouldNotContain(row => row.ReportId == id);
            await judge.Use<JudgeReport>().AcceptAsync(id);
        }

        (await leader.Use<ListHighlights>().RunAsync()).Select(row => row.SenderName).ShouldBe([township.Name, other.Name], ignoreOrder: true);
    }

    [Fact]
    public async Task A_sister_township_sees_nothing_of_it()
    {
        var (district, township) = await FoundAsync();
        var (activity, photo) = await HoldAsync(township);
        await using var staff = await township.StaffAsync();
        var id = await staff.Use<HandUpReport>().RunAsync(Draft(activity, photos: photo));
        var copy = (await staff.Use<ReadReport>().RunAsync(id)).Highlights[0].Photos[0].Id;
        var sister = await FoundBelowAsync(district);
        await using var stranger = await sister.StaffAsync();

        (await Should.ThrowAsync<Refusal>(() => stranger.Use<ReadReport>().RunAsync(id))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => stranger.Use<FetchHighlightPhoto>().RunAsync(copy))).Kind.ShouldBe(RefusalKind.NotFound);
        (await stranger.Use<ListSentReports>().RunAsync()).Rows.ShouldHaveSingleItem().ReportId.ShouldBeNull();
        (await stranger.Use<HandUpReport>().RunAsync(new() { Month = March })).ShouldNotBe(id);
        (await Should.ThrowAsync<Refusal>(() => staff.Use<JudgeReport>().AcceptAsync(id))).Kind.ShouldBe(RefusalKind.NotFound, "Nobody accepts the own report.");
    }

    async Task<(Office District, Office Township)> FoundAsync()
    {
        var district = await installation.FoundAsync(FederationLevel.District, clock: clock);
        return (district, await FoundBelowAsync(district));
    }

    Task<Office> FoundBelowAsync(Office district) => installation.FoundAsync(parent: district, on: district.Services, at: new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));

    // A session of an active pair in March, with one photo.
    static async Task<(Guid Activity, Guid Photo)> HoldAsync(Office township)
    {
        var (pair, mentor, _) = await township.PairUpAsync();
        await using var chair = await township.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        var (draft, photo) = (new ActivityDraft { PairId = pair, Kind = ActivityKind.CultureAndSports, Title = "端午包粽子", HeldOn = March.AddDays(9), OwnCount = 12, PartnerCount = 5 }, Guid.CreateVersion7());
        await chair.Use<ActivityPhotos>().AddAsync(draft.Id, pair, new SentFile(photo, "合影.jpg", Picture));
        await chair.Use<LogActivity>().RunAsync(draft);
        return (draft.Id, photo);
    }

    static ReportDraft Draft(Guid activity, string? remark = null, params Guid[] photos) => new() { Month = March, Remark = remark, Highlights = [new() { ActivityId = activity, Photos = [.. photos] }] };

    static async Task LeaderNudgesAsync(Office district)
    {
        await using var leader = await district.PostAsync(Role.Leader);
        await leader.Use<NudgeReports>().RunAsync(March);
    }

    static async Task<List<string>> WordsAsync(Desk desk) => [.. (await desk.Use<ReadInbox>().RunAsync()).Found.Rows.Where(message => message.Kind is MessageKind.Reports or MessageKind.Nudges).Select(message => message.Words)];
}
