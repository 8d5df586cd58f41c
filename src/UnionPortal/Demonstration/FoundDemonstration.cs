using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Federations;
using UnionPortal.Files;
using UnionPortal.Submissions;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Demonstration;

/// <summary>Founds a municipality marked （演示） with two districts, six townships, about 200 invented unions and two years of life that ends today. Only on an empty database, or where it was cut off before it was done.</summary>
public sealed class FoundDemonstration(PlatformDoor platform, FederationDoor door, UserManager<Person> people, CopyReport copy, KeepFiles keep, TimeProvider clock) : IUseCase
{
    static readonly (string Slug, string Name, FederationLevel Level, string? Parent, string Colour, FederationKind Kind)[] Tree =
    [
        ("yunjiang", "云江市总工会（演示）", FederationLevel.Municipal, null, "#9c1f2e", FederationKind.Federation),
        ("dongchuan", "东川区总工会（演示）", FederationLevel.District, "yunjiang", "#b4232a", FederationKind.Federation),
        ("xiling", "西岭区总工会（演示）", FederationLevel.District, "yunjiang", "#8a3a12", FederationKind.Federation),
        ("liuhe", "柳河镇总工会（演示）", FederationLevel.Township, "dongchuan", "#b4232a", FederationKind.Federation),
        ("hepan", "河畔街道总工会（演示）", FederationLevel.Township, "dongchuan", "#1f5f8b", FederationKind.Federation),
        ("chuangxin", "创新园区工会联合会（演示）", FederationLevel.Township, "dongchuan", "#2b6a4d", FederationKind.UnionAssociation),
        ("xishan", "西山镇总工会（演示）", FederationLevel.Township, "xiling", "#7a2c5d", FederationKind.Federation),
        ("gucheng", "古城街道总工会（演示）", FederationLevel.Township, "xiling", "#6b4a1f", FederationKind.Federation),
        ("nanhu", "南湖镇总工会（演示）", FederationLevel.Township, "xiling", "#14606b", FederationKind.Federation),
    ];

    const string Last = "mentee";

    static readonly int[] UnionsOf = [38, 34, 30, 36, 32, 30];

    /// <summary>False where the database holds anything but an unfinished demonstration, and then nothing is touched.</summary>
    public async Task<bool> RunAsync(CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        var federations = new Dictionary<string, Federation>();
        await using (var db = platform.OpenForCommand())
        {
            var known = await db.Federations.ToDictionaryAsync(federation => federation.Slug, ct);
            if (known.Values.Any(federation => !federation.IsDemonstration) || await db.Users.AnyAsync(person => person.UserName == DemonstrationAccounts.Prefix + Last, ct)) return false;
            foreach (var (slug, name, level, parent, colour, kind) in Tree)
                federations[slug] = known.GetValueOrDefault(slug) ?? await FoundFederation.RunAsync(db,
                    new FederationDraft { Name = name, Slug = slug, Level = level, ParentSlug = parent, Colour = colour, Kind = kind, AreaName = name.Split("总工会")[0].Split("工会")[0] }, now.AddYears(-2), isDemonstration: true, ct);
        }

        // Townships know nothing of each other, so they live at the same time.
        var townships = Tree.Where(place => place.Level == FederationLevel.Township).Select((place, at) => (federations[place.Slug], at));
        await Parallel.ForEachAsync(townships, ct, async (township, ct) => await LiveAsync(township.Item1, township.at, ct));

        var moves = new InventedMoves(door, clock);
        await moves.LiveAsync(federations["hepan"], federations["liuhe"], "企业厂区迁到柳河镇工业园，就近管理。", ct);
        await moves.LiveAsync(federations["liuhe"], federations["chuangxin"], "企业已整体搬入创新园区。", ct);

        foreach (var district in Tree.Where(place => place.Level == FederationLevel.District))
            await new InventedReports(door, copy, keep, clock).LiveAsync(federations[district.Slug], [.. Tree.Where(place => place.Parent == district.Slug).Select(place => federations[place.Slug])], ct);

        await PostEverybodyAsync(federations, await CastAsync(federations["liuhe"].Id, ct), now, ct);
        return true;
    }

