using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>The records of a pair, newest first, or one of them.</summary>
public sealed class ListRecords(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string Title, RecordKind Kind, DateOnly HeldOn, PairSide LoggedSide, RecordState State, string? ItemTitle);

    public sealed record Page(PairHead Pair, Paged<Row> Found);

    /// <summary>A field that a correction changes.</summary>
    public sealed record Change(string Label, string? Was, string? Becomes);

    /// <param name="AwaitsReader">The reader's side, or the office for it, may confirm or object.</param>
    /// <param name="MayTakeBack">The reader's side, or the office for it, proposed it and may leave it.</param>
    public sealed record Correction(Guid Id, CorrectionState State, List<Change> Changes, string Reason, DateOnly ProposedOn, string ProposedBy, DateOnly? AnsweredOn, string? AnsweredBy, string? Objection, bool AwaitsReader, bool MayTakeBack);

    /// <param name="Version">What whoever confirms has read.</param>
    /// <param name="AwaitsReader">The reader's side, or the office for it, may confirm or object.</param>
    /// <param name="Corrections">What was or is to be put right, latest first.</param>
    /// <param name="MayAmend">It is the reader's and nobody has answered.</param>
    /// <param name="MayCorrect">It stands, and the reader may propose to put it right.</param>
    public sealed record Shown(
        Guid Id, PairHead Pair, string Title, RecordKind Kind, DateOnly HeldOn, string? Place, string? People, string? Words, Guid? ActivityId, string? ItemTitle, PairSide LoggedSide, DateTimeOffset LoggedAt, string LoggedBy,
        RecordState State, DateOnly? AnsweredOn, string? AnsweredBy, string? Objection, string? Settlement, uint Version, List<Correction> Corrections, bool AwaitsReader, bool MayTakeBack, bool MayAmend, bool MayCorrect);

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
        var corrections = await CorrectionsAsync(db, record, head.OwnSide, ct);
        var (isOpen, isOwn) = (record.State == RecordState.Awaiting, head.OwnSide is null || head.OwnSide == record.LoggedSide);
        return new(record.Id, head, record.Title, record.Kind, record.HeldOn, record.Place, record.People, record.Words, record.ActivityId, item, record.LoggedSide, record.LoggedAt, record.LoggedBy,
            record.State, record.AnsweredOn, record.AnsweredBy, record.Objection, record.Settlement, record.Version, corrections, isOpen && head.OwnSide != record.LoggedSide, isOpen && isOwn, isOpen && isOwn && record.ActivityId is null,
            record.State == RecordState.Confirmed && isOwn && head.IsOpen && !corrections.Exists(right => right.State == CorrectionState.Awaiting));
    }

    static async Task<List<Correction>> CorrectionsAsync(FederationDb db, HelpRecord record, PairSide? ownSide, CancellationToken ct)
    {
        var rights = await db.Set<RecordCorrection>().AsNoTracking().Where(right => right.RecordId == record.Id).OrderByDescending(right => right.ChangedAt).ToListAsync(ct);
        if (rights.Count == 0) return [];
        var titles = await db.Set<HelpItem>().Where(item => item.PairId == record.PairId).ToDictionaryAsync(item => item.Id, item => item.Title, ct);
        return rights.ConvertAll(right =>
        {
            var isOpen = right.State == CorrectionState.Awaiting;
            return new Correction(right.Id, right.State, [.. ChangesOf(right, id => id is { } item ? titles[item] : Say.NoItem)], right.Reason, right.ProposedOn, right.ProposedBy, right.AnsweredOn, right.AnsweredBy, right.Objection,
                isOpen && ownSide != right.LoggedSide, isOpen && (ownSide is null || ownSide == right.LoggedSide));
        });
    }

    static IEnumerable<Change> ChangesOf(RecordCorrection right, Func<Guid?, string> titleOf)
    {
        if (right.Title != right.FormerTitle) yield return new(Say.Field_Title, right.FormerTitle, right.Title);
        if (right.HeldOn != right.FormerHeldOn) yield return new(Say.Field_HeldOn, Twinning.Say.LongDay.With(right.FormerHeldOn), Twinning.Say.LongDay.With(right.HeldOn));
        if (right.Place != right.FormerPlace) yield return new(Say.Field_Place, right.FormerPlace, right.Place);
        if (right.ItemId != right.FormerItemId) yield return new(Say.Field_ItemId, titleOf(right.FormerItemId), titleOf(right.ItemId));
    }
}
