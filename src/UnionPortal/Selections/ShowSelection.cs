using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Standards;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Selections;

/// <summary>What the office does next in a selection.</summary>
public enum NextMove
{
    AwaitApplications,
    Recommend,
    Review,
    AwaitUnion,
    BeginNotice,
    NobodyPassed,
    AwaitNotice,
    SettleObjections,
    Name,
    Done,
}

/// <summary>One selection: what is asked for, how far it is, its candidates step by step, and what comes next. A union reads of the others only what the notice tells.</summary>
public sealed class ShowSelection(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Id">The candidacy.</param>
    /// <param name="Name">Who stands.</param>
    /// <param name="UnionName">Of which union.</param>
    /// <param name="Stage">How far it is.</param>
    /// <param name="AppliedOn">The day it came.</param>
    /// <param name="Score">Points of its assessment.</param>
    /// <param name="Full">Of how many.</param>
    /// <param name="Level">The level it reached.</param>
    /// <param name="OpenObjections">Objections that nobody has settled.</param>
    /// <param name="Note">What the last step said.</param>
    /// <param name="Opinion">Why it was recommended.</param>
    public sealed record Row(Guid Id, string Name, string UnionName, CandidacyStage Stage, DateOnly AppliedOn, int? Score, int? Full, string? Level, int OpenObjections, string? Note, string? Opinion)
    {
        public string? ScoreWords => Score is { } score ? Say.ScoreOf.With(score, Full, Level ?? Say.NoLevel) : null;

        /// <summary>It was recommended and has not fallen out since.</summary>
        public bool IsRecommended => Stage is CandidacyStage.Recommended or CandidacyStage.Passed or CandidacyStage.Noticed or CandidacyStage.Named;
    }

    /// <param name="Id">The selection.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Year">Of which year.</param>
    /// <param name="For">Who is selected.</param>
    /// <param name="State">How far it is.</param>
    /// <param name="ApplyBy">The last day to apply.</param>
    /// <param name="NoticeDays">Days of notice.</param>
    /// <param name="NoticeFrom">Its first day.</param>
    /// <param name="NoticeUntil">Its last day.</param>
    /// <param name="NamedOn">When it named.</param>
    /// <param name="Quota">How many may be named.</param>
    /// <param name="HonourTitle">The honour it ends in.</param>
    /// <param name="HonourLevel">Its level.</param>
    /// <param name="Giver">Who gives it.</param>
    /// <param name="Asked">The assessment that is asked for, in words.</param>
    /// <param name="Explanation">What the office says of it.</param>
    /// <param name="Contact">Where to object.</param>
    /// <param name="Announced">Who is on the notice, or was named.</param>
    /// <param name="Rows">The candidates within the reader's reach.</param>
    /// <param name="Next">What the office does next.</param>
    /// <param name="NextCount">How many that concerns.</param>
    /// <param name="IsUnion">The reader is of a union.</param>
    public sealed record Page(Guid Id, string Name, int Year, SelectionFor For, SelectionState State, DateOnly ApplyBy, int NoticeDays, DateOnly? NoticeFrom, DateOnly? NoticeUntil, DateOnly? NamedOn, int? Quota,
        string HonourTitle, HonourLevel HonourLevel, string? Giver, string? Asked, string? Explanation, string Contact, List<Announced> Announced, List<Row> Rows, NextMove Next, int NextCount, bool IsUnion)
    {
        /// <summary>One more of the union may stand: a union once, of its people several.</summary>
        public bool MayApply => State == SelectionState.Open && !(IsUnion && For == SelectionFor.Unions && Rows.Exists(row => row.Stage != CandidacyStage.Withdrawn));

        /// <summary>The step it stands at, from 0; as many as there are when all is done.</summary>
        public int At => State switch { SelectionState.Named => 5, SelectionState.Notice or SelectionState.NoticeOver => State == SelectionState.Notice ? 3 : 4, _ => Next switch { NextMove.AwaitApplications => 0, NextMove.BeginNotice => 3, NextMove.Review => 2, _ => 1 } };
    }

    public async Task<Page> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeHonours, ct);
        var selection = await db.Set<Selection>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchSelection);
        var state = selection.StateOn(clock.Today());
        var rows = await RowsAsync(db, id, ct);
        var (next, count) = NextOf(state, rows);
        return new(id, selection.Name, selection.Year, selection.For, state, selection.ApplyBy, selection.NoticeDays, selection.NoticeFrom, selection.NoticeUntil, selection.NamedOn, selection.Quota,
            selection.HonourTitle, selection.HonourLevel, selection.Giver, await AskedAsync(db, selection, ct), selection.Explanation, selection.Contact, selection.Announced, rows, next, count, db.Scope.UnionId is not null);
    }

    /// <summary>The candidates within reach, as screen and spreadsheet show them.</summary>
    internal static async Task<List<Row>> RowsAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        var candidacies = await db.Set<Candidacy>().AsNoTracking().Where(candidacy => candidacy.SelectionId == id).OrderBy(candidacy => candidacy.Stage).ThenBy(candidacy => candidacy.UnionName).ThenBy(candidacy => candidacy.PersonName).ToListAsync(ct);
        var ids = candidacies.Select(candidacy => candidacy.AssessmentId).OfType<Guid>().ToList();
        var results = await db.Set<Assessment>().AsNoTracking().Where(assessment => ids.Contains(assessment.Id)).Select(assessment => new { assessment.Id, assessment.Score, assessment.Full, assessment.Level }).ToDictionaryAsync(result => result.Id, ct);
        return candidacies.ConvertAll(candidacy =>
        {
            var result = candidacy.AssessmentId is { } assessment ? results.GetValueOrDefault(assessment) : null;
            return new Row(candidacy.Id, candidacy.Name, candidacy.UnionName, candidacy.Stage, candidacy.AppliedOn, result?.Score, result?.Full, result?.Level, candidacy.OpenObjections, candidacy.Steps[^1].Note, candidacy.Steps.FindLast(step => step.Stage == CandidacyStage.Recommended)?.Note);
        });
    }

    // What is first in the order of the steps: nobody is passed over.
    static (NextMove, int) NextOf(SelectionState state, List<Row> rows)
    {
        int Count(CandidacyStage stage) => rows.Count(row => row.Stage == stage);
        return state switch
        {
            SelectionState.Named => (NextMove.Done, Count(CandidacyStage.Named)),
            SelectionState.Notice or SelectionState.NoticeOver when rows.Sum(row => row.OpenObjections) is > 0 and var open => (NextMove.SettleObjections, open),
            SelectionState.Notice => (NextMove.AwaitNotice, Count(CandidacyStage.Noticed)),
            SelectionState.NoticeOver => (NextMove.Name, Count(CandidacyStage.Noticed)),
            _ when Count(CandidacyStage.Applied) is > 0 and var applied => (NextMove.Recommend, applied),
            _ when Count(CandidacyStage.Recommended) is > 0 and var recommended => (NextMove.Review, recommended),
            SelectionState.Open => (NextMove.AwaitApplications, rows.Count),
            _ when Count(CandidacyStage.Returned) is > 0 and var returned => (NextMove.AwaitUnion, returned),
            _ when Count(CandidacyStage.Passed) is > 0 and var passed => (NextMove.BeginNotice, passed),
            _ => (NextMove.NobodyPassed, 0),
        };
    }

    static async Task<string?> AskedAsync(FederationDb db, Selection selection, CancellationToken ct)
    {
        if (selection.StandardId is not { } id) return null;
        var standard = await db.Set<Standard>().Where(row => row.Id == id).Select(row => row.Name).FirstAsync(ct);
        var version = await db.Set<StandardVersion>().AsNoTracking().Where(row => row.StandardId == id && row.PublishedOn != null).OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct);
        return WantedAssessments.Asked(selection, standard, version?.Read());
    }
}
