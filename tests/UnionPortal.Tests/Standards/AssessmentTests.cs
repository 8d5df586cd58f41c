using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Facilities;
using UnionPortal.Figures;
using UnionPortal.Inbox;
using UnionPortal.Posts;
using UnionPortal.Standards;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Figures;
using UnionPortal.Tests.Harness;
using UnionPortal.Tests.Members;
using UnionPortal.Today;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Standards;

/// <summary>Assessments, seen from 15 June 2026.</summary>
public sealed class AssessmentTests(TestInstallation installation)
{
    [Fact]
    public async Task A_union_hands_in_the_office_confirms_item_by_item_and_the_six_haves_follow()
    {
        var (office, union, staff, chair) = await BeginAsync();
        var standard = await PublishAsync(staff, SetStandardsTests.Small());
        var id = await chair.Use<BeginAssessment>().RunAsync(standard);
        (await chair.Use<BeginAssessment>().RunAsync(standard)).ShouldBe(id, "One that is open is gone on with.");
        await Should.ThrowAsync<ValidationException>(async () => await chair.Use<FillAssessment>().RunAsync((await chair.Use<FillAssessment>().ReadAsync(id)).Draft));
        await FillAsync(chair, id, ItemAnswer.Done, ItemAnswer.Partly, ItemAnswer.Partly);

        (await staff.Use<ReadToday>().RunAsync()).Tasks.ShouldContain(task => task.Path == "assessments?state=handedin" && task.Words.StartsWith('1'));
        (await TellAsync(staff)).ShouldContain(words => words.Contains("强工会提交了", StringComparison.Ordinal));
        await Should.ThrowAsync<Refusal>(() => chair.Use<FillAssessment>().ReadAsync(id));
        await staff.Use<ConfirmAssessment>().ReturnAsync(id, "请补充制度目录");
        (await TellAsync(chair)).ShouldContain(words => words.Contains("被退回", StringComparison.Ordinal));
        (await chair.Use<ReadChairsDay>().RunAsync()).Tasks.ShouldContain(task => task.Path == "assessments?state=returned");
        await FillAsync(chair, id, ItemAnswer.Done, ItemAnswer.Done, ItemAnswer.Partly);

        var draft = (await staff.Use<ConfirmAssessment>().ReadAsync(id)).Draft;
        draft.Lines.Select(line => line.Given).ShouldBe([40, 10, 25]);
        draft.Lines[2].Given = 20;
        (await Should.ThrowAsync<ValidationException>(() => staff.Use<ConfirmAssessment>().RunAsync(draft))).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("Reason2");
        draft.Lines[2].Reason = "只有目录";
        await staff.Use<ConfirmAssessment>().RunAsync(draft);

        var shown = await chair.Use<ShowAssessment>().RunAsync(id);
        var judged = shown.Judge();
        (judged.Score, judged.Level!.Name, judged.Next!.Name).ShouldBe((70, "合格", "优秀"));
        judged.Way.ShouldHaveSingleItem().Item.Code.ShouldBe("2.1");
        shown.Marks[2].Reason.ShouldBe("只有目录");
        await using var db = await office.OpenAsync();
        var known = await db.Set<GrassrootsUnion>().SingleAsync(row => row.Id == union.Id);
        (known.Strengths.HasFlag(SixHaves.ElectedChair), known.Strengths.HasFlag(SixHaves.CompleteRules), known.Weaknesses).ShouldBe((true, false, SixHaves.CompleteRules));
        (await TellAsync(chair)).ShouldContain(words => words.Contains("70 分", StringComparison.Ordinal));
        await office.CountAsync();
        (await office.FigureAsync(Indicators.UnionsAssessed)).ShouldBe(new Worth(1));
        (await office.FigureAsync(Indicators.UnionsAtLevel)).ShouldBe(new Worth(1));
        (await office.FigureAsync(Indicators.UnionsAssessed, month: new(2026, 5, 1))).ShouldBe(new Worth(0));
        (await staff.Use<ExportAssessments>().RunAsync(new(State: AssessmentState.Confirmed))).Rows.ShouldHaveSingleItem()[0].ShouldBe("强工会");
        await Should.ThrowAsync<Refusal>(() => staff.Use<ConfirmAssessment>().RunAsync(draft));
    }

    [Fact]
    public async Task What_is_on_record_needs_no_proof_by_hand()
    {
        var (office, union, staff, chair) = await BeginAsync();
        await staff.Use<HoldPost>().RunAsync(union.Id, new() { Name = "顾清平", Kind = PostKind.Chair, HeldFrom = "2024年5月" });
        await staff.Use<RecordTerm>().RunAsync(union.Id, new() { ElectedOn = new(2024, 5, 11), Years = 5 });
        await staff.Use<EnterFacility>().RunAsync(new() { UnionId = union.Id, KindId = FacilityKind.BuiltIn[0].Id, Name = "职工之家", OpenedOn = "2023年5月" });
        await office.AddAsync([.. Enumerable.Range(1, 4).Select(month => (object)Counting.Activity(union, new(2026, month, 10))), Counting.Activity(union, new(2025, 6, 15))]);

        var standard = (await chair.Use<ListStandards>().RunAsync()).Rows[0].Id;
        var begun = await chair.Use<FillAssessment>().ReadAsync(await chair.Use<BeginAssessment>().RunAsync(standard));

        begun.Evidence[EvidenceSource.CommitteeTerm].Words.ShouldBe("2024年5月11日选举，任期至 2029年5月11日");
        begun.Evidence[EvidenceSource.Activities].ShouldBe(new Evidence(4, "近一年活动 4 场"));
        begun.Evidence[EvidenceSource.WomensCommittee].Amount.ShouldBe(0);
        begun.Evidence[EvidenceSource.Account].Amount.ShouldBe(0);
        var ticked = begun.Draft.Lines.Where(line => line.Answer == ItemAnswer.Done).Select(line => line.Code);
        ticked.ShouldBe(["1.1", "1.2", "3.1", "3.2", "6.1"]);
    }

