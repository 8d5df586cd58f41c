using Microsoft.EntityFrameworkCore;
using UnionPortal.Facilities;
using UnionPortal.Files;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Demonstration;

/// <summary>An invented township's facilities: a year of visits, inspections, one that closed, one that moved, and honours of its places and people. The same every time.</summary>
sealed class InventedFacilities(FederationDb db, KeepFiles keep, Random random, DateTimeOffset now, string name)
{
    const int MonthsLived = 12;

    static readonly Acting Office = new(null, "李敏", "演示工作人员");

    static readonly (int Kind, string Word, string? Hours, Equipment Equipment, int Visits)[] Invented =
    [
        (1, "职工之家", "周一至周五 8:30–18:00", Equipment.DrinkingWater | Equipment.AirConditioning | Equipment.Seats | Equipment.FitnessGear | Equipment.Books, 240),
        (2, "暖心驿站", null, Equipment.DrinkingWater | Equipment.Microwave | Equipment.AirConditioning | Equipment.Seats | Equipment.Charging | Equipment.FirstAid | Equipment.RainGear, 620),
        (3, "职工书屋", "周一至周六 9:00–20:00", Equipment.Books | Equipment.Newspapers | Equipment.Seats | Equipment.Wifi, 180),
        (4, "母婴关爱室", "周一至周五 9:00–17:30", Equipment.DrinkingWater | Equipment.Refrigerator | Equipment.Seats, 40),
        (5, "心理减压室", "每周三、周五 14:00–17:00", Equipment.Seats | Equipment.AirConditioning, 24),
        (6, "劳动争议调解室", "周一至周五 9:00–17:30", Equipment.DrinkingWater | Equipment.Seats, 12),
        (7, "职工活动中心", "每天 9:00–21:00", Equipment.FitnessGear | Equipment.DrinkingWater | Equipment.AirConditioning | Equipment.Toilet, 900),
        (8, "工匠创新工作室", "周一至周五 8:30–17:30", Equipment.Wifi | Equipment.Books, 60),
    ];

    string Short => name.Split('镇', '街', '园')[0];

    DateOnly Today => now.Day();

    /// <summary>The whole of it or nothing.</summary>
    public async Task LiveAsync(int count, CancellationToken ct)
    {
        if (await db.Set<Facility>().AnyAsync(ct)) return;
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        await db.KeepKindsAsync(ct);
        var unions = await OwnersAsync(ct);
        var facilities = Enumerable.Range(0, count).Select(at => Open(at, at % 4 == 1 ? null : unions[at % unions.Count])).ToList();
        facilities[^1].Close(Today.AddDays(-40), "社区改造，暂停使用。", Office, now);
        facilities[1].Move(Today.AddDays(-90), $"{Short}{InventedNames.Streets[0]}18号", "原房屋到期，搬到路口更好找。", Office, now);
        (facilities[1].Longitude, facilities[1].Latitude) = (116.6, 40.2);
        foreach (var facility in facilities) Use(facility);
        foreach (var facility in facilities.Where((_, at) => at % 3 == 0)) Inspect(facility);
        HonourSome(facilities, unions);
        await db.SaveChangesAsync(ct);
        foreach (var (facility, at) in facilities.Take(2).Select((facility, at) => (facility, at)))
            await keep.RunAsync(db, new SentFile(new Guid($"5fac0002-0000-0000-{at + 1:D4}-{random.Next(100_000, 999_999):D12}"), "阵地.png", InventedPhoto.Draw(700 + at)), FilePurpose.FacilityPhoto, facility.Id,
                (facility.UnionId, null), FileKind.Photos, KeepFiles.PhotoLimit, 0, ct);
        await db.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
    }

    // The union whose chair the demonstration signs in comes first, so that its list is not empty.
    async Task<List<GrassrootsUnion>> OwnersAsync(CancellationToken ct)
    {
        var first = await db.Set<TwinningPair>().Where(pair => pair.Stage == PairStage.Active && pair.PartnerUnionId != null).OrderBy(pair => pair.MentorName).Select(pair => pair.UnionId).FirstOrDefaultAsync(ct);
        return [.. (await db.Set<GrassrootsUnion>().AsNoTracking().ByName().Take(12).ToListAsync(ct)).Concat(await db.Set<GrassrootsUnion>().AsNoTracking().Where(union => union.Id == first).ToListAsync(ct))
            .DistinctBy(union => union.Id).OrderByDescending(union => union.Id == first)];
    }

