using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>The questions of a pair, open ones first, or one of them with all its steps.</summary>
public sealed class ListQuestions(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="DaysLeft">Until the last day to answer; below nothing it is late.</param>
    public sealed record Row(Guid Id, string Title, QuestionState State, DateOnly AskedOn, DateOnly DueOn, bool IsPassedOn, int? Mark, int DaysLeft);

    public sealed record Page(PairHead Pair, Paged<Row> Found);

    /// <param name="SharedAs">The entry of the knowledge base that was written from it.</param>
    public sealed record Shown(Guid Id, PairHead Pair, string Title, string Words, QuestionState State, DateOnly AskedOn, DateOnly DueOn, int DaysLeft, bool IsPassedOn, int? Mark, List<QuestionStep> Steps, Guid? SharedAs)
    {
        public bool MayAnswer => State != QuestionState.Closed && Pair.OwnSide != PairSide.Mentee;

        public bool MayPassOn => State == QuestionState.Open && !IsPassedOn && Pair.OwnSide == PairSide.Mentor;

        public bool MayClose => State == QuestionState.Answered && Pair.OwnSide != PairSide.Mentor;

        public bool MayReopen => State != QuestionState.Open && Pair.OwnSide != PairSide.Mentor && Pair.IsOpen;
    }

    public async Task<Page> RunAsync(Guid pairId, int page = 1, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var (head, today) = (await db.HeadAsync(pairId, ct), clock.Today());
        return new(head, await db.Set<PairQuestion>().AsNoTracking().Where(question => question.PairId == pairId).PageAsync(page, questions => questions.OrderBy(question => question.State).ThenBy(question => question.DueOn).ThenBy(question => question.Id)
            .Select(question => new Row(question.Id, question.Title, question.State, question.AskedOn, question.DueOn, question.IsPassedOn, question.Mark, question.DueOn.DayNumber - today.DayNumber)), ct));
    }

    public async Task<Shown> ShowAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var question = await db.Set<PairQuestion>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchQuestion);
        var shared = await db.Set<KnowledgeEntry>().Where(entry => entry.QuestionId == id).Select(entry => (Guid?)entry.Id).FirstOrDefaultAsync(ct);
        return new(question.Id, await db.HeadAsync(question.PairId, ct), question.Title, question.Words, question.State, question.AskedOn, question.DueOn, question.DueOn.DayNumber - clock.Today().DayNumber,
            question.IsPassedOn, question.Mark, question.Steps, shared);
    }
}
