using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Selections;
using UnionPortal.Shell;
using UnionPortal.Standards;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Demonstration;

/// <summary>
/// An invented township's selections, one of every state: last year's, which named unions; two of this year whose candidates stand at every step, one of them past its last day; one of people
/// on public notice, with an objection that was looked into; one whose notice is over, where an objection was upheld; and one that takes applications. The same every time.
/// </summary>
sealed class InventedSelections(FederationDb db, KeepFiles keep, DateTimeOffset now, string name)
{
    const int Named = 4;

    static readonly Acting Recommender = new(null, "周洋", "演示工作人员");
    static readonly Acting Reviewer = new(null, "李敏", "演示工作人员");

    static readonly string[] Deeds =
    [
        "坚持月月有活动，全年组织文体活动十余场，参加职工近千人次；建成职工之家并坚持天天开放，配有书报、健身器材和母婴关爱室。",
        "推动企业与职工签订集体合同和工资专项合同，规范厂务公开，全年收到职工意见三十多条，件件有答复。",
        "坚持送清凉、送温暖，走访困难职工家庭二十余户，帮助职工子女解决暑期托管，职工满意度测评良好。",
        "开展岗位练兵和师徒结对，十余名职工在技能比武中获奖；女职工委员会常年举办健康讲座和亲子活动。",
        "把新就业形态劳动者组织起来，设立户外劳动者驿站，提供饮水、充电、休息和急救，深受骑手欢迎。",
        "工会班子依法选举产生，制度上墙、账目公开，经费向职工倾斜，每季度向会员报告使用情况。",
    ];

    static readonly string[] Workers = ["秦晓岚", "陶立新", "孟繁星"];

    DateOnly Today => now.Day();

    string Contact => $"{name.Split('（')[0]}办公室 201 室，电话 010-0000 0000";

    /// <summary>The whole of it or nothing.</summary>
    public async Task LiveAsync(CancellationToken ct)
    {
        if (await db.Set<Selection>().AnyAsync(ct)) return;
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        var standards = await db.StandardsAsync(Today, ct);
        var unions = await db.Set<GrassrootsUnion>().Living().OrderBy(union => union.NameKey).ToListAsync(ct);
        var haves = standards[0].Versions[0];
        var assessed = await db.Set<Assessment>().AsNoTracking().Where(assessment => assessment.VersionId == haves.Id && assessment.State == AssessmentState.Confirmed).ToDictionaryAsync(assessment => assessment.Id, ct);
        var fit = unions.Select(union => (Union: union, Assessment: assessed.Values.Where(assessment => assessment.UnionId == union.Id).MaxBy(assessment => assessment.ConfirmedOn)?.Id))
            .Where(row => row.Assessment is not null).Select(row => (row.Union, row.Assessment)).ToList();
        var mentor = await db.Set<TwinningPair>().AsNoTracking().Where(pair => pair.Stage == PairStage.Active && pair.PartnerUnionId != null).OrderBy(pair => pair.MentorName).Select(pair => pair.UnionId).FirstAsync(ct);

        NameLastYears(unions);
        await JudgeThisYearsAsync(standards[0].Standard.Id, [.. fit.OrderByDescending(row => row.Union.Id == mentor)], ct);
        NoticePeople(unions);
        JudgeGroups(unions);
        EndNotice(unions);
        var newest = Open("职工信赖的娘家人（工会社会工作者）", Today.Year, SelectionFor.People, Today.AddDays(-3), Today.AddDays(25), "职工信赖的娘家人", 5);
        db.Add(newest);
        foreach (var (union, at) in unions.Where((union, at) => at % 7 == 3).Take(3).Select((union, at) => (union, at)))
            if (Apply(newest, union, Workers[at], null, at + 1, Today.AddDays(-1)) is var row && at == 2) row.Withdraw(By(union), now.AddHours(-2));
        await db.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
    }

    Selection Open(string title, int year, SelectionFor selects, DateOnly opened, DateOnly applyBy, string honour, int quota, Guid? standard = null) => new()
    {
        Name = title, Year = year, For = selects, OpenedAt = opened.StartInChina().AddHours(9), ApplyBy = applyBy, HonourTitle = honour, HonourLevel = HonourLevel.Township, Quota = quota, StandardId = standard,
        Contact = Contact, Explanation = "请对照条件自愿申报，写明一年来做了什么、职工得到了什么，附照片或证明材料。有重大安全事故或欠缴工会经费的不参加评选。",
    };