    [Fact]
    public async Task A_pair_is_measured_before_and_after_by_the_same_version_whatever_is_published_since()
    {
        var office = await installation.FoundAsync(clock: new SetClock(Counting.Noon));
        var (pair, mentor, mentee) = await office.PairUpAsync();
        await using var staff = await office.StaffAsync();
        await using var chair = await office.ChairAsync(mentee);
        await using var helper = await office.ChairAsync(mentor);
        var standard = await PublishAsync(staff, SetStandardsTests.Small());
        await Should.ThrowAsync<Refusal>(() => helper.Use<BeginAssessment>().RunAsync(standard, pair, Occasion.Initial));
        await AssessAsync(staff, chair, await chair.Use<BeginAssessment>().RunAsync(standard, pair, Occasion.Initial), ItemAnswer.Done, ItemAnswer.NotDone, ItemAnswer.Partly);

        var next = await staff.Use<SetStandards>().DraftAnewAsync(standard);
        var typed = (await staff.Use<AmendVersion>().ReadAsync(next)).Draft;
        typed.Content.Levels[0].LeastPoints = 80;
        await staff.Use<AmendVersion>().RunAsync(typed);
        await staff.Use<SetStandards>().PublishAsync(next);
        await Should.ThrowAsync<Refusal>(() => chair.Use<BeginAssessment>().RunAsync(standard, pair, Occasion.Initial));
        await AssessAsync(staff, chair, await chair.Use<BeginAssessment>().RunAsync(standard, pair, Occasion.Final), ItemAnswer.Done, ItemAnswer.Done, ItemAnswer.Partly);

        var scores = (await helper.Use<ShowPairScores>().RunAsync(pair)).Rows;
        scores.Select(row => (row.Occasion, row.Score, row.Level, row.Title)).ShouldBe([(Occasion.Initial, 65, "合格", "本地标准（第 1 版）"), (Occasion.Final, 75, "合格", "本地标准（第 1 版）")]);
        scores.ShouldAllBe(row => row.AssessmentId == null, "The mentor reads the result and not the assessment.");
        (await chair.Use<ShowPairScores>().RunAsync(pair)).Rows.ShouldAllBe(row => row.AssessmentId != null);
        (await helper.Use<ListAssessments>().RunAsync(new())).Found.Count.ShouldBe(0);
        await using var db = await office.OpenAsync();
        (await db.Set<Assessment>().Select(row => row.VersionId).Distinct().CountAsync()).ShouldBe(1);
        var own = await chair.Use<ShowAssessment>().RunAsync(await chair.Use<BeginAssessment>().RunAsync(standard));
        own.Number.ShouldBe(2, "The union's own begins by the version in force.");
    }

    async Task<(Office, GrassrootsUnion, Desk Staff, Desk Chair)> BeginAsync()
    {
        var office = await installation.FoundAsync(clock: new SetClock(Counting.Noon));
        var union = Registry.Strong();
        await office.AddAsync(union);
        return (office, union, await office.StaffAsync(), await office.ChairAsync(union));
    }

    static async Task<Guid> PublishAsync(Desk staff, StandardContent content)
    {
        var (standard, draft) = await staff.Use<SetStandards>().AddAsync("本地标准", null);
        var typed = (await staff.Use<AmendVersion>().ReadAsync(draft)).Draft;
        typed.Content = content;
        await staff.Use<AmendVersion>().RunAsync(typed);
        await staff.Use<SetStandards>().PublishAsync(draft);
        return standard;
    }

    static async Task FillAsync(Desk chair, Guid id, params ItemAnswer[] answers)
    {
        var draft = (await chair.Use<FillAssessment>().ReadAsync(id)).Draft;
        foreach (var (line, answer) in draft.Lines.Zip(answers)) line.Answer = answer;
        await chair.Use<FillAssessment>().RunAsync(draft);
    }

    static async Task AssessAsync(Desk staff, Desk chair, Guid id, params ItemAnswer[] answers)
    {
        await FillAsync(chair, id, answers);
        await staff.Use<ConfirmAssessment>().RunAsync((await staff.Use<ConfirmAssessment>().ReadAsync(id)).Draft);
    }

    static async Task<List<string>> TellAsync(Desk desk) => (await desk.Use<ReadInbox>().RunAsync()).Found.Rows.ConvertAll(message => message.Words);
}
