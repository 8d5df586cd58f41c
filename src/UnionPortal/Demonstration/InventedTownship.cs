using UnionPortal.Activities;
using UnionPortal.Reference;
using UnionPortal.Templates;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Demonstration;

/// <summary>Two years of an invented township, ending today: unions that grow, pairs that are proposed, agree, sign and meet, activities month by month, in a quiet month hardly any. The same every time.</summary>
sealed class InventedTownship(FederationDb db, Random random, DateOnly today, string name, DateOnly? quietMonth = null, bool hasTemplates = false)
{
    const int MonthsLived = 24;

    static readonly Acting Office = new(null, "李敏", "演示工作人员");

    readonly List<GrassrootsUnion> unions = [];
    readonly List<Prospect> prospects = [];
    readonly double longitude = 116.5 + random.NextDouble() / 4;
    readonly double latitude = 40.1 + random.NextDouble() / 4;
    readonly Dictionary<Guid, DateOnly> graduates = [];
    TemplateText? chosen;
    int codes = 1000;
    int held;

    string Short => name.Split('镇', '街', '园')[0];

    /// <summary>The whole of it or nothing.</summary>
    public async Task LiveAsync(int count, CancellationToken ct)
    {
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        Found(count);
        db.AddRange(unions);
        db.AddRange(prospects);
        new InventedPosts(db, today).Establish(unions);
        new InventedFamilies(db, today, Short).Relate(unions, NewCode);
        await db.SaveChangesAsync(ct);
        await PairUpAsync();
        HoldOwnActivities();
        await db.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
    }

    void Found(int count)
    {
        for (var at = 0; at < count; at++)
        {
            var kind = at < 2 ? UnionKind.Agency : at % 5 == 4 ? UnionKind.CommunityAssociation : UnionKind.Enterprise;
            var trade = InventedNames.Trades[(at * 7 + Short.Length) % InventedNames.Trades.Length];
            var isNew = kind == UnionKind.Enterprise && random.NextDouble() < 0.3;
            var union = new GrassrootsUnion
            {
                Name = NameOf(kind, at, trade.Word),
                Kind = kind,
                Founding = kind == UnionKind.CommunityAssociation ? Founding.Joint : Founding.Alone,
                EmployersCovered = kind == UnionKind.CommunityAssociation ? random.Next(5, 24) : 1,
                CreditCode = NewCode("81"),
                IndustryCode = kind switch { UnionKind.Agency => "9221", UnionKind.CommunityAssociation => "9610", _ => trade.Industry },
                Address = Address(),
                FoundedOn = isNew ? today.AddDays(-random.Next(60, 800)) : new DateOnly(random.Next(2003, 2021), random.Next(1, 13), random.Next(1, 28)),
                ChairName = Person(),
                RegisteredOn = today.AddMonths(-MonthsLived).AddDays(random.Next(0, 20)),
                Strengths = isNew ? SixHaves.None : Some(),
                Weaknesses = isNew ? Some() : SixHaves.None,
            };
            (union.Longitude, union.Latitude) = Somewhere();
            union.ChairPhone = db.Vault.Seal($"139{at:D4}{random.Next(0, 10000):D4}", phone => $"{phone[..3]}****{phone[^4..]}");
            Grow(union, isNew);
            if (!isNew && random.NextDouble() < 0.35) Honoured(union);
            unions.Add(union);
        }

        for (var at = 0; at < count / 6; at++)
        {
            var trade = InventedNames.Trades[(at * 5 + 3) % InventedNames.Trades.Length];
            var prospect = new Prospect
            {
                Name = $"{Short}{InventedNames.Firsts[(at * 3 + 11) % InventedNames.Firsts.Length]}{trade.Word}有限公司",
                CreditCode = NewCode("91"),
                IndustryCode = trade.Industry,
                Address = Address(),
                WorkerCount = random.Next(12, 120),
                ContactName = Person(),
                RegisteredOn = today.AddDays(-random.Next(20, 500)),
            };
            (prospect.Longitude, prospect.Latitude) = Somewhere();
            prospect.ContactPhone = db.Vault.Seal($"138{at:D4}{random.Next(0, 10000):D4}", phone => $"{phone[..3]}****{phone[^4..]}");
            prospects.Add(prospect);
        }
    }

