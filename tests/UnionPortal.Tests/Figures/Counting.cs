using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using UnionPortal.Activities;
using UnionPortal.Figures;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Figures;

/// <summary>What the tests of figures arrange and ask: the worker's turns are taken by hand, and only for the test's own federations.</summary>
static class Counting
{
    public static readonly DateTimeOffset Noon = new(2026, 6, 15, 4, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 6, 15);
    public static readonly DateOnly June = new(2026, 6, 1);

    public static FigureWorker Worker(IServiceProvider services, Databases? databases = null)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        return new(new WorkerDoor(databases ?? services.GetRequiredService<Databases>(), services.GetRequiredService<Vaults>(), clock), clock, NullLogger<FigureWorker>.Instance);
    }

    public static async Task CountAsync(this Office office)
    {
        while (await Worker(office.Services).TakeTouchedAsync(office.Id))
        {
        }
    }

    public static async Task SaveAsync(this Office office, params object[] rows)
    {
        await using var db = await office.OpenAsync();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    public static GrassrootsUnion Union(string name = "甲工会", UnionKind kind = UnionKind.Enterprise, int? workers = null, int? members = null, DateOnly? registered = null, int employers = 1)
    {
        var union = new GrassrootsUnion { Name = name, Kind = kind, RegisteredOn = registered ?? Today.AddDays(-5), EmployersCovered = employers };
        if (workers is not null || members is not null) union.CountHeads(union.RegisteredOn, workers, workers / 2, members, members / 2);
        return union;
    }

    public static Activity Activity(GrassrootsUnion union, DateOnly heldOn, int own = 10, int partner = 0, ActivityKind kind = ActivityKind.CultureAndSports)
    {
        var activity = new Activity { UnionId = union.Id, Title = "包粽子", HolderName = union.Name, LoggedAt = Noon, LoggedBy = "李敏" };
        activity.Take(new ActivityDraft { Kind = kind, HeldOn = heldOn, OwnCount = own });
        activity.PartnerCount = partner;
        return activity;
    }

    /// <summary>A pair brought to a stage by its own steps.</summary>
    public static TwinningPair Pair(TwinningCampaign campaign, GrassrootsUnion mentor, GrassrootsUnion mentee, PairStage stage, DateTimeOffset at)
    {
        var by = new Acting(null, "李敏", "工作人员");
        var pair = TwinningPair.Propose(campaign, mentor, (mentee.Id, null, mentee.Name), 1, [], by, at);
        if (stage == PairStage.Proposed) return pair;
        pair.Answer(PairSide.Mentor, true, null, by, at);
        pair.Answer(PairSide.Mentee, true, null, by, at);
        if (stage == PairStage.Agreed) return pair;
        pair.Activate(at.Day(), by, at);
        if (stage == PairStage.Ended) pair.End("搬走了", by, at.AddDays(10));
        return pair;
    }

    /// <summary>A number in a reader's book; null where there is none.</summary>
    public static async Task<Worth?> FigureAsync(this Office reader, string indicator, Office? of = null, FigureReach reach = FigureReach.Total, DateOnly? month = null)
    {
        var (subject, shown) = ((of ?? reader).Id, month ?? June);
        await using var db = await reader.OpenAsync();
        return await db.Set<Figure>()
            .Where(figure => figure.SubjectFederationId == subject && figure.Reach == reach && figure.Indicator == indicator && figure.Month == shown)
            .Select(figure => new Worth(figure.Value, figure.Numerator, figure.Denominator)).SingleOrDefaultAsync();
    }
}
