using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Accounts;
using UnionPortal.Activities;
using UnionPortal.Choosing;
using UnionPortal.Facilities;
using UnionPortal.Federations;
using UnionPortal.Files;
using UnionPortal.Helping;
using UnionPortal.Honours;
using UnionPortal.Ledgers;
using UnionPortal.Members;
using UnionPortal.Moving;
using UnionPortal.Posts;
using UnionPortal.Selections;
using UnionPortal.Standards;
using UnionPortal.Submissions;
using UnionPortal.Templates;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Tests.Ledgers;
using UnionPortal.Tests.Members;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Tenancy;

/// <summary>One row of every kind that an address can name.</summary>
public sealed record Ids(Guid Union, Guid Prospect, Guid Campaign, Guid Pair, Guid Activity, Guid Photo, Guid Scan, Guid Import, Guid LedgerFile, string Link, Guid Report, Guid ReportPhoto, Guid Facility, Guid Honour, Guid Post, Guid Term)
{
    public Guid Member { get; init; } = Guid.CreateVersion7();

    public Guid MemberImport { get; init; } = Guid.CreateVersion7();

    public Guid Round { get; init; } = Guid.CreateVersion7();

    public Guid MentorEntry { get; init; } = Guid.CreateVersion7();

    public Guid MenteeEntry { get; init; } = Guid.CreateVersion7();

    public Guid Move { get; init; } = Guid.CreateVersion7();

    public Guid Standard { get; init; } = Guid.CreateVersion7();

    public Guid StandardDraft { get; init; } = Guid.CreateVersion7();

    public Guid Assessment { get; init; } = Guid.CreateVersion7();

    public Guid Selection { get; init; } = Guid.CreateVersion7();

    public Guid Candidacy { get; init; } = Guid.CreateVersion7();

    public Guid HelpItem { get; init; } = Guid.CreateVersion7();

    public Guid HelpRecord { get; init; } = Guid.CreateVersion7();

    public Guid Question { get; init; } = Guid.CreateVersion7();

    public Guid Template { get; init; } = Guid.CreateVersion7();