    void Grow(GrassrootsUnion union, bool isNew)
    {
        var workers = union.Kind == UnionKind.Enterprise ? random.Next(18, 420) : random.Next(15, 130);
        var rate = isNew ? 0.15 + random.NextDouble() * 0.3 : 0.7 + random.NextDouble() * 0.27;
        for (var day = union.RegisteredOn; day <= today; day = day.AddMonths(6))
        {
            var heads = (int)(workers * (0.97 + random.NextDouble() * 0.08));
            rate = Math.Min(0.99, rate + random.NextDouble() * (isNew ? 0.09 : 0.02));
            var members = (int)(heads * rate);
            union.CountHeads(day, heads, heads * 2 / 5, members, members * 2 / 5);
        }
    }

    void Honoured(GrassrootsUnion union)
    {
        (string Title, HonourLevel Level)[] honours =
            [("模范职工之家", HonourLevel.National), ("模范职工之家", HonourLevel.Municipal), ("先进职工之家", HonourLevel.District), ("合格职工之家", HonourLevel.Township)];
        var (title, level) = honours[Math.Min(3, random.Next(1, 5) - (random.NextDouble() < 0.1 ? 1 : 0))];
        union.Honours.Add(Honour.OfUnion(union.Id, level, title, random.Next(2015, today.Year)));
    }

    async Task PairUpAsync()
    {
        var past = Campaign($"{today.Year - 1}年“手拉手”结对共建主题活动", today.AddMonths(-20), today.AddMonths(-8));
        var current = Campaign($"{today.Year}年“结对共建 携手同行”主题活动", today.AddMonths(-7), today.AddMonths(5));
        current.TargetPairs = 20;
        if (hasTemplates) current.TemplateId = (chosen = InventedTemplates.Write(db, At(today.AddMonths(-14), 9), Office)).TemplateId;
        var mentors = unions.Where(union => union.Honours.Count > 0).ToList();
        var mentees = unions.Where(union => union.Weaknesses != SixHaves.None).ToList();
        var free = new Queue<GrassrootsUnion>(mentors);
        for (var at = 0; at < Math.Min(mentees.Count, mentors.Count); at++)
        {
            var mentor = free.Dequeue();
            var stage = (at % 7) switch { 0 or 1 or 2 => PairStage.Active, 3 => PairStage.Agreed, 4 => PairStage.Proposed, 5 => PairStage.Declined, _ => PairStage.Completed };
            Live(stage == PairStage.Completed ? past : current, mentor, mentees[at], null, stage, at);
        }

        foreach (var prospect in prospects.Take(2))
            if (free.TryDequeue(out var mentor)) Live(current, mentor, null, prospect, prospects[0] == prospect ? PairStage.Proposed : PairStage.Agreed, 50);
        if (unions.Find(union => graduates.ContainsKey(union.Id)) is { } graduate) HelpOthers(current, graduate, prospects[2]);
        var living = db.ChangeTracker.Entries<TwinningPair>().Select(entry => entry.Entity).Where(pair => pair.IsLiving).ToList();
        await InventedChoices.WriteAsync(db, current, [.. unions.Select(PartyOf), .. prospects.Select(PartyOf)], living.Select(pair => pair.PartnerUnionId ?? pair.ProspectId!.Value).ToHashSet(),
            living.Select(pair => pair.UnionId!.Value).ToHashSet(), Office, At(today.AddDays(-1), 15), random);
    }

