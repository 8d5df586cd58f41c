using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Facilities;
using UnionPortal.Figures;
using UnionPortal.Helping;
using UnionPortal.Ledgers;
using UnionPortal.Members;
using UnionPortal.Moving;
using UnionPortal.Posts;
using UnionPortal.Selections;
using UnionPortal.Standards;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Today;

/// <summary>What waits for the office today, and how pairs stand; each with the address that takes it on.</summary>
public sealed class ReadToday(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>Where a ledger is brought in.</summary>
    public const string ImportPath = "unions/import";

    const string SelectionsPath = "selections";

    /// <summary>Where the pairs without a record this month are.</summary>
    public static readonly string SilentPath = AddressOf(Due.Silent);

    static readonly string[] Shown = [Indicators.Unions, Indicators.Prospects, Indicators.Activities, Indicators.Attendance];

    public sealed record ToDo(string Icon, string Words, string Hint, string Path, bool IsUrgent);

    /// <param name="Tasks">What waits, most urgent first.</param>
    /// <param name="Pairs">How many pairs at each stage.</param>
    /// <param name="Figures">The catalogue's numbers of the running month.</param>
    /// <param name="Latest">What was logged last.</param>
    public sealed record Page(List<ToDo> Tasks, IReadOnlyDictionary<PairStage, int> Pairs, IReadOnlyDictionary<string, Worth> Figures, List<Latest> Latest);

    public sealed record Latest(Guid Id, string Title, string HolderName, DateOnly HeldOn);

    public async Task<Page> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var today = clock.Today();
        var pairs = await db.Set<TwinningPair>().CountByStageAsync(ct);
        var numbers = await db.CountNowAsync(Shown, today, ct);
        var openLedgers = await db.Set<LedgerImport>().CountAsync(import => import.State == LedgerState.Read, ct);
        var latest = await db.Set<Activity>().OrderByDescending(activity => activity.LoggedAt).Take(5)
            .Select(activity => new Latest(activity.Id, activity.Title, activity.HolderName, activity.HeldOn)).ToListAsync(ct);

        var tasks = new List<ToDo>();
        if (numbers[Indicators.Unions].Value == 0) tasks.Add(new("import", Say.TaskImport, Say.TaskImportHint, ImportPath, false));
        Add(tasks, "clock", Say.TaskDueSoon, Say.TaskDueSoonHint, AddressOf(Due.Soon), await DuePairs.Of(db, Due.Soon, today).CountAsync(ct), isUrgent: true);
        Add(tasks, "edit", Say.TaskToSign, Say.TaskToSignHint, "pairs?stage=agreed", pairs.GetValueOrDefault(PairStage.Agreed), isUrgent: true);
        Add(tasks, "flag", Say.TaskEnding, Say.TaskEndingHint, AddressOf(Due.Ended), await DuePairs.Of(db, Due.Ended, today).CountAsync(ct), isUrgent: true);
        Add(tasks, "export", Say.TaskMoves, Say.TaskMovesHint, "moves", await db.Set<UnionMove>().CountAsync(move => move.State == MoveState.Open && move.SenderFederationId == move.OtherFederationId && move.Day <= today, ct), isUrgent: true);
        await AddDueAsync(db, tasks, today, ct);
        Add(tasks, "check", Say.TaskToReview, Say.TaskToReviewHint, "pairs?stage=underreview", pairs.GetValueOrDefault(PairStage.UnderReview), isUrgent: false);
        Add(tasks, "bell", Say.TaskSilent, Say.TaskSilentHint, SilentPath, await DuePairs.Of(db, Due.Silent, today).CountAsync(ct), isUrgent: false);
        Add(tasks, "activity", Say.TaskQuiet, Say.TaskQuietHint, AddressOf(Due.Quiet), await DuePairs.Of(db, Due.Quiet, today).CountAsync(ct), isUrgent: false);
        Add(tasks, "import", Say.TaskOpenLedger, Say.TaskOpenLedgerHint, "unions/import", openLedgers, isUrgent: false);
        return new(tasks, pairs, numbers.Worths, latest);
    }

    /// <summary>What falls due of itself, for the office and, of the own union, for a chair: elections, inspections, applications, assessments, and help that waits for a word.</summary>
    internal static async Task AddDueAsync(FederationDb db, List<ToDo> tasks, DateOnly today, CancellationToken ct)
    {
        var isOffice = db.Scope.UnionId is null;
        var (waiting, escalated) = (await db.Set<JoinApplication>().CountAsync(asked => asked.State < ApplicationState.Accepted, ct), await db.Set<JoinApplication>().CountAsync(asked => asked.State == ApplicationState.Escalated, ct));
        Add(tasks, "flag", isOffice ? Say.TaskElections : Say.TaskOwnElectionOver, isOffice ? Say.TaskElectionsHint : Say.TaskOwnElectionHint, isOffice ? "elections?what=overdue" : "posts", await ElectionStates.Overdue(db, today).CountAsync(ct), isUrgent: true);
        Add(tasks, "mail", Say.TaskApplications, escalated > 0 ? string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.TaskEscalatedHint, escalated) : isOffice ? Say.TaskApplicationsOfficeHint : Say.TaskApplicationsHint,
            "members/applications", waiting, isUrgent: !isOffice || escalated > 0);
        foreach (var what in AwaitedHelp.For(isOffice))
            Add(tasks, "handshake", Say.ResourceManager.GetString($"TaskHelp_{what}", Say.Culture)!, isOffice ? Say.TaskHelpOfficeHint : Say.TaskHelpHint, AwaitedHelp.AddressOf(what), await AwaitedHelp.CountAsync(db, what, today, ct),
                isUrgent: what is Awaited.Objection or Awaited.PassedOn or Awaited.Answer);
        Add(tasks, "flag", isOffice ? Say.TaskElectionsSoon : Say.TaskOwnElectionSoon, isOffice ? Say.TaskElectionsSoonHint : Say.TaskOwnElectionHint, isOffice ? "elections?what=soon" : "posts", await ElectionStates.Soon(db, today).CountAsync(ct), isUrgent: false);
        if (isOffice) Add(tasks, "check", Say.TaskAssessments, Say.TaskAssessmentsHint, "assessments?state=handedin", await db.Set<Assessment>().CountAsync(assessment => assessment.State == AssessmentState.HandedIn, ct), isUrgent: false);
        else Add(tasks, "edit", Say.TaskOwnAssessment, Say.TaskOwnAssessmentHint, "assessments?state=returned", await db.Set<Assessment>().CountAsync(assessment => assessment.State == AssessmentState.Returned, ct), isUrgent: true);
        await AddSelectionsAsync(db, tasks, today, ct);
        Add(tasks, "place", Say.TaskInspections, isOffice ? Say.TaskInspectionsHint : Say.TaskOwnInspectionsHint, "facilities/due", await DueInspections.Of(db, today).CountAsync(ct), isUrgent: false);
    }

    // For the office who waits for it and which notice is over; for a union what came back, and where it may still apply.
    static async Task AddSelectionsAsync(FederationDb db, List<ToDo> tasks, DateOnly today, CancellationToken ct)
    {
        var (candidacies, selections) = (db.Set<Candidacy>(), db.Set<Selection>());
        if (db.Scope.UnionId is null)
        {
            Add(tasks, "honour", Say.TaskToName, Say.TaskToNameHint, SelectionsPath, await selections.CountAsync(selection => selection.NamedOn == null && selection.NoticeUntil < today, ct), isUrgent: true);
            Add(tasks, "honour", Say.TaskCandidacies, Say.TaskCandidaciesHint, SelectionsPath, await candidacies.CountAsync(row => row.Stage == CandidacyStage.Applied || row.Stage == CandidacyStage.Recommended, ct), isUrgent: false);
            return;
        }

        Add(tasks, "edit", Say.TaskOwnCandidacy, Say.TaskOwnCandidacyHint, SelectionsPath, await candidacies.CountAsync(row => row.Stage == CandidacyStage.Returned, ct), isUrgent: true);
        Add(tasks, "honour", Say.TaskSelections, Say.TaskSelectionsHint, SelectionsPath,
            await selections.CountAsync(selection => selection.NoticeFrom == null && selection.ApplyBy >= today && !candidacies.Any(row => row.SelectionId == selection.Id), ct), isUrgent: false);
    }

    static string AddressOf(Due due) => $"pairs/due?what={due.ToString().ToLowerInvariant()}";

    static void Add(List<ToDo> tasks, string icon, string words, string hint, string path, int count, bool isUrgent)
    {
        if (count > 0) tasks.Add(new(icon, string.Format(System.Globalization.CultureInfo.CurrentCulture, words, count), hint, path, isUrgent));
    }
}
