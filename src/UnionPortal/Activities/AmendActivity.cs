using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Activities;

/// <summary>Amends or takes back an activity with its photos, by the union that logged it or by the office. A lost race is told, nothing is overwritten.</summary>
public sealed class AmendActivity(FederationDoor door, DropFiles drop, TimeProvider clock) : IUseCase
{
    public sealed record Open(ActivityDraft Draft, uint Version);

    public async Task<Open> ReadAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var activity = await FindOwnAsync(db, id, ct);
        return new(activity.ToDraft(), activity.Version);
    }

    public async Task RunAsync(Guid id, uint version, ActivityDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await new ActivityDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        var activity = await FindOwnAsync(db, id, ct);
        if (activity.Version != version) throw new Refusal(Say.ActivityHasChanged);
        if (db.Scope.UnionId is null) db.ActFor(activity.HolderName);
        activity.Title = draft.Title.Trim();
        activity.Take(draft);
        await SaveAsync(() => db.SaveChangesAsync(ct));
    }

    public async Task RemoveAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        db.Remove(await FindOwnAsync(db, id, ct));
        var photos = await db.PhotosOf(id).ToListAsync(ct);
        await SaveAsync(() => drop.SaveAsync(db, photos, ct));
    }

    static async Task<Activity> FindOwnAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        var activity = await db.Set<Activity>().FirstOrDefaultAsync(known => known.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchActivity);
        if (db.Scope.UnionId is { } own && activity.UnionId != own) throw new Refusal(RefusalKind.NotAllowed, Say.NotOwnActivity, activity.HolderName);
        return activity;
    }

    static async Task SaveAsync(Func<Task> save)
    {
        try
        {
            await save();
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refusal(Say.ActivityHasChanged);
        }
    }
}
