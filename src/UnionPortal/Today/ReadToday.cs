using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Today;

/// <summary>What waits for the office today, and how pairs stand; each with the address that takes it on.</summary>
public sealed class ReadToday(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record ToDo(string Icon, string Words, string Hint, string Path, bool IsUrgent);

    public sealed record Page(List<ToDo> Tasks, IReadOnlyDictionary<PairStage, int> Pairs, int Unions, int Prospects, int ActivitiesThisMonth, int AttendanceThisMonth, List<Latest> Latest);

    public sealed record Latest(Guid Id, string Title, string HolderName, DateOnly HeldOn);

    public async Task<Page> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var today = clock.Today();
        var month = new DateOnly(today.Year, today.Month, 1);
        var pairs = await db.Set<TwinningPair>().GroupBy(pair => pair.Stage).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var dueSoon = await db.Set<TwinningPair>().CountAsync(pair => pair.Stage == PairStage.Proposed && pair.AnswerBy <= today.AddDays(2), ct);
        var ending = await db.Set<PairAgreement>().CountAsync(agreement => agreement.EndsOn < today
            && db.Set<TwinningPair>().Any(pair => pair.Id == agreement.PairId && pair.Stage == PairStage.Active), ct);
        var quietSince = today.AddDays(-90);
        var quiet = await db.Set<TwinningPair>().CountAsync(pair => pair.Stage == PairStage.Active && pair.ActiveFrom < quietSince
            && !db.Set<Activity>().Any(activity => activity.PairId == pair.Id && activity.HeldOn >= quietSince), ct);
        var openLedgers = await db.Set<LedgerImport>().CountAsync(import => import.State == LedgerState.Read, ct);
        var unions = await db.Set<GrassrootsUnion>().CountAsync(ct);
        var thisMonth = await db.Set<Activity>().Where(activity => activity.IsSession && activity.HeldOn >= month)
            .GroupBy(_ => 1).Select(group => new { Count = group.Count(), Attendance = group.Sum(activity => activity.OwnCount + activity.PartnerCount) }).FirstOrDefaultAsync(ct);
        var latest = await db.Set<Activity>().OrderByDescending(activity => activity.LoggedAt).Take(5)
            .Select(activity => new Latest(activity.Id, activity.Title, activity.HolderName, activity.HeldOn)).ToListAsync(ct);

        var tasks = new List<ToDo>();
        if (unions == 0) tasks.Add(new("import", Say.TaskImport, Say.TaskImportHint, "unions/import", false));
        Add(tasks, "clock", Say.TaskDueSoon, Say.TaskDueSoonHint, "pairs?stage=proposed", dueSoon, isUrgent: true);
        Add(tasks, "edit", Say.TaskToSign, Say.TaskToSignHint, "pairs?stage=agreed", pairs.GetValueOrDefault(PairStage.Agreed), isUrgent: true);
        Add(tasks, "flag", Say.TaskEnding, Say.TaskEndingHint, "pairs?stage=active", ending, isUrgent: true);
        Add(tasks, "check", Say.TaskToReview, Say.TaskToReviewHint, "pairs?stage=underreview", pairs.GetValueOrDefault(PairStage.UnderReview), isUrgent: false);
        Add(tasks, "activity", Say.TaskQuiet, Say.TaskQuietHint, "pairs?stage=active", quiet, isUrgent: false);
        Add(tasks, "import", Say.TaskOpenLedger, Say.TaskOpenLedgerHint, "unions/import", openLedgers, isUrgent: false);
        return new(tasks, pairs, unions, await db.Set<Prospect>().CountAsync(prospect => prospect.LeftOn == null, ct), thisMonth?.Count ?? 0, thisMonth?.Attendance ?? 0, latest);
    }

    static void Add(List<ToDo> tasks, string icon, string words, string hint, string path, int count, bool isUrgent)
    {
        if (count > 0) tasks.Add(new(icon, string.Format(System.Globalization.CultureInfo.CurrentCulture, words, count), hint, path, isUrgent));
    }
}
