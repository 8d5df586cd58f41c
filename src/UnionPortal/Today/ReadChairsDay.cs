using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Figures;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Today;

/// <summary>A chair's first screen: what waits for an answer, the partners, the sessions the own union logged this month, the heads on file.</summary>
public sealed class ReadChairsDay(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Asked(Guid PairId, string PartnerName, string Reasons, int DaysLeft);

    /// <param name="IsNudged">The office has asked for this month's record, and there is none yet.</param>
    public sealed record Partner(Guid PairId, string Name, PairStage Stage, bool IsMentor, DateOnly? LastActivity, bool IsNudged);

    public sealed record Page(string UnionName, int? Workers, int? Members, List<Asked> Asked, List<Partner> Partners, int LoggedThisMonth, List<ReadToday.ToDo> Tasks);

    public async Task<Page> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeOwnUnion, ct);
        var own = db.Scope.UnionId!.Value;
        var today = clock.Today();
        var union = await db.Set<GrassrootsUnion>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == own, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchUnion);
        var pairs = await db.Set<TwinningPair>().AsNoTracking().Where(pair => pair.Stage <= PairStage.UnderReview).OrderBy(pair => pair.AnswerBy).Take(50).ToListAsync(ct);
        var last = await db.Set<Activity>().Where(activity => activity.PairId != null).GroupBy(activity => activity.PairId)
            .Select(group => new { group.Key, Last = group.Max(activity => activity.HeldOn) }).ToDictionaryAsync(group => group.Key!.Value, group => group.Last, ct);
        var month = new DateOnly(today.Year, today.Month, 1);
        var nudged = await db.Set<Nudge>().Where(nudge => nudge.Day >= month).Select(nudge => nudge.PairId).ToListAsync(ct);
        var asked = pairs.Where(pair => pair.Stage == PairStage.Proposed && pair.AnswerBy >= today && (pair.UnionId == own ? pair.MentorSaysYes : pair.MenteeSaysYes) is null)
            .Select(pair => new Asked(pair.Id, pair.UnionId == own ? pair.MenteeName : pair.MentorName, pair.Reasons.Sentence(), pair.AnswerBy.DayNumber - today.DayNumber)).ToList();
        var partners = pairs.Where(pair => !asked.Exists(open => open.PairId == pair.Id))
            .Select(pair => new Partner(pair.Id, pair.UnionId == own ? pair.MenteeName : pair.MentorName, pair.Stage, pair.UnionId == own, last.TryGetValue(pair.Id, out var day) ? day : null, nudged.Contains(pair.Id) && !(day >= month))).ToList();
        var logged = await db.BehindNow(Indicators.Activities, today).CountAsync(session => db.Set<Activity>().Any(activity => activity.Id == session.Id && activity.UnionId == own), ct);
        var tasks = new List<ReadToday.ToDo>();
        await ReadToday.AddDueAsync(db, tasks, today, ct);
        return new(union.Name, union.WorkerCount, union.MemberCount, asked, partners, logged, tasks);
    }
}
