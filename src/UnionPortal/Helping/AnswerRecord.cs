using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>
/// The other side confirms a record with one tap or objects to it; staff settle an objection; whoever logged it may take it back while nobody has answered.
/// The office answers for a side that asks it to, or has no union. Refuses the logging side's own confirmation. A record that stands does its item.
/// </summary>
public sealed class AnswerRecord(FederationDoor door, DropFiles drop, TimeProvider clock) : IUseCase
{
    /// <param name="id">The record.</param>
    /// <param name="seen">The row version that was read: nobody confirms what was amended meanwhile.</param>
    /// <param name="ct">Ends it.</param>
    public async Task ConfirmAsync(Guid id, uint? seen = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var record = await FindForOtherAsync(db, id, ct);
        if (seen is { } version && version != record.Version) throw new Refusal(Say.RecordWasAmended, record.Title);
        record.Confirm(By(db), db.Acting.PersonId, clock.GetUtcNow());
        await DoItemAsync(db, record, ct);
        await db.SaveAnswerAsync(ct);
    }

    public async Task ObjectAsync(Guid id, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var record = await FindForOtherAsync(db, id, ct);
        record.Dispute(words, By(db), db.Acting.PersonId, clock.GetUtcNow());
        await db.SaveAnswerAsync(ct);
    }

    public async Task SettleAsync(Guid id, bool stands, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var record = await db.FindRecordAsync(id, ct);
        record.Settle(stands, words, db.Acting.PersonId, clock.GetUtcNow());
        if (stands) await DoItemAsync(db, record, ct);
        await db.SaveAnswerAsync(ct);
    }

    /// <summary>The record was a mistake: it goes, with its files.</summary>
    public async Task TakeBackAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var record = await db.FindRecordAsync(id, ct);
        record.RefuseUnlessOwnAndAwaiting(db.SideOf(record));
        db.Remove(record);
        try
        {
            await drop.SaveAsync(db, await db.FilesOfRecord(id).ToListAsync(ct), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refusal(Say.SomebodyWasFaster);
        }
    }

    static async Task<HelpRecord> FindForOtherAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        var record = await db.FindRecordAsync(id, ct);
        if (db.SideOf(record) == record.LoggedSide) throw new Refusal(RefusalKind.NotAllowed, Say.OtherSideConfirms);
        await db.ActForSideAsync(record.PairId, record.OtherSide, ct);
        return record;
    }

    static async Task DoItemAsync(FederationDb db, HelpRecord record, CancellationToken ct)
    {
        if (record.ItemId is { } item) (await db.FindItemAsync(item, ct)).Do(record.HeldOn);
    }

    static string By(FederationDb db) => db.Acting.Named();
}
