using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Tenancy;

namespace UnionPortal.Helping;

/// <summary>Whoever logged a record puts it right while nobody has answered. Where somebody else was faster nothing is written, and what the other one changed is told. Refuses an activity, which is amended itself.</summary>
public sealed class AmendRecord(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task<LogRecord.Begun> ReadAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var record = await FindAsync(db, id, ct);
        return new(await db.HeadAsync(record.PairId, ct), await db.OpenItemsAsync(record.PairId, ct, record.ItemId), record.ToDraft());
    }

    /// <returns>What others changed meanwhile; nothing when the draft was saved.</returns>
    public async Task<Rivals<HelpRecordDraft>?> RunAsync(HelpRecordDraft draft, HelpRecordDraft? asRead = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await draft.HoldAsync(db, clock.Today(), asksSide: false, ct);
        var record = await FindAsync(db, draft.Id, ct);
        await db.RefuseForeignItemAsync(draft.ItemId, record.PairId, ct);
        if (asRead is not null && record.Version != draft.Version) return Rivals(record, draft, asRead);
        await db.ActForSideAsync(record.PairId, record.LoggedSide, ct);
        record.Amend(draft, db.Acting.PersonId, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException) when (asRead is not null)
        {
            db.ChangeTracker.Clear();
            return Rivals(await FindAsync(db, draft.Id, ct), draft, asRead);
        }
    }

    static async Task<HelpRecord> FindAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        var record = await db.FindRecordAsync(id, ct);
        if (record.ActivityId is not null) throw new Refusal(Say.ActivityIsAmendedItself, record.Title);
        record.RefuseUnlessOwnAndAwaiting(db.SideOf(record));
        return record;
    }

    static Rivals<HelpRecordDraft> Rivals(HelpRecord record, HelpRecordDraft draft, HelpRecordDraft asRead) => new(record.ToDraft(), RivalChange.Between(nameof(HelpRecord), asRead, record.ToDraft(), draft));
}
