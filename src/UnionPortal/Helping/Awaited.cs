using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>What help waits for: a record for the other side's word, a question for an answer, an answer for the mentee's mark, an item past its day, an objection and a question passed on for the office, a correction for the other side's word.</summary>
public enum Awaited
{
    Confirm,
    Answer,
    Close,
    Overdue,
    Objection,
    PassedOn,
    Correction,
}

/// <summary>Which rows wait for whoever reads; the to-do counts them, the inbox tells them and their list shows them by the same words.</summary>
public static class AwaitedHelp
{
    /// <summary>Records that the reader is to confirm: as the other side, or, as the office, for an employer without a union.</summary>
    public static IQueryable<HelpRecord> ToConfirm(FederationDb db) => db.Scope.UnionId is { } own
        ? db.Set<HelpRecord>().Where(record => record.State == RecordState.Awaiting && record.LoggedSide == (record.UnionId == own ? PairSide.Mentee : PairSide.Mentor))
        : db.Set<HelpRecord>().Where(record => record.State == RecordState.Awaiting && record.PartnerUnionId == null && record.LoggedSide == PairSide.Mentor);

    /// <summary>Corrections that the reader is to confirm, as records are.</summary>
    public static IQueryable<RecordCorrection> Corrections(FederationDb db) => db.Scope.UnionId is { } own
        ? db.Set<RecordCorrection>().Where(right => right.State == CorrectionState.Awaiting && right.LoggedSide == (right.UnionId == own ? PairSide.Mentee : PairSide.Mentor))
        : db.Set<RecordCorrection>().Where(right => right.State == CorrectionState.Awaiting && right.PartnerUnionId == null && right.LoggedSide == PairSide.Mentor);

    /// <summary>Questions that wait for the reader's answer: the mentor's own ones, or, for the office, those passed on.</summary>
    public static IQueryable<PairQuestion> ToAnswer(FederationDb db) => db.Scope.UnionId is { } own
        ? db.Set<PairQuestion>().Where(question => question.State == QuestionState.Open && !question.IsPassedOn && question.UnionId == own)
        : db.Set<PairQuestion>().Where(question => question.State == QuestionState.Open && question.IsPassedOn);

    /// <summary>Answers that the mentee has not said a word to; those to an employer without a union are the office's.</summary>
    public static IQueryable<PairQuestion> ToClose(FederationDb db)
    {
        var own = db.Scope.UnionId;
        return db.Set<PairQuestion>().Where(question => question.State == QuestionState.Answered && question.PartnerUnionId == own);
    }

    /// <summary>Items of active pairs that are past their day; a chair's are those the own side does.</summary>
    public static IQueryable<HelpItem> Overdue(FederationDb db, DateOnly today)
    {
        var own = db.Scope.UnionId;
        return db.Set<HelpItem>().Where(item => item.State == ItemState.Planned && item.DueOn < today
            && db.Set<TwinningPair>().Any(pair => pair.Id == item.PairId && (pair.Stage == PairStage.Active || pair.Stage == PairStage.UnderReview))
            && (own == null || item.DoneBy == (item.UnionId == own ? PairSide.Mentor : PairSide.Mentee)));
    }

    /// <summary>Records that one side objects to; the office settles them.</summary>
    public static IQueryable<HelpRecord> Objections(FederationDb db) => db.Set<HelpRecord>().Where(record => record.State == RecordState.Disputed);

    /// <summary>What can wait for this reader at all, in the order of the list.</summary>
    public static IReadOnlyList<Awaited> For(bool isOffice) =>
        isOffice ? [Awaited.Objection, Awaited.PassedOn, Awaited.Overdue, Awaited.Confirm, Awaited.Correction, Awaited.Close] : [Awaited.Confirm, Awaited.Correction, Awaited.Answer, Awaited.Close, Awaited.Overdue];