    // It was weak once; now its chair helps somebody else.
    void HelpOthers(TwinningCampaign campaign, GrassrootsUnion graduate, Prospect prospect)
    {
        (graduate.Strengths, graduate.Weaknesses) = (SixHaves.CompleteRules | SixHaves.ActivityPlatform, SixHaves.None);
        var workers = graduate.WorkerCount ?? 80;
        graduate.CountHeads(today, workers, workers * 2 / 5, workers * 9 / 10, workers * 3 / 8);
        Live(campaign, graduate, null, prospect, PairStage.Active, 61);
    }

    TwinningCampaign Campaign(string title, DateOnly starts, DateOnly ends)
    {
        var campaign = new TwinningCampaign { Name = title, StartsOn = starts, EndsOn = ends };
        db.Add(campaign);
        Launch(campaign);
        return campaign;
    }

    // The federation holds the launch itself.
    void Launch(TwinningCampaign campaign)
    {
        var day = campaign.StartsOn.AddDays(3);
        var launch = new Activity { Title = "结对共建启动仪式", HolderName = name, LoggedAt = At(day, 17), LoggedBy = $"{Office.Name} · {Office.Standing}", LoggedById = Office.PersonId };
        launch.Take(new ActivityDraft { CampaignId = campaign.Id, Kind = ActivityKind.ExperienceExchange, Title = launch.Title, HeldOn = day, StartsAt = new(9, 0), Place = "总工会三楼会议室", OwnCount = 68, Words = "宣读活动方案，帮促单位和被帮促单位见面，三家单位介绍经验。" });
        db.Add(launch);
    }

    void Live(TwinningCampaign campaign, GrassrootsUnion mentor, GrassrootsUnion? mentee, Prospect? prospect, PairStage stage, int at)
    {
        var proposed = stage switch
        {
            PairStage.Proposed => At(today.AddDays(-random.Next(1, 5)), 9),
            PairStage.Agreed => At(today.AddDays(-8 - at % 5), 9),
            _ => At(campaign.StartsOn.AddDays(10 + at % 90), 9),
        };
        var match = Matching.Judge(PartyOf(mentor), mentee is null ? PartyOf(prospect!) : PartyOf(mentee));
        var pair = TwinningPair.Propose(campaign, mentor, (mentee?.Id, prospect?.Id, mentee?.Name ?? prospect!.Name), match.Score, match.Reasons, Office, proposed);
        db.Add(pair);
        var ofMentor = new Acting(null, mentor.ChairName!, $"{mentor.Name}主席");
        var ofMentee = new Acting(null, mentee?.ChairName ?? prospect!.ContactName!, $"{mentee?.Name ?? prospect!.Name}{(mentee is null ? "联系人" : "主席")}");
        if (stage == PairStage.Proposed)
        {
            if (at % 2 == 0) pair.Answer(PairSide.Mentor, yes: true, null, ofMentor, proposed.AddHours(5));
            return;
        }

        pair.Answer(PairSide.Mentor, yes: true, null, ofMentor, proposed.AddDays(1));
        pair.Answer(PairSide.Mentee, stage != PairStage.Declined, stage == PairStage.Declined ? "近期正在搬迁厂房，想明年再参加。" : null, ofMentee, proposed.AddDays(2));
        if (stage == PairStage.Agreed && mentee is not null) AskToSign(pair, campaign, at);
        if (stage is PairStage.Declined or PairStage.Agreed) return;

        var signed = proposed.AddDays(9);
        pair.Activate(signed.Day(), Office, signed);
        var agreement = new PairAgreement { PairId = pair.Id, UnionId = pair.UnionId, PartnerUnionId = pair.PartnerUnionId, Number = $"{Short}结〔{signed.Year}〕{at + 1:D2}号", TextId = campaign.TemplateId is null ? null : chosen?.Id };
        agreement.Take(new AgreementDraft
        {
            Number = agreement.Number, SignedOn = signed.Day(), StartsOn = signed.Day(), EndsOn = signed.Day().AddYears(1),
            Forms = [HelpForm.ExperienceExchange, HelpForm.OnSiteGuidance, HelpForm.JointActivities], Goals = "帮助建立职代会制度，健全经费管理，入会率提高到 80% 以上。",
        });
        db.Add(agreement);
        Meet(pair, mentor, mentee, signed.Day(), stage == PairStage.Completed ? campaign.EndsOn : today);
        if (stage == PairStage.Completed)
        {
            pair.Review(Office, At(campaign.EndsOn, 10));
            Judge(pair, ReviewKind.Final, At(campaign.EndsOn, 10), At(campaign.EndsOn.AddDays(7), 10), (ofMentor, ofMentee));
            pair.Complete(Office, At(campaign.EndsOn.AddDays(7), 10));
            if (mentee is not null) graduates[mentee.Id] = pair.EndedOn!.Value;
        }
        else if (stage == PairStage.Active && at % 3 == 0)
        {
            Judge(pair, ReviewKind.MidTerm, At(today.AddDays(-4), 10), null, (ofMentor, ofMentee));
        }

        new InventedHelp(db, today, Office).Live(pair, mentee, agreement, (ofMentor, ofMentee), at);
    }

