using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Activities;

/// <summary>What pressing save on an activity came to.</summary>
public enum LogOutcome
{
    Logged,
    LoggedBefore,
    Amended,
}

/// <summary>Logs an activity of the own union, in a pair or on its own. The same draft twice is one activity, with the words of the second. Refuses a pair that is not active.</summary>
public sealed class LogActivity(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>What came of it: a new activity, the one that was saved before, or that one with the words as they are now.</summary>
    public async Task<LogOutcome> RunAsync(ActivityDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await new ActivityDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        if (await db.Set<Activity>().FirstOrDefaultAsync(known => known.Id == draft.Id, ct) is { } known) return await AmendAsync(db, known, draft, ct);

        var pair = draft.PairId is { } pairId ? await FindLivingPairAsync(db, pairId, ct) : null;
        var holder = db.Scope.UnionId ?? pair?.UnionId ?? throw new Refusal(Say.WhoseActivity);
        var name = pair is null || holder != pair.UnionId && holder != pair.PartnerUnionId
            ? await db.Set<GrassrootsUnion>().Where(union => union.Id == holder).Select(union => union.Name).FirstAsync(ct)
            : holder == pair.UnionId ? pair.MentorName : pair.MenteeName;
        if (db.Scope.UnionId is null) db.ActFor(name);
        var activity = new Activity
        {
            Id = draft.Id,
            UnionId = holder,
            PartnerUnionId = pair is null ? null : holder == pair.UnionId ? pair.PartnerUnionId : pair.UnionId,
            PairId = pair?.Id,
            Title = draft.Title.Trim(),
            HolderName = name,
            LoggedAt = clock.GetUtcNow(),
            LoggedBy = $"{db.Acting.Name} · {db.Acting.Standing}",
            LoggedById = db.Acting.PersonId,
        };
        activity.Take(draft);
        db.Add(activity);
        // They were kept before it was certain whose activity it is.
        foreach (var photo in await db.PhotosOf(activity.Id).ToListAsync(ct)) photo.Follow(activity);
        try
        {
            await db.SaveChangesAsync(ct);
            return LogOutcome.Logged;
        }
        catch (DbUpdateConcurrencyException)
        {
            // A photo was taken away in the same moment, or the same draft saved: judged anew as it stands now.
            return await RunAsync(draft, ct);
        }
        catch (DbUpdateException clash) when (clash.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return LogOutcome.LoggedBefore;
        }
    }

    // Saved on another device, and typed on here: the words that are sent last are the ones meant.
    static async Task<LogOutcome> AmendAsync(FederationDb db, Activity known, ActivityDraft draft, CancellationToken ct)
    {
        if (db.Scope.UnionId is { } own && known.UnionId != own) return LogOutcome.LoggedBefore;
        if (db.Scope.UnionId is null) db.ActFor(known.HolderName);
        known.Title = draft.Title.Trim();
        known.Take(draft);
        if (!db.ChangeTracker.HasChanges()) return LogOutcome.LoggedBefore;
        await db.SaveChangesAsync(ct);
        return LogOutcome.Amended;
    }

    static async Task<TwinningPair> FindLivingPairAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        var pair = await db.Set<TwinningPair>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Twinning.Say.NoSuchPair);
        return pair.Stage.IsActive() ? pair : throw new Refusal(Say.PairIsNotActive, pair.StageWord);
    }
}
