using UnionPortal.Activities;
using UnionPortal.Benchmarks.Harness;
using UnionPortal.Demonstration;
using UnionPortal.Federations;
using UnionPortal.Ledgers;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Benchmarks.Municipality;

/// <summary>Two years of a township, written by COPY as the tables' owner: every union in a pair, activities of all of them.</summary>
sealed class InventedTownship
{
    static readonly Acting Office = new(null, "李敏", "工作人员");

    readonly Random random;
    readonly DateOnly today;
    readonly List<TwinningPair> pairs = [];
    int codes = 1;

    InventedTownship(Federation federation, DateOnly today, int seed) => (Federation, this.today, random) = (federation, today, new Random(seed));

    public Federation Federation { get; }

    public List<GrassrootsUnion> Unions { get; } = [];

    public int Pairs => pairs.Count;

    public int Activities { get; private set; }

    /// <summary>A pair that may log activities, and its mentor.</summary>
    public (TwinningPair Pair, GrassrootsUnion Mentor) Active
    {
        get
        {
            var pair = pairs.First(pair => pair.Stage == PairStage.Active);
            return (pair, Unions.Single(union => union.Id == pair.UnionId));
        }
    }

    public static async Task<InventedTownship> LiveAsync(Bench bench, Federation federation, int unions, int activities, int seed)
    {
        var place = new InventedTownship(federation, bench.Today, seed);
        await using var db = bench.OpenAsOwner(federation.Id);
        await using var whole = await db.Database.BeginTransactionAsync();
        var staging = new Staging(db);
        place.Found(unions, db.Vault);
        await staging.BringAsync(place.Unions, default);
        await staging.BringAsync([.. place.Unions.SelectMany(union => union.Headcounts)], default);
        await staging.BringAsync([.. place.Unions.SelectMany(union => union.Honours)], default);
        // Pairs carry JSON that only the context can write; there are few of them.
        place.PairUp(db);
        await db.SaveChangesAsync();
        await staging.BringAsync(place.Hold(activities), default);
        await whole.CommitAsync();
        return place;
    }

    void Found(int count, Vault vault)
    {
        var name = Federation.Name.Split("总工会")[0];
        for (var at = 0; at < count; at++)
        {
            var trade = InventedNames.Trades[at * 7 % InventedNames.Trades.Length];
            var union = new GrassrootsUnion
            {
                Name = $"{name}{InventedNames.Firsts[at % InventedNames.Firsts.Length]}{trade.Word}有限公司工会委员会",
                Kind = UnionKind.Enterprise,
                CreditCode = NewCode(),
                IndustryCode = trade.Industry,
                Address = $"{name}{InventedNames.Streets[random.Next(InventedNames.Streets.Length)]}{random.Next(1, 200)}号",
                Longitude = 116.5 + random.NextDouble() / 4,
                Latitude = 40.1 + random.NextDouble() / 4,
                FoundedOn = new DateOnly(random.Next(2003, 2024), random.Next(1, 13), random.Next(1, 28)),
                ChairName = InventedNames.Families[random.Next(InventedNames.Families.Length)] + InventedNames.Givens[random.Next(InventedNames.Givens.Length)],
                RegisteredOn = today.AddMonths(-City.Months).AddDays(random.Next(0, 20)),
            };
            union.ChairPhone = vault.Seal($"139{at:D4}{random.Next(0, 10000):D4}", phone => $"{phone[..3]}****{phone[^4..]}");
            for (var day = union.RegisteredOn; day <= today; day = day.AddMonths(6))
            {
                var workers = random.Next(18, 420);
                union.CountHeads(day, workers, workers * 2 / 5, workers * 4 / 5, workers / 3);
            }

            if (at % 3 == 0) union.Honours.Add(Honour.OfUnion(union.Id, (HonourLevel)random.Next(5), "模范职工之家", random.Next(2015, today.Year)));
            Unions.Add(union);
        }
    }

    void PairUp(FederationDb db)
    {
        var campaign = new TwinningCampaign { Name = "结对共建 携手同行", StartsOn = today.AddMonths(-City.Months), EndsOn = today.AddMonths(5) };
        db.Add(campaign);
        for (var at = 0; at + 1 < Unions.Count; at += 2)
        {
            var (mentor, mentee) = (Unions[at], Unions[at + 1]);
            var proposed = At(campaign.StartsOn.AddDays(random.Next(30, 300)), 9);
            var pair = TwinningPair.Propose(campaign, mentor, (mentee.Id, null, mentee.Name), random.Next(40, 100), [new MatchReason { Kind = MatchReasonKind.Near, Number = 2.5 }], Office, proposed);
            db.Add(pair);
            pairs.Add(pair);
            if (at % 14 == 4) continue;
            pair.Answer(PairSide.Mentor, yes: true, null, Office, proposed.AddDays(1));
            pair.Answer(PairSide.Mentee, yes: true, null, Office, proposed.AddDays(2));
            if (at % 14 == 8) continue;
            pair.Activate(proposed.AddDays(9).Day(), Office, proposed.AddDays(9));
            db.Add(Agreement(pair, at));
        }
    }

    PairAgreement Agreement(TwinningPair pair, int at)
    {
        var day = pair.ActiveFrom!.Value;
        var agreement = new PairAgreement { PairId = pair.Id, UnionId = pair.UnionId, PartnerUnionId = pair.PartnerUnionId, Number = $"结〔{day.Year}〕{at + 1}号" };
        agreement.Take(new AgreementDraft { Number = agreement.Number, SignedOn = day, StartsOn = day, EndsOn = day.AddYears(1), Forms = [HelpForm.OnSiteGuidance], Goals = "帮助建立职代会制度，健全经费管理。" });
        return agreement;
    }

    List<Activity> Hold(int count)
    {
        Activities = count;
        var active = pairs.Where(pair => pair.Stage == PairStage.Active).ToList();
        var first = today.AddMonths(1 - City.Months);
        var days = today.DayNumber - first.DayNumber;
        return [.. Enumerable.Range(0, count).Select(at =>
        {
            var pair = at % 2 == 0 && active.Count > 0 ? active[at / 2 % active.Count] : null;
            var holder = pair is null ? Unions[at % Unions.Count] : null;
            var (title, kind, words, _, _) = InventedNames.Activities[random.Next(InventedNames.Activities.Length)];
            var day = first.AddDays(random.Next(days + 1));
            var activity = new Activity
            {
                UnionId = pair?.UnionId ?? holder!.Id, PartnerUnionId = pair?.PartnerUnionId, PairId = pair?.Id, Title = title, HolderName = pair?.MentorName ?? holder!.Name, LoggedAt = At(day, 17), LoggedBy = "宋勇艳 · 主席",
            };
            activity.Take(new ActivityDraft { Kind = kind, Title = title, HeldOn = day, Place = "职工之家", OwnCount = random.Next(8, 60), PartnerCount = random.Next(4, 30), Words = words });
            return activity;
        })];
    }

    // A township's digits nobody was ever given, so that no code is anybody's.
    string NewCode()
    {
        var first = $"81999999MJ{codes++:D7}";
        return first + CreditCode.CheckCharacter(first);
    }

    static DateTimeOffset At(DateOnly day, int hour) => new DateTimeOffset(day, new TimeOnly(hour, 0), TimeSpan.FromHours(8)).ToUniversalTime();
}
