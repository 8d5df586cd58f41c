using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Activities;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>An item of a plan that something may still be logged against.</summary>
public sealed record OpenItem(Guid Id, string Title, DateOnly DueOn);

/// <summary>Logs what one side did, against an item of the plan or without one. The same draft twice is one record. The office logs for a side. Refuses a pair that is over and an item of another pair.</summary>
public sealed class LogRecord(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Pair">Whose record it is.</param>
    /// <param name="Items">What is still to be done.</param>
    /// <param name="Draft">What is typed on.</param>
    public sealed record Begun(PairHead Pair, List<OpenItem> Items, HelpRecordDraft Draft);

    public async Task<Begun> BeginAsync(Guid pairId, Guid? itemId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var head = await db.HeadAsync(pairId, ct);
        var items = await db.OpenItemsAsync(pairId, ct);
        var chosen = items.Find(item => item.Id == itemId);
        return new(head, items, new() { PairId = pairId, ItemId = chosen?.Id, Title = chosen?.Title ?? "", HeldOn = clock.Today() });
    }

    public async Task<Guid> RunAsync(HelpRecordDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await draft.HoldAsync(db, clock.Today(), asksSide: db.Scope.UnionId is null, ct);
        if (await db.Set<HelpRecord>().AnyAsync(known => known.Id == draft.Id, ct)) return draft.Id;
        var pair = await db.FindOpenPairAsync(draft.PairId, ct);
        await db.RefuseForeignItemAsync(draft.ItemId, pair.Id, ct);

        var side = db.SideOf(pair) ?? draft.Side!.Value;
        if (db.Scope.UnionId is null) db.ActFor(side == PairSide.Mentor ? pair.MentorName : pair.MenteeName);
        var record = HelpRecord.Log(pair, draft, side, db.Acting, clock.GetUtcNow());
        db.Add(record);
        foreach (var file in await db.FilesOfRecord(record.Id).ToListAsync(ct)) file.Follow(record);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Pressed twice: it is kept.
        }

        return record.Id;
    }
}

/// <summary>Sets an activity that was logged for a pair against an item of its plan: then it is the record, and nobody types it twice. Refuses an activity of no pair, and one that is set already.</summary>
public sealed class CountActivity(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="RecordId">The record it is; nothing while it is none.</param>
    /// <param name="ItemTitle">The item it belongs to.</param>
    /// <param name="State">Where the record stands.</param>
    /// <param name="Items">What it could be set against, by whoever logged it.</param>
    public sealed record Standing(Guid? RecordId, string? ItemTitle, RecordState? State, List<OpenItem> Items, bool MayCount);

    public async Task<Standing> ReadAsync(Guid activityId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeActivities, ct);
        var known = await db.Set<HelpRecord>().AsNoTracking().Where(record => record.ActivityId == activityId).Select(record => new
        {
            record.Id, record.State, Item = db.Set<HelpItem>().Where(item => item.Id == record.ItemId).Select(item => item.Title).FirstOrDefault(),
        }).FirstOrDefaultAsync(ct);
        if (known is not null) return new(known.Id, known.Item, known.State, [], false);
        var activity = await db.Set<Activity>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == activityId, ct);
        if (activity?.PairId is not { } pairId || !(await db.HeadAsync(pairId, ct)).IsOpen) return new(null, null, null, [], false);
        return new(null, null, null, await db.OpenItemsAsync(pairId, ct), db.Scope.UnionId is null || db.Scope.UnionId == activity.UnionId);
    }

    /// <param name="activityId">The activity.</param>
    /// <param name="itemId">The item; nothing where it belongs to none and is only to be confirmed.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<Guid> RunAsync(Guid activityId, Guid? itemId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var activity = await db.Set<Activity>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == activityId, ct) ?? throw new Refusal(RefusalKind.NotFound, Activities.Say.NoSuchActivity);
        if (db.Scope.UnionId is { } own && own != activity.UnionId) throw new Refusal(RefusalKind.NotAllowed, Activities.Say.NotOwnActivity, activity.HolderName);
        if (activity.PairId is not { } pairId) throw new Refusal(Say.ActivityOfNoPair);
        var pair = await db.FindOpenPairAsync(pairId, ct);
        await db.RefuseForeignItemAsync(itemId, pairId, ct);
        if (db.Scope.UnionId is null) db.ActFor(activity.HolderName);
        var record = HelpRecord.Of(activity, pair, itemId, db.Acting, clock.GetUtcNow());
        db.Add(record);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new Refusal(Say.ActivityIsCounted, activity.Title);
        }

        return record.Id;
    }
}

static class OpenItems
{
    /// <summary>Holds what was typed to its rules; what was handed over is shown by a file or told in words.</summary>
    public static async Task HoldAsync(this HelpRecordDraft draft, FederationDb db, DateOnly today, bool asksSide, CancellationToken ct) =>
        await new HelpRecordDraft.Rules(today, asksSide, hasFiles: await db.FilesOfRecord(draft.Id).AnyAsync(ct)).ValidateAndThrowAsync(draft, ct);

    /// <summary>Refuses an item of another pair.</summary>
    public static async Task RefuseForeignItemAsync(this FederationDb db, Guid? itemId, Guid pairId, CancellationToken ct)
    {
        if (itemId is { } item && (await db.FindItemAsync(item, ct)).PairId != pairId) throw new Refusal(RefusalKind.NotFound, Say.NoSuchItem);
    }

    /// <param name="db">The caller's.</param>
    /// <param name="pairId">The pair.</param>
    /// <param name="ct">Ends it.</param>
    /// <param name="own">The item a record belongs to already, which may be done by now.</param>
    public static Task<List<OpenItem>> OpenItemsAsync(this FederationDb db, Guid pairId, CancellationToken ct, Guid? own = null) =>
        db.Set<HelpItem>().AsNoTracking().Where(item => item.PairId == pairId && (item.State == ItemState.Planned || item.Id == own)).OrderBy(item => item.DueOn).ThenBy(item => item.Id)
            .Select(item => new OpenItem(item.Id, item.Title, item.DueOn)).ToListAsync(ct);
}
