using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>The records of a pair, newest first, or one of them.</summary>
public sealed class ListRecords(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string Title, RecordKind Kind, DateOnly HeldOn, PairSide LoggedSide, RecordState State, string? ItemTitle);

    public sealed record Page(PairHead Pair, Paged<Row> Found);

    /// <param name="AwaitsReader">The reader's side, or the office for it, may confirm or object.</param>
    public sealed record Shown(
        Guid Id, PairHead Pair, string Title, RecordKind Kind, DateOnly HeldOn, string? Place, string? People, string? Words, Guid? ActivityId, string? ItemTitle, PairSide LoggedSide, DateTimeOffset LoggedAt, string LoggedBy,
        RecordState State, DateOnly? AnsweredOn, string? AnsweredBy, string? Objection, string? Settlement, bool AwaitsReader, bool MayTakeBack);

    public async Task<Page> RunAsync(Guid pairId, int page = 1, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var head = await db.HeadAsync(pairId, ct);
        return new(head, await db.Set<HelpRecord>().AsNoTracking().Where(record => record.PairId == pairId).PageAsync(page, records => records.OrderByDescending(record => record.HeldOn).ThenByDescending(record => record.Id)
            .Select(record => new Row(record.Id, record.Title, record.Kind, record.HeldOn, record.LoggedSide, record.State,
                db.Set<HelpItem>().Where(item => item.Id == record.ItemId).Select(item => item.Title).FirstOrDefault())), ct));
    }

    public async Task<Shown> ShowAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var record = await db.Set<HelpRecord>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchRecord);
        var head = await db.HeadAsync(record.PairId, ct);
        var item = await db.Set<HelpItem>().Where(known => known.Id == record.ItemId).Select(known => known.Title).FirstOrDefaultAsync(ct);
        var isOpen = record.State == RecordState.Awaiting;
        return new(record.Id, head, record.Title, record.Kind, record.HeldOn, record.Place, record.People, record.Words, record.ActivityId, item, record.LoggedSide, record.LoggedAt, record.LoggedBy,
            record.State, record.AnsweredOn, record.AnsweredBy, record.Objection, record.Settlement, isOpen && head.OwnSide != record.LoggedSide, isOpen && (head.OwnSide is null || head.OwnSide == record.LoggedSide));
    }
}
