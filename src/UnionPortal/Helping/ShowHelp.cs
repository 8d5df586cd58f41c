using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>How a pair's help stands, in numbers.</summary>
public sealed class ShowHelp(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Summary(int Items, int Done, int Overdue, int Confirmed, int Awaiting, int Objections, int Open, int Closed);

    public async Task<Summary> RunAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var today = clock.Today();
        return await db.Set<TwinningPair>().Where(pair => pair.Id == pairId).Select(pair => new Summary(
            db.Set<HelpItem>().Count(item => item.PairId == pair.Id && item.State != ItemState.Dropped),
            db.Set<HelpItem>().Count(item => item.PairId == pair.Id && item.State == ItemState.Done),
            db.Set<HelpItem>().Count(item => item.PairId == pair.Id && item.State == ItemState.Planned && item.DueOn < today),
            db.Set<HelpRecord>().Count(record => record.PairId == pair.Id && record.State == RecordState.Confirmed),
            db.Set<HelpRecord>().Count(record => record.PairId == pair.Id && record.State == RecordState.Awaiting),
            db.Set<HelpRecord>().Count(record => record.PairId == pair.Id && record.State == RecordState.Disputed),
            db.Set<PairQuestion>().Count(question => question.PairId == pair.Id && question.State == QuestionState.Open),
            db.Set<PairQuestion>().Count(question => question.PairId == pair.Id && question.State == QuestionState.Closed))).FirstOrDefaultAsync(ct)
            ?? throw new Refusal(RefusalKind.NotFound, Twinning.Say.NoSuchPair);
    }
}
