using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Activities;

/// <summary>Amends or takes back an activity with its photos, by the union that logged it or by the office. A lost race is told, nothing is overwritten.</summary>
public sealed class AmendActivity(FederationDoor door, DropFiles drop, TimeProvider clock) : IUseCase
{
    /// <param name="Draft">As typed so far.</param>
    /// <param name="Version">The row as it was read; a lost race is noticed by it.</param>
    /// <param name="AsRead">The same words before anybody typed.</param>
    public sealed record Open(ActivityDraft Draft, uint Version, ActivityDraft AsRead);

    public async Task<Open> ReadAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var activity = await FindOwnAsync(db, id, ct);
        return new(activity.ToDraft(), activity.Version, activity.ToDraft());
    }

    /// <returns>The activity as others left it and what they changed meanwhile; nothing when the draft was saved.</returns>
    public async Task<Rivals<Open>?> RunAsync(Guid id, Open open, CancellationToken ct = default)
    {
        var draft = open.Draft;
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await new ActivityDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        var activity = await FindOwnAsync(db, id, ct);
        if (activity.Version != open.Version) return RivalsOf(activity, open);
        if (db.Scope.UnionId is null && activity.UnionId is not null) db.ActFor(activity.HolderName);
        activity.Title = draft.Title.Trim();
        activity.Take(draft);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return RivalsOf(await FindOwnAsync(db, id, ct), open);
        }
    }

    // A chair may not read the trail: what the others changed is what differs from what was read.
    static Rivals<Open> RivalsOf(Activity activity, Open open) =>
        new(new(activity.ToDraft(), activity.Version, activity.ToDraft()), RivalChange.Between(nameof(Activity), open.AsRead, activity.ToDraft(), open.Draft));

    public async Task RemoveAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        db.Remove(await FindOwnAsync(db, id, ct));
        var photos = await db.PhotosOf(id).ToListAsync(ct);
        try
        {
            await drop.SaveAsync(db, photos, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refusal(Say.ActivityHasChanged);
        }
    }

    static async Task<Activity> FindOwnAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        var activity = await db.Set<Activity>().FirstOrDefaultAsync(known => known.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchActivity);
        if (db.Scope.UnionId is { } own && activity.UnionId != own) throw new Refusal(RefusalKind.NotAllowed, Say.NotOwnActivity, activity.HolderName);
        return activity;
    }
}