    // The agreement lies on both chairs' phones.
    void AskToSign(TwinningPair pair, TwinningCampaign campaign, int at)
    {
        var draft = new AgreementDraft
        {
            Number = $"{Short}结〔{today.Year}〕{at + 1:D2}号", StartsOn = today, EndsOn = today.AddYears(1), Forms = [HelpForm.OnSiteGuidance, HelpForm.JointActivities], Goals = "一年内建好职工之家，开好职代会。",
        };
        var text = campaign.TemplateId is null ? null : chosen;
        var filled = new ReadPair.SignedAgreement(draft.Number, today, today, today.AddYears(1), HelpForm.OnSiteGuidance | HelpForm.JointActivities, draft.Goals, null, null, null);
        var wording = Shell.Language.Written(() => Wording.Of(TemplatePurpose.Agreement, text, PairFields.OfAgreement(pair.MentorName, pair.MenteeName, campaign.Name, filled)));
        db.Add(AgreementOffer.Prepare(pair, draft, text?.Id, wording, Office, At(today.AddDays(-1), 9)));
    }

    // Where no day of a verdict is given the review is going on, and one side has spoken.
    void Judge(TwinningPair pair, ReviewKind kind, DateTimeOffset asked, DateTimeOffset? given, (Acting Mentor, Acting Mentee) chairs)
    {
        var review = PairReview.Ask(pair, kind, 7, asked);
        review.Hear(PairSide.Mentee, 5, "每次上门都带着样本来，讲得明白，照着做就行。", $"{chairs.Mentee.Name} · {chairs.Mentee.Standing}", asked.AddDays(2));
        if (given is { } day)
        {
            review.Hear(PairSide.Mentor, 4, "主动来问，布置的事都落实了。", $"{chairs.Mentor.Name} · {chairs.Mentor.Standing}", asked.AddDays(3));
            review.Give(Verdict.Excellent, "制度建起来了，活动办起来了。", $"{Office.Name} · {Office.Standing}", day);
        }

        db.Add(review);
    }

    void Meet(TwinningPair pair, GrassrootsUnion mentor, GrassrootsUnion? mentee, DateOnly from, DateOnly until)
    {
        for (var day = from.AddDays(random.Next(5, 25)); day <= until; day = day.AddDays(random.Next(18, 45)))
        {
            var holder = mentee is not null && random.NextDouble() < 0.4 ? mentee : mentor;
            Hold(holder, holder == mentor ? mentee : mentor, pair.Id, day);
        }
    }