    /// <summary>How many wait of a kind.</summary>
    public static Task<int> CountAsync(FederationDb db, Awaited what, DateOnly today, CancellationToken ct) => what switch
    {
        Awaited.Confirm => ToConfirm(db).CountAsync(ct),
        Awaited.Correction => Corrections(db).CountAsync(ct),
        Awaited.Objection => Objections(db).CountAsync(ct),
        Awaited.Overdue => Overdue(db, today).CountAsync(ct),
        Awaited.Close => ToClose(db).CountAsync(ct),
        _ => ToAnswer(db).CountAsync(ct),
    };

    /// <summary>Where the list of a kind is.</summary>
    public static string AddressOf(Awaited what) => $"pairs/help?what={what.ToString().ToLowerInvariant()}";
}

/// <summary>What waits for the reader in all pairs, kind by kind, longest waiting first.</summary>
public sealed class ListAwaited(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Title">Of the record, the question or the item.</param>
    /// <param name="Path">Where it is taken on.</param>
    /// <param name="Since">The day it was logged, or the last day it was due.</param>
    public sealed record Row(Guid Id, string Title, string MentorName, string MenteeName, string Path, DateOnly Since);

    public sealed record Page(bool IsOffice, Awaited What, Paged<Row> Found, IReadOnlyDictionary<Awaited, int> Counts);

    public async Task<Page> RunAsync(Awaited? asked, int page = 1, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var (isOffice, today) = (db.Scope.UnionId is null, clock.Today());
        var kinds = AwaitedHelp.For(isOffice);
        var counts = new Dictionary<Awaited, int>();
        foreach (var kind in kinds) counts[kind] = await AwaitedHelp.CountAsync(db, kind, today, ct);
        var what = asked is { } named && kinds.Contains(named) ? named : kinds.FirstOrDefault(kind => counts[kind] > 0, kinds[0]);
        return new(isOffice, what, await FindAsync(db, what, today, page, ct), counts);
    }

    static async Task<Paged<Row>> FindAsync(FederationDb db, Awaited what, DateOnly today, int page, CancellationToken ct)
    {
        var lines = what switch
        {
            Awaited.Confirm => AwaitedHelp.ToConfirm(db).Select(record => new Line { Id = record.Id, PairId = record.PairId, Title = record.Title, Since = record.HeldOn }),
            Awaited.Correction => from right in AwaitedHelp.Corrections(db) join record in db.Set<HelpRecord>() on right.RecordId equals record.Id
                                  select new Line { Id = record.Id, PairId = record.PairId, Title = record.Title, Since = right.ProposedOn },
            Awaited.Objection => AwaitedHelp.Objections(db).Select(record => new Line { Id = record.Id, PairId = record.PairId, Title = record.Title, Since = record.AnsweredOn ?? record.HeldOn }),
            Awaited.Overdue => AwaitedHelp.Overdue(db, today).Select(item => new Line { Id = item.Id, PairId = item.PairId, Title = item.Title, Since = item.DueOn }),
            Awaited.Close => AwaitedHelp.ToClose(db).Select(question => new Line { Id = question.Id, PairId = question.PairId, Title = question.Title, Since = question.DueOn }),
            _ => AwaitedHelp.ToAnswer(db).Select(question => new Line { Id = question.Id, PairId = question.PairId, Title = question.Title, Since = question.DueOn }),
        };
        var found = await lines.PageAsync(page, rows => from line in rows join pair in db.Set<TwinningPair>() on line.PairId equals pair.Id orderby line.Since, line.Id
                                                        select new { line.Id, line.PairId, line.Title, line.Since, pair.MentorName, pair.MenteeName }, ct);
        return new([.. found.Rows.Select(row => new Row(row.Id, row.Title, row.MentorName, row.MenteeName, what switch
        {
            Awaited.Confirm or Awaited.Correction or Awaited.Objection => $"help-records/{row.Id}",
            Awaited.Overdue => $"pairs/{row.PairId}/plan",
            _ => $"questions/{row.Id}",
        }, row.Since))], found.Count, found.Number);
    }

    sealed class Line
    {
        public Guid Id { get; init; }
        public Guid PairId { get; init; }
        public required string Title { get; init; }
        public DateOnly Since { get; init; }
    }
}
