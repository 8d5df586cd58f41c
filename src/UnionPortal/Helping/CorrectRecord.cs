using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Helping;

/// <summary>
/// Whoever logged a record that stands, or the office for it, proposes to put right its title, day, place or item; the other side confirms with one tap or objects.
/// The old holds until then. Refuses a second proposal beside one that waits, one by the other side, and one for a pair that is over. The plan's items follow.
/// </summary>
public sealed class CorrectRecord(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Pair">Whose record it is.</param>
    /// <param name="Items">What it could belong to.</param>
    /// <param name="Draft">The record as it stands, to be typed on.</param>
    public sealed record Begun(PairHead Pair, List<OpenItem> Items, CorrectionDraft Draft);

    public async Task<Begun> BeginAsync(Guid recordId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var record = await FindForOwnAsync(db, recordId, ct);
        if (record.State != RecordState.Confirmed) throw new Refusal(Say.OnlyConfirmedIsCorrected, record.Title, record.State.Word());
        return new(await db.HeadAsync(record.PairId, ct), await db.OpenItemsAsync(record.PairId, ct, record.ItemId),
            new() { RecordId = record.Id, ItemId = record.ItemId, Title = record.Title, HeldOn = record.HeldOn, Place = record.Place });
    }

    public async Task RunAsync(CorrectionDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await new CorrectionDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        if (await db.Set<RecordCorrection>().AnyAsync(known => known.Id == draft.Id, ct)) return;
        var record = await FindForOwnAsync(db, draft.RecordId, ct);
        await db.FindOpenPairAsync(record.PairId, ct);
        await db.RefuseForeignItemAsync(draft.ItemId, record.PairId, ct);
        if (await db.Set<RecordCorrection>().AnyAsync(known => known.RecordId == record.Id && known.State == CorrectionState.Awaiting, ct)) throw new Refusal(Say.CorrectionWaits, record.Title);
        await db.ActForSideAsync(record.PairId, record.LoggedSide, ct);
        db.Add(RecordCorrection.Of(record, draft, db.Acting, clock.GetUtcNow()));
        await db.SaveOrRefuseAsync(Say.SomebodyWasFaster, ct);
    }

    public async Task ConfirmAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var (right, record) = await FindForOtherAsync(db, id, ct);
        right.Confirm(record, db.Acting, clock.GetUtcNow());
        foreach (var item in new[] { right.FormerItemId, right.ItemId }.OfType<Guid>().Distinct()) await FollowAsync(db, item, record, ct);
        await db.SaveAnswerAsync(ct);
    }

    public async Task ObjectAsync(Guid id, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        (await FindForOtherAsync(db, id, ct)).Right.Dispute(words, db.Acting, clock.GetUtcNow());
        await db.SaveAnswerAsync(ct);
    }

    public async Task TakeBackAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var right = await FindAsync(db, id, ct);
        var record = await FindForOwnAsync(db, right.RecordId, ct);
        await db.ActForSideAsync(record.PairId, record.LoggedSide, ct);
        right.TakeBack(db.Acting, clock.GetUtcNow());
        await db.SaveAnswerAsync(ct);
    }

    // The record is not saved yet: what stands is asked of the others, and it is added.
    static async Task FollowAsync(FederationDb db, Guid itemId, HelpRecord record, CancellationToken ct)
    {
        var days = await db.Set<HelpRecord>().Where(other => other.ItemId == itemId && other.Id != record.Id && other.State == RecordState.Confirmed).Select(other => other.HeldOn).ToListAsync(ct);
        if (record.ItemId == itemId) days.Add(record.HeldOn);
        (await db.FindItemAsync(itemId, ct)).StandOn(days);
    }

    static async Task<RecordCorrection> FindAsync(FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<RecordCorrection>().FirstOrDefaultAsync(right => right.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchRecord);

    static async Task<HelpRecord> FindForOwnAsync(FederationDb db, Guid recordId, CancellationToken ct)
    {
        var record = await db.FindRecordAsync(recordId, ct);
        return db.SideOf(record) is { } own && own != record.LoggedSide ? throw new Refusal(RefusalKind.NotAllowed, Say.LoggingSideCorrects) : record;
    }

    static async Task<(RecordCorrection Right, HelpRecord Record)> FindForOtherAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        var right = await FindAsync(db, id, ct);
        if (db.SideOf(right) == right.LoggedSide) throw new Refusal(RefusalKind.NotAllowed, Say.OtherSideConfirms);
        var record = await db.FindRecordAsync(right.RecordId, ct);
        await db.ActForSideAsync(record.PairId, record.OtherSide, ct);
        return (right, record);
    }
}