    void NameLastYears(List<GrassrootsUnion> unions)
    {
        var (year, named) = (Today.Year - 1, new DateOnly(Today.Year - 1, 12, 20));
        var selection = Open("争创模范职工之家", year, SelectionFor.Unions, named.AddDays(-80), named.AddDays(-40), "模范职工之家", Named);
        var rows = unions.Where((_, at) => at % 5 == 2).Take(Named + 1).Select((union, at) => Apply(selection, union, null, null, at, named.AddDays(-50 + at))).ToList();
        foreach (var row in rows) row.Recommend("工作扎实，职工认可，同意推荐。", Recommender, named.AddDays(-30).StartInChina().AddHours(10));
        rows[^1].NotPass("全年活动场次不足，明年再争取。", hasSecondPerson: false, Reviewer, named.AddDays(-20).StartInChina().AddHours(10));
        rows.RemoveAt(rows.Count - 1);
        foreach (var row in rows) row.Pass(null, hasSecondPerson: false, Reviewer, named.AddDays(-20).StartInChina().AddHours(10));
        Notice(selection, rows, named.AddDays(-10));
        selection.NameAll(named);
        foreach (var row in rows)
        {
            var honour = Honour.OfUnion(row.UnionId, selection.HonourTitle, Guid.CreateVersion7());
            honour.Level = HonourLevel.Township;
            honour.GivenAt(new(named, Reference.DatePrecision.Day));
            db.Add(honour);
            row.BeNamed(honour.Id, Reviewer, named.StartInChina().AddHours(10));
        }
    }

    // The first is the union whose chair looks at the demonstration.
    async Task JudgeThisYearsAsync(Guid standard, List<(GrassrootsUnion Union, Guid? Assessment)> fit, CancellationToken ct)
    {
        var selection = Open("争创模范职工之家", Today.Year, SelectionFor.Unions, Today.AddDays(-30), Today.AddDays(6), "模范职工之家", 6, standard);
        db.Add(selection);
        foreach (var ((union, assessment), at) in fit.Take(7).Select((row, at) => (row, at)))
        {
            var row = Apply(selection, union, null, assessment, at, Today.AddDays(-20 + at));
            if (at == 0) await keep.RunAsync(db, new SentFile(Guid.CreateVersion7(), "职工之家.png", InventedPhoto.Draw(900)), FilePurpose.CandidacyProof, row.Id, (union.Id, null), FileKind.Scans, KeepFiles.ScanLimit, 0, ct);
            if (at is 1 or 2 or 4) row.Recommend("自评真实，材料齐全，同意推荐。", Recommender, now.AddDays(-6));
            if (at == 2) row.Pass("现场看过，情况属实。", hasSecondPerson: false, Reviewer, now.AddDays(-4));
            if (at is 0 or 5) row.Return("请补充今年职工活动的照片和签到表。", Recommender, now.AddDays(-2));
            if (at == 6) row.NotRecommend("申报材料与去年相同，请明年重新准备。", Recommender, now.AddDays(-3));
        }
    }

    // The last day to apply is over, and one stands at every step there is before the notice.
    void JudgeGroups(List<GrassrootsUnion> unions)
    {
        var selection = Open("先进职工小家", Today.Year, SelectionFor.Unions, Today.AddDays(-45), Today.AddDays(-5), "先进职工小家", 6);
        db.Add(selection);
        foreach (var ((union, stage), at) in unions.Where((union, at) => at % 4 == 1).Zip(Enum.GetValues<CandidacyStage>().Where(stage => stage is not (CandidacyStage.Noticed or CandidacyStage.Named or CandidacyStage.TakenOut))).Select((row, at) => (row, at)))
        {
            var row = Apply(selection, union, null, null, at, Today.AddDays(-30 + at));
            if (stage is CandidacyStage.Recommended or CandidacyStage.Passed or CandidacyStage.NotPassed) row.Recommend("小家建设有特色，职工常去，同意推荐。", Recommender, now.AddDays(-4));
            switch (stage)
            {
                case CandidacyStage.Returned: row.Return("请补一张小家的照片，写明开放时间。", Recommender, now.AddDays(-3)); break;
                case CandidacyStage.Passed: row.Pass("现场看过，属实。", hasSecondPerson: false, Reviewer, now.AddDays(-1)); break;
                case CandidacyStage.NotPassed: row.NotPass("小家尚未挂牌，明年再申报。", hasSecondPerson: false, Reviewer, now.AddDays(-1)); break;
                case CandidacyStage.NotRecommended: row.NotRecommend("开放时间不足，先把小家用起来。", Recommender, now.AddDays(-3)); break;
                case CandidacyStage.Withdrawn: row.Withdraw(By(union), now.AddDays(-8)); break;
            }
        }
    }