    void HoldOwnActivities()
    {
        foreach (var union in unions.Where(union => union.Weaknesses == SixHaves.None))
            for (var day = today.AddMonths(-MonthsLived + 1).AddDays(random.Next(0, 60)); day <= today; day = day.AddDays(random.Next(50, 160)))
                Hold(union, null, null, day);
        // Weak ones now and then as well.
        foreach (var union in unions.Where(union => union.Weaknesses != SixHaves.None))
            for (var day = union.RegisteredOn.AddDays(random.Next(10, 120)); day <= today; day = day.AddDays(random.Next(70, 260)))
                Hold(union, null, null, day);
    }

    void Hold(GrassrootsUnion holder, GrassrootsUnion? partner, Guid? pairId, DateOnly day)
    {
        if (quietMonth is { } quiet && (day.Year, day.Month) == (quiet.Year, quiet.Month) && held++ > 0) return;
        var inSeason = InventedNames.Activities.Where(known => known.FirstMonth <= day.Month && day.Month <= known.LastMonth).ToList();
        var (title, kind, words, _, _) = inSeason[random.Next(inSeason.Count)];
        var activity = new Activity
        {
            UnionId = holder.Id, PartnerUnionId = partner?.Id, PairId = pairId, Title = title, HolderName = holder.Name, LoggedAt = At(day, 17), LoggedBy = $"{holder.ChairName} · {holder.Name}主席",
        };
        activity.Take(new ActivityDraft
        {
            PairId = pairId, Kind = kind, Title = title, HeldOn = day, StartsAt = new TimeOnly(random.Next(9, 17), 0), Place = holder.Address, OwnCount = random.Next(8, 60),
            PartnerCount = pairId is null ? null : random.Next(4, 30), Words = words,
        });
        db.Add(activity);
    }

    string NameOf(UnionKind kind, int at, string trade) => kind switch
    {
        UnionKind.Agency => $"{Short}{InventedNames.Agencies[at % InventedNames.Agencies.Length]}工会委员会",
        UnionKind.CommunityAssociation => $"{Short}{InventedNames.Communities[at / 5 % InventedNames.Communities.Length]}社区工会联合会",
        _ => $"{Short}{InventedNames.Firsts[at % InventedNames.Firsts.Length]}{trade}有限公司工会委员会",
    };

    string Person() => InventedNames.Families[random.Next(InventedNames.Families.Length)] + InventedNames.Givens[random.Next(InventedNames.Givens.Length)];

    string Address() => $"{Short}{InventedNames.Streets[random.Next(InventedNames.Streets.Length)]}{random.Next(1, 200)}号";

    (double Longitude, double Latitude) Somewhere() => (Math.Round(longitude + (random.NextDouble() - 0.5) / 15, 6), Math.Round(latitude + (random.NextDouble() - 0.5) / 15, 6));

    SixHaves Some() => (SixHaves)(1 << random.Next(6)) | (SixHaves)(1 << random.Next(6));

    // A township's digits nobody was ever given, so that no code is anybody's.
    string NewCode(string kind)
    {
        var first = $"{kind}999999MJ{codes++:D7}"[..17];
        return first + CreditCode.CheckCharacter(first);
    }

    static DateTimeOffset At(DateOnly day, int hour) => new DateTimeOffset(day, new TimeOnly(hour, 0), TimeSpan.FromHours(8)).ToUniversalTime();

    Party PartyOf(GrassrootsUnion union) => new(union.Id, false, union.Name, union.IndustryCode, new Place(union.Longitude!.Value, union.Latitude!.Value), union.DivisionCode, union.WorkerCount, union.MemberCount,
        union.FoundedOn, union.Strengths, union.Weaknesses, [.. union.Honours.Select(honour => new Party.Award(honour.Title, honour.Level, honour.Year))], 0) { GraduatedOn = graduates.TryGetValue(union.Id, out var day) ? day : null };

    static Party PartyOf(Prospect prospect) => new(prospect.Id, true, prospect.Name, prospect.IndustryCode, new Place(prospect.Longitude!.Value, prospect.Latitude!.Value), null, prospect.WorkerCount, null, null,
        SixHaves.None, SixHaves.None, [], 0);
}