    public static Ids Random() => new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(),
        Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Invitation.NewToken(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
}

/// <summary>Writes a row of every kind into a township, through the use cases a person would.</summary>
static class OneOfEverything
{
    /// <param name="district">Right above it.</param>
    public static async Task<(Ids, Guid Mentor)> ArrangeAsync(Office office, Office district)
    {
        var (pair, mentor, mentee) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        var today = staff.Use<TimeProvider>().Today();
        var (scan, photo, import) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var template = new TemplateDraft { Purpose = TemplatePurpose.Agreement, Name = "标准范本", Title = "结对协议", Terms = "{甲方}帮助{乙方}。", IsStanding = true };
        await staff.Use<WriteTemplate>().RunAsync(template);
        await staff.Use<OfferAgreement>().RunAsync(pair, Registry.Agreement(today));
        await staff.Use<SignAgreement>().RunAsync(pair, Registry.Agreement(today), new SentFile(scan, "协议.pdf", "%PDF-1.7 agreement"u8.ToArray()));
        var activity = new ActivityDraft { PairId = pair, Kind = ActivityKind.CultureAndSports, Title = "端午包粽子", Place = "文化站", HeldOn = today, OwnCount = 12, PartnerCount = 5, Words = "很热闹" };
        await chair.Use<ActivityPhotos>().AddAsync(activity.Id, pair, new SentFile(photo, "合影.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]));
        await chair.Use<LogActivity>().RunAsync(activity);
        await staff.Use<ReadLedger>().RunAsync(import, "台账.xlsx", LedgerSamples.Bytes("unions-gulou-flawed.xlsx"));

        var prospect = new Prospect { Name = "未建会企业", RegisteredOn = Registry.LongAgo, ContactName = "董静军", Address = "工业园1号", WorkerCount = 87, IndustryCode = "3429", Longitude = 116.65, Latitude = 40.17 };
        var teacher = Registry.Strong("师傅工会");
        await office.AddAsync(prospect, teacher);
        var (post, term) = await EstablishAsync(office, staff, mentor, teacher);
        var campaign = await office.OpenCampaignAsync();
        var (round, mentorEntry, menteeEntry) = await ChooseAsync(office, staff, chair, campaign, mentor.Id);
        var link = (await staff.Use<InviteContact>().RunAsync(await staff.Use<ProposePair>().RunAsync(campaign, teacher.Id, prospect.Id))).Token;
        var (facility, honour) = await FurnishAsync(staff, mentor.Id, mentee.Id, today);
        await using var db = await office.OpenAsync();
        var (report, copy) = await HandUpAsync(office, district, staff, chair, pair);
        var ledger = await db.Set<StoredFile>().Where(file => file.Purpose == FilePurpose.Ledger).Select(file => file.Id).SingleAsync();
        var (member, list) = await EnrolAsync(office, chair, mentor.Id, teacher.Id);
        var (standard, version, assessment) = await AssessAsync(office, staff, mentor, mentee, pair);
        var (selection, candidacy) = await SelectAsync(office, mentor, teacher);
        var move = await staff.Use<OfferUnion>().RunAsync(mentor.Id, new() { ReceiverId = district.Id, Day = today, Reason = "行政区划调整，改由上级直属。" });
        var help = await HelpAsync(staff, pair);
        await staff.Use<AskForReview>().RunAsync(pair, ReviewKind.MidTerm);
        await office.AddAsync(new Certificate { Year = today.Year, Running = 1, Purpose = TemplatePurpose.MentorCertificate, SubjectId = pair, GivenOn = today }, new CertificateBook { Year = today.Year, Last = 1 });
        return (new Ids(mentor.Id, prospect.Id, campaign, pair, activity.Id, photo, scan, import, ledger, link, report, copy, facility, honour, post, term) { Member = member, MemberImport = list, Round = round, MentorEntry = mentorEntry, MenteeEntry = menteeEntry, Move = move, Standard = standard, StandardDraft = version, Assessment = assessment, Selection = selection, Candidacy = candidacy, HelpItem = help.Item, HelpRecord = help.Record, Question = help.Question, Template = template.Id }, mentor.Id);
    }

    // A selection whose notice runs, with the first union on it and another one that somebody objects to.
    static async Task<(Guid Selection, Guid Candidacy)> SelectAsync(Office office, GrassrootsUnion first, GrassrootsUnion other)
    {
        var (acting, now) = (new Acting(null, "周洋", "工作人员"), TimeProvider.System.GetUtcNow());
        var selection = new Selection
        {
            Name = "争创模范职工之家", Year = now.Year, ApplyBy = now.Day().AddDays(-1), HonourTitle = "模范职工之家", HonourLevel = HonourLevel.District, Giver = "区总工会", Contact = "总工会 201 室", Explanation = "按条件申报", OpenedAt = now,
        };
        var rows = new[] { first, other }.Select(union => new Candidacy { SelectionId = selection.Id, UnionId = union.Id, UnionName = union.Name, AppliedOn = selection.ApplyBy }).ToList();
        foreach (var row in rows)
        {
            row.Apply(null, "全年办活动十八场", null, acting, now);
            row.Recommend("同意推荐", acting, now);
            row.Pass(null, hasSecondPerson: false, acting, now);
        }

        selection.BeginNotice(rows, now.Day());
        foreach (var row in rows) row.Notice("公示", acting, now);
        rows[1].MeetObjection();
        await office.AddAsync(selection);
        await office.AddAsync([.. rows]);
        await office.AddAsync(new Objection { CandidacyId = rows[1].Id, Who = "匿名", Words = "没有公开经费", ReceivedOn = now.Day(), RecordedBy = "周洋" });
        return (selection.Id, rows[0].Id);
    }

    // An item of the plan, a record of it and one that is to be corrected, and a question that was answered and shared.
    public static async Task<(Guid Item, Guid Record, Guid Question)> HelpAsync(Desk staff, Guid pair)
    {
        var today = staff.Use<TimeProvider>().Today();
        var item = new HelpItemDraft { PairId = pair, Title = "指导换届选举程序", Form = HelpForm.OnSiteGuidance, Content = HelpContent.Rules, DueOn = today.AddDays(30), DoneBy = PairSide.Mentor, Expected = "选出主席" };
        await staff.Use<PlanItem>().RunAsync(item);
        var record = await staff.Use<LogRecord>().RunAsync(new() { PairId = pair, ItemId = item.Id, Kind = RecordKind.Visit, Title = "上门讲解选举", HeldOn = today, Place = "会议室", People = "主席、委员", Words = "讲清程序", Side = PairSide.Mentor });
        var stands = await staff.Use<LogRecord>().RunAsync(new() { PairId = pair, Kind = RecordKind.Training, Title = "联合培训", HeldOn = today, Side = PairSide.Mentor });
        await staff.Use<AnswerRecord>().ConfirmAsync(stands);
        await staff.Use<CorrectRecord>().RunAsync(new() { RecordId = stands, Title = "联合培训", HeldOn = today, Place = "文化站", Reason = "漏写地点" });
        var question = await staff.Use<AskQuestion>().RunAsync(new() { PairId = pair, Title = "女职工委员会怎么选", Words = "人少怎么办" });
        await staff.Use<AnswerQuestion>().RespondAsync(question, "可以联合设立");
        await staff.Use<ShareAnswer>().RunAsync(new() { QuestionId = question, Title = "女职工委员会怎么选", Question = "人少怎么办", Answer = "可以联合设立", Tags = "女工" });
        return (item.Id, record, question);
    }

    // Who is on offer, what the first union and others say, a setting by hand, tables of closeness, and a round.
    static async Task<(Guid Round, Guid Mentor, Guid Mentee)> ChooseAsync(Office office, Desk staff, Desk chair, Guid campaign, Guid first)
    {
        await staff.Use<DrawUpList>().RunAsync(campaign);
        await using var db = await office.OpenAsync();
        var entries = await db.Set<CampaignEntry>().Where(entry => entry.CampaignId == campaign).ToListAsync();
        var (own, mentee) = (entries.First(entry => entry.OfUnionId == first), entries.First(entry => entry.OfProspectId != null));
        var other = entries.First(entry => entry.Side == PairSide.Mentor && entry.Id != own.Id);
        await chair.Use<SayWish>().RunAsync(own.Id, mentee.Id, Attitude.Willing, 1);
        await staff.Use<SayWish>().RunAsync(other.Id, mentee.Id, Attitude.Willing, null);
        await staff.Use<SayWish>().RunAsync(mentee.Id, own.Id, Attitude.Willing, null);
        await staff.Use<SettleByHand>().RunAsync(own.Id, mentee.Id, together: true, "现场走访后双方都愿意");
        await staff.Use<SetCloseness>().AddAreasAsync("110118001", "110118002");
        await staff.Use<SetCloseness>().AddIndustriesAsync("34", "35", 60);
        await staff.Use<SendNotice>().RunAsync(campaign, new() { Title = "启动会", Words = "请主席参加", HeldOn = new(2026, 12, 1), Place = "三楼会议室" });
        return (await staff.Use<RunRound>().RunAsync(campaign), own.Id, mentee.Id);
    }

    // A member, a list that needs a hand and an application of the first union, and the same of another one.
    static async Task<(Guid Member, Guid Import)> EnrolAsync(Office office, Desk chair, Guid union, Guid other)
    {
        var (member, list) = (await chair.Use<EnrolMember>().RunAsync(Persons.Draft(union, "林小云", phone: "13800001122")), Guid.CreateVersion7());
        await office.EnrolAsync(Persons.Draft(other, "宋远桥"));
        using var rows = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("姓名,身份证号,性别\n许文博,123,男\n何静,,女"));
        await chair.Use<ReadMembers>().RunAsync(list, "名册.csv", rows, null);
        await chair.Use<ImportMembers>().TryAsync(list);
        foreach (var (desk, of) in new[] { (chair, union), (await office.StaffAsync(), other) })
        {
            var token = (await desk.Use<MakePoster>().RunAsync(of)).Token;
            await using var scope = office.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ApplyToJoin>().RunAsync(token, new() { Id = Guid.CreateVersion7(), Name = "许文博", Identity = Persons.Identity(female: false), Phone = "13800005566", Agrees = true });
        }

        await using var administrator = await office.PostAsync(Role.FederationAdmin);
        await administrator.Use<SetMemberRules>().RunAsync(new());
        return (member, list);
    }

    // A standard of the office's own with a draft, an assessment of the first union, one of the mentee that both sides of the pair read of, and a rating of each.
    static async Task<(Guid Standard, Guid Draft, Guid Assessment)> AssessAsync(Office office, Desk staff, GrassrootsUnion first, GrassrootsUnion mentee, Guid pair)
    {
        var (standard, draft) = await staff.Use<SetStandards>().AddAsync("本地示范标准", "按本地文件设置");
        var begun = (await staff.Use<AmendVersion>().ReadAsync(draft)).Draft;
        begun.Content = Standards.SetStandardsTests.Small();
        await staff.Use<AmendVersion>().RunAsync(begun);
        await staff.Use<SetStandards>().PublishAsync(draft);
        var next = await staff.Use<SetStandards>().DraftAnewAsync(standard);
        var made = new List<Guid>();
        foreach (var (union, of, occasion) in new[] { (first, (Guid?)null, Occasion.Own), (mentee, pair, Occasion.Initial) })
        {
            await using var chair = await office.PostAsync(Role.UnionChair, union.Id, union.Name);
            made.Add(await chair.Use<BeginAssessment>().RunAsync(standard, of, occasion));
            var filled = (await chair.Use<FillAssessment>().ReadAsync(made[^1])).Draft;
            filled.Lines.ForEach(line => (line.Answer, line.Words) = (ItemAnswer.Done, "有记录"));
            await chair.Use<EvidenceFiles>().AddAsync(made[^1], 0, new SentFile(Guid.CreateVersion7(), "制度.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]));
            await chair.Use<FillAssessment>().RunAsync(filled);
            await chair.Use<OpenRating>().RunAsync(7);
        }

        await staff.Use<ConfirmAssessment>().RunAsync((await staff.Use<ConfirmAssessment>().ReadAsync(made[1])).Draft);
        return (standard, next, made[0]);
    }

    // A facility with all that hangs on it and honours of every kind of holder: of the first union, of another, and of the office.
    static async Task<(Guid Facility, Guid Honour)> FurnishAsync(Desk staff, Guid first, Guid other, DateOnly today)
    {
        var ids = new List<(Guid Facility, Guid Honour)>();
        foreach (var union in new Guid?[] { first, other, null })
        {
            var facility = await staff.Use<EnterFacility>().RunAsync(new()
            {
                UnionId = union, KindId = FacilityKind.BuiltIn[1].Id, Name = "暖心驿站", Area = "柳荫社区", Address = "工业园1号", OpenedOn = "2023年5月", Hours = "每天 9:00–17:00", KeeperName = "宋勇艳", KeeperPhone = "13800001140", IsPublic = true,
            });
            await staff.Use<CountVisits>().RunAsync(facility, today, 320, 2, isEstimate: true);
            var inspection = (await staff.Use<InspectFacility>().ReadAsync(facility)).Draft;
            inspection.Marks.ForEach(line => line.Given = line.Points);
            await staff.Use<InspectFacility>().RunAsync(facility, inspection);
            await staff.Use<FacilityPhotos>().AddAsync(facility, new SentFile(Guid.CreateVersion7(), "驿站.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]));
            var honour = await staff.Use<EnterHonour>().RunAsync(new() { Holder = HonourHolder.Person, UnionId = union, PersonName = "何晓芸", Title = "五一劳动奖章", Level = HonourLevel.Provincial, Giver = "省总工会", GivenOn = "2024年" },
                [new SentFile(Guid.CreateVersion7(), "证书.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3])]);
            await staff.Use<EnterHonour>().RunAsync(new() { Holder = HonourHolder.Facility, FacilityId = facility, Title = "最美驿站", Level = HonourLevel.District });
            ids.Add((facility, honour));
        }

        return ids[0];
    }

    // Posts, terms, covered employers and what is below, at the first union and at another.
    static async Task<(Guid Post, Guid Term)> EstablishAsync(Office office, Desk staff, params GrassrootsUnion[] unions)
    {
        var (posts, terms) = (unions.Select(_ => Guid.CreateVersion7()).ToList(), unions.Select(_ => Guid.CreateVersion7()).ToList());
        var association = new GrassrootsUnion { Name = "行业联合会", Kind = UnionKind.IndustryAssociation, Founding = Founding.Joint, RegisteredOn = Registry.LongAgo };
        await office.AddAsync(association);
        foreach (var (union, at) in unions.Select((union, at) => (union, at)))
        {
            await staff.Use<HoldPost>().RunAsync(union.Id, new() { Id = posts[at], Name = "顾清平", Kind = PostKind.Chair, HeldFrom = "2024年3月", Phone = "13800000029" });
            await staff.Use<RecordTerm>().RunAsync(union.Id, new() { Id = terms[at], Number = 2, ElectedOn = new(2024, 3, 1), Years = 3 });
            await office.AddAsync(new CoveredEmployer { UnionId = union.Id, Name = "涵盖单位", Since = Registry.LongAgo }, new Subunit { UnionId = union.Id, Name = "一车间分工会" },
                new AssociationMember { UnionId = association.Id, PartnerUnionId = union.Id, JoinedOn = Registry.LongAgo }, new Succession { UnionId = association.Id, PartnerUnionId = union.Id, Kind = DissolutionKind.Split, Day = Registry.LongAgo });
        }

        return (posts[0], terms[0]);
    }

    static async Task<(Guid Report, Guid Photo)> HandUpAsync(Office office, Office district, Desk staff, Desk chair, Guid pair)
    {
        var month = Deadline.DueMonth(staff.Use<TimeProvider>().Today());
        var (activity, photo) = (new ActivityDraft { PairId = pair, Kind = ActivityKind.Training, Title = "安全生产知识培训", Place = "文化站", HeldOn = month, OwnCount = 12, Words = "很热闹" }, Guid.CreateVersion7());
        await chair.Use<ActivityPhotos>().AddAsync(activity.Id, pair, new SentFile(photo, "培训.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]));
        await chair.Use<LogActivity>().RunAsync(activity);
        var report = await staff.Use<HandUpReport>().RunAsync(new() { Month = month, Remark = "本月平稳", Highlights = [new() { ActivityId = activity.Id, Photos = [photo] }] });
        await using var db = await district.OpenAsync();
        return (report, await db.Set<HighlightPhoto>().Where(copy => copy.SenderFederationId == office.Id).Select(copy => copy.Id).SingleAsync());
    }
}