    // Nobody objects any more: those who are left can be named.
    void EndNotice(List<GrassrootsUnion> unions)
    {
        var selection = Open("优秀工会工作者", Today.Year, SelectionFor.People, Today.AddDays(-80), Today.AddDays(-35), "优秀工会工作者", 5);
        var rows = unions.Where((union, at) => at % 6 == 4 && union.ChairName is not null).Take(4).Select((union, at) => Apply(selection, union, union.ChairName, null, at, Today.AddDays(-60 + at))).ToList();
        foreach (var row in rows)
        {
            row.Recommend("多年做工会工作，职工评价好，同意推荐。", Recommender, now.AddDays(-28));
            row.Pass(null, hasSecondPerson: false, Reviewer, now.AddDays(-22));
        }

        Notice(selection, rows, Today.AddDays(-15));
        var objection = new Objection { CandidacyId = rows[^1].Id, Who = "职工代表", Words = "反映今年已经调离工会岗位。", ReceivedOn = Today.AddDays(-13), RecordedBy = Recommender.Name };
        rows[^1].MeetObjection();
        objection.Settle(isUpheld: true, "经核实，已于上月调离，不再符合条件。", Reviewer, Today.AddDays(-11));
        rows[^1].Settle(isUpheld: true, objection.Finding!, Reviewer, now.AddDays(-11));
        selection.TakeOff(rows[^1].Id);
        db.Add(objection);
    }

    void NoticePeople(List<GrassrootsUnion> unions)
    {
        var selection = Open("争做职工信赖的娘家人（工会主席）", Today.Year, SelectionFor.People, Today.AddDays(-60), Today.AddDays(-20), "职工信赖的娘家人", 5);
        var rows = unions.Where((union, at) => at % 6 == 1 && union.ChairName is not null).Take(4).Select((union, at) => Apply(selection, union, union.ChairName, null, at + 2, Today.AddDays(-40 + at))).ToList();
        foreach (var row in rows)
        {
            row.Recommend("热心工会工作，职工有事找得到人，同意推荐。", Recommender, now.AddDays(-15));
            row.Pass(null, hasSecondPerson: false, Reviewer, now.AddDays(-10));
        }

        Notice(selection, rows, Today.AddDays(-2));
        var objection = new Objection { CandidacyId = rows[0].Id, Who = "匿名", Words = "反映该工会去年没有公开经费使用情况。", ReceivedOn = Today.AddDays(-1), RecordedBy = Recommender.Name };
        rows[0].MeetObjection();
        objection.Settle(isUpheld: false, "查阅会员大会记录，经费使用情况已按季度公开，反映不属实。", Reviewer, Today);
        rows[0].Settle(isUpheld: false, objection.Finding!, Reviewer, now);
        db.Add(objection);
    }

    Candidacy Apply(Selection selection, GrassrootsUnion union, string? person, Guid? assessment, int at, DateOnly day)
    {
        var row = new Candidacy { SelectionId = selection.Id, UnionId = union.Id, UnionName = union.Name, AppliedOn = day };
        row.Apply(person, Deeds[at % Deeds.Length], assessment, By(union), day.StartInChina().AddHours(15));
        db.Add(row);
        return row;
    }

    static Acting By(GrassrootsUnion union) => new(null, union.ChairName ?? "主席", $"{union.Name}主席");

    void Notice(Selection selection, List<Candidacy> rows, DateOnly day)
    {
        selection.BeginNotice(rows, day);
        var dates = Language.Written(() => Selections.Say.NoticeDates.With(selection.NoticeFrom, selection.NoticeUntil));
        foreach (var row in rows) row.Notice(dates, Reviewer, day.StartInChina().AddHours(9));
        db.Add(selection);
    }
}