    async Task LiveAsync(Federation township, int at, CancellationToken ct)
    {
        var today = clock.Today();
        await using (var db = await door.OpenForCommandAsync(township.Id, ct))
            if (!await db.Set<GrassrootsUnion>().AnyAsync(ct)) await new InventedTownship(db, new Random(2026 + at), today, township.Name, at % 3 == 1 ? Deadline.DueMonth(today) : null, hasTemplates: at == 0).LiveAsync(UnionsOf[at], ct);
        if (at == 0)
            await using (var db = await door.OpenForCommandAsync(township.Id, ct)) await new InventedMembers(db, new Random(2026), today).LiveAsync(ct);
        await using (var db = await door.OpenForCommandAsync(township.Id, ct)) await new InventedFacilities(db, keep, new Random(1925 + at), clock.GetUtcNow(), township.Name).LiveAsync(at == 0 ? 12 : 6, ct);
        await using (var db = await door.OpenForCommandAsync(township.Id, ct)) await new InventedAssessments(db, new Random(600 + at), clock.GetUtcNow()).LiveAsync(ct);
        await using (var db = await door.OpenForCommandAsync(township.Id, ct)) await new InventedPapers(db, keep).LiveAsync(ct);
        await using (var db = await door.OpenForCommandAsync(township.Id, ct)) await new InventedSelections(db, keep, clock.GetUtcNow(), township.Name).LiveAsync(ct);
        await using (var db = await door.OpenForCommandAsync(township.Id, ct)) await InventedTemplates.GiveAsync(db, ct);
    }

    // A mentor and a mentee that are active partners, and the other unions.
    async Task<(GrassrootsUnion Mentor, GrassrootsUnion Mentee, List<GrassrootsUnion> Others)> CastAsync(int township, CancellationToken ct)
    {
        await using var db = await door.OpenForCommandAsync(township, ct);
        var unions = await db.Set<GrassrootsUnion>().AsNoTracking().Living().OrderBy(union => union.Name).ToListAsync(ct);
        var pair = await db.Set<TwinningPair>().AsNoTracking().Where(pair => pair.Stage == PairStage.Active && pair.PartnerUnionId != null).OrderBy(pair => pair.MentorName).FirstAsync(ct);
        return (unions.Single(union => union.Id == pair.UnionId), unions.Single(union => union.Id == pair.PartnerUnionId),
            [.. unions.Where(union => union.Id != pair.UnionId && union.Id != pair.PartnerUnionId)]);
    }

    async Task PostEverybodyAsync(Dictionary<string, Federation> federations, (GrassrootsUnion Mentor, GrassrootsUnion Mentee, List<GrassrootsUnion> Others) cast, DateTimeOffset now, CancellationToken ct)
    {
        var township = federations["liuhe"].Id;
        (string User, string Name, List<(Role Role, int? Federation, GrassrootsUnion? Union)> Postings)[] everybody =
        [
            ("operator", "程远", [(Role.PlatformOperator, null, null)]),
            ("city", "沈国栋", [(Role.Leader, federations["yunjiang"].Id, null)]),
            ("leader", "许建华", [(Role.Leader, federations["dongchuan"].Id, null)]),
            ("district", "何静", [(Role.FederationAdmin, federations["dongchuan"].Id, null)]),
            ("admin", "李敏", [(Role.FederationAdmin, township, null)]),
            ("staff", "周洋", [(Role.FederationStaff, township, null), (Role.FederationStaff, federations["hepan"].Id, null)]),
            ("worker", "吴海燕", [.. cast.Others.Take(3).Select(union => (Role.UnionWorker, (int?)township, (GrassrootsUnion?)union))]),
            ("chair", cast.Mentor.ChairName!, [(Role.UnionChair, township, cast.Mentor)]),
            (Last, cast.Mentee.ChairName!, [(Role.UnionChair, township, cast.Mentee)]),
        ];
        foreach (var (user, name, postings) in everybody)
        {
            var person = await people.FindByNameAsync(DemonstrationAccounts.Prefix + user) ?? await CreateAsync(user, name);
            await using var db = platform.OpenForCommand();
            if (await db.Postings.AnyAsync(posting => posting.PersonId == person.Id, ct)) continue;
            db.AddRange(postings.Select((posting, at) => new Posting
            {
                PersonId = person.Id,
                FederationId = posting.Federation,
                Role = posting.Role,
                UnionId = posting.Union?.Id,
                UnionName = posting.Union?.Name,
                Number = at + 1,
                StartedAt = now,
            }));
            await db.SaveChangesAsync(ct);
        }
    }

    async Task<Person> CreateAsync(string user, string name)
    {
        var person = new Person { DisplayName = name, UserName = DemonstrationAccounts.Prefix + user };
        var made = await people.CreateAsync(person, DemonstrationAccounts.Password);
        return made.Succeeded ? person : throw new InvalidOperationException(string.Join(' ', made.Errors.Select(error => error.Description)));
    }
}
