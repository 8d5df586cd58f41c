using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Effect;

/// <summary>What the help of a campaign, or of all, has changed: 结对 (paired), 激活 (sessions a month risen), each pair before and after, and against unions alike where there are enough.</summary>
public sealed class ReadEffect(FederationDoor door, TimeProvider clock) : IUseCase
{
    const int DivisionDigits = 2;

    /// <param name="Effect">Nothing where the pair is too young, or its mentee was hardly there before.</param>
    public sealed record Row(Guid PairId, string Mentor, string Mentee, DateOnly From, DateOnly? Ended, BeforeAfter? Effect);

    public sealed record Campaign(Guid Id, string Name);

    /// <param name="Paired">Pairs whose agreement was signed.</param>
    /// <param name="Measured">Those old enough to say something.</param>
    /// <param name="Activated">Of them, those whose mentee holds more sessions a month than before.</param>
    /// <param name="Before">Sessions a month of all measured, on average, before.</param>
    /// <param name="After">The same since.</param>
    public sealed record Page(string? CampaignName, List<Campaign> Campaigns, int Paired, int Measured, int Activated, double? Before, double? After, Difference? Against, int WithAlike, List<Row> Rows);

    public async Task<Page> RunAsync(Guid? campaignId = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFigures, ct);
        var today = clock.Today();
        var campaigns = await db.Set<TwinningCampaign>().AsNoTracking().OrderByDescending(campaign => campaign.StartsOn).Select(campaign => new Campaign(campaign.Id, campaign.Name)).ToListAsync(ct);
        var name = campaignId is { } id ? campaigns.Find(campaign => campaign.Id == id)?.Name ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchCampaign) : null;
        var pairs = await db.Set<TwinningPair>().AsNoTracking().Where(pair => campaignId == null || pair.CampaignId == campaignId).Where(pair => pair.ActiveFrom != null)
            .OrderBy(pair => pair.ActiveFrom).ThenBy(pair => pair.Id).Select(pair => new { pair.Id, pair.MentorName, pair.MenteeName, pair.PartnerUnionId, From = pair.ActiveFrom!.Value, pair.EndedOn }).ToListAsync(ct);
        var courses = await CoursesAsync(db, ct);
        var inPairs = (await db.Set<TwinningPair>().AsNoTracking().Where(pair => pair.ActiveFrom != null).Select(pair => new { pair.UnionId, pair.PartnerUnionId }).ToListAsync(ct))
            .SelectMany(pair => new[] { pair.UnionId, pair.PartnerUnionId }).OfType<Guid>().ToHashSet();
        var helped = pairs.Where(pair => pair.PartnerUnionId is { } mentee && courses.ContainsKey(mentee)).Select(pair => new Helped(pair.Id, courses[pair.PartnerUnionId!.Value], pair.From, pair.EndedOn ?? today));
        var measured = HelpEffect.Measure(helped, [.. courses.Values.Where(course => !inPairs.Contains(course.Id))]);
        var byPair = measured.ToDictionary(effect => effect.PairId);
        return new(name, campaigns, pairs.Count, measured.Count, measured.Count(effect => effect.Rose), measured.Count > 0 ? measured.Average(effect => effect.Before) : null, measured.Count > 0 ? measured.Average(effect => effect.After) : null,
            HelpEffect.Against(measured), measured.Count(effect => effect.Alike is not null),
            pairs.ConvertAll(pair => new Row(pair.Id, pair.MentorName, pair.MenteeName, pair.From, pair.EndedOn, byPair.GetValueOrDefault(pair.Id))));
    }

    // Days of sessions and no more of them: a federation has some thousands.
    static async Task<Dictionary<Guid, Course>> CoursesAsync(FederationDb db, CancellationToken ct)
    {
        var sessions = (await db.Set<Activity>().AsNoTracking().Where(activity => activity.IsSession && activity.UnionId != null).Select(activity => new { Union = activity.UnionId!.Value, activity.HeldOn }).ToListAsync(ct)).ToLookup(session => session.Union, session => session.HeldOn);
        var unions = await db.Set<GrassrootsUnion>().AsNoTracking().Select(union => new { union.Id, union.IndustryCode, union.WorkerCount, union.RegisteredOn, union.DissolvedOn }).ToListAsync(ct);
        return unions.ToDictionary(union => union.Id, union => new Course(union.Id, union.IndustryCode is { Length: >= DivisionDigits } code ? code[..DivisionDigits] : null, union.WorkerCount, union.RegisteredOn, union.DissolvedOn, [.. sessions[union.Id].Order()]));
    }
}