    Facility Open(int at, GrassrootsUnion? union)
    {
        var (kind, word, hours, equipment, _) = Invented[at % Invented.Length];
        var community = InventedNames.Communities[at % InventedNames.Communities.Length];
        var opened = new RoughDate(Today.AddMonths(-14 - random.Next(0, 60)), at % 3 == 0 ? DatePrecision.Month : DatePrecision.Day);
        var facility = Facility.Enter(Guid.CreateVersion7(), union is null ? $"{Short}{community}社区{word}" : $"{Short}{community}{word}", union?.Id, opened, Office, now);
        facility.KindId = FacilityKind.BuiltIn[kind - 1].Id;
        (facility.Area, facility.Address) = ($"{community}社区", $"{Short}{InventedNames.Streets[at % InventedNames.Streets.Length]}{random.Next(1, 200)}号");
        (facility.Longitude, facility.Latitude) = (Math.Round(116.6 + (random.NextDouble() - 0.5) / 15, 6), Math.Round(40.2 + (random.NextDouble() - 0.5) / 15, 6));
        (facility.IsAllDay, facility.Hours, facility.Equipment) = (hours is null, hours, equipment);
        (facility.Invested, facility.InvestedBy) = (random.Next(2, 40) * 5_000, union is null ? name : union.Name);
        facility.KeeperName = InventedNames.Families[random.Next(InventedNames.Families.Length)] + InventedNames.Givens[random.Next(InventedNames.Givens.Length)];
        facility.KeeperPhone = db.Vault.Seal($"137{at:D4}{random.Next(0, 10000):D4}", phone => $"{phone[..3]}****{phone[^4..]}");
        facility.Labels = at == 1 ? "最美驿站" : null;
        facility.IsPublic = FacilityKind.BuiltIn[kind - 1].IsPublic;
        db.Add(facility);
        return facility;
    }

    void Use(Facility facility)
    {
        var usual = Invented.First(known => FacilityKind.BuiltIn[known.Kind - 1].Id == facility.KindId).Visits;
        for (var back = MonthsLived; back >= 0; back--)
        {
            var month = new DateOnly(Today.Year, Today.Month, 1).AddMonths(-back);
            if (facility.ClosedOn is { } closed && month > closed) break;
            var counted = new FacilityMonth { FacilityId = facility.Id, UnionId = facility.UnionId, Month = month };
            counted.Take((int)(usual * (0.7 + random.NextDouble() * 0.6)), random.Next(0, 5), isEstimate: usual > 500);
            db.Add(counted);
        }
    }

    void Inspect(Facility facility)
    {
        List<Mark> marks =
        [
            new() { Name = "标识清楚，制度上墙", Points = 10, Given = random.Next(8, 11) }, new() { Name = "按公布的时间开放", Points = 20, Given = random.Next(14, 21) },
            new() { Name = "设施齐全能用", Points = 20, Given = random.Next(13, 21) }, new() { Name = "环境整洁", Points = 15, Given = random.Next(11, 16) },
            new() { Name = "消防、用电、急救", Points = 20, Given = random.Next(14, 21) }, new() { Name = "有使用和活动记录", Points = 15, Given = random.Next(8, 16) },
        ];
        db.Add(new Inspection
        {
            FacilityId = facility.Id, UnionId = facility.UnionId, On = Today.AddDays(-random.Next(10, 100)), Inspector = "李敏", Marks = marks, Score = marks.Sum(mark => mark.Given), Full = marks.Sum(mark => mark.Points),
            Words = "总体不错，使用记录要按周补齐。",
        });
    }

    void HonourSome(List<Facility> facilities, List<GrassrootsUnion> unions)
    {
        Give(Unions.Honour.OfFacility(facilities[1].Id, facilities[1].UnionId, "最美职工服务驿站", Guid.CreateVersion7()), HonourLevel.Municipal, "云江市总工会（演示）", Today.Year - 1, Today.AddYears(2));
        Give(Unions.Honour.OfPerson(unions[0].ChairName!, unions[0].Id, "优秀工会工作者", Guid.CreateVersion7()), HonourLevel.District, "区总工会（演示）", Today.Year - 2, null);
        Give(Unions.Honour.OfPerson("何晓芸", unions[2].Id, "五一劳动奖章", Guid.CreateVersion7()), HonourLevel.Provincial, "省总工会（演示）", Today.Year - 1, null);
        Give(Unions.Honour.OfPerson("高文博", unions[3].Id, "岗位能手", Guid.CreateVersion7()), HonourLevel.Township, name, Today.Year - 3, Today.AddDays(-30));
    }

    void Give(Honour honour, HonourLevel level, string giver, int year, DateOnly? until)
    {
        (honour.Level, honour.Giver, honour.ValidUntil) = (level, giver, until);
        honour.GivenAt(new RoughDate(new DateOnly(year, 5, 1), DatePrecision.Month));
        db.Add(honour);
    }
}
