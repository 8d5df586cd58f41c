using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Files;
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

/// <summary>Logs an activity of the own union, in a pair or on its own, or of the federation itself. The same draft twice is one activity, with the words of the second. Refuses a pair that is not active.</summary>
public sealed class LogActivity(FederationDoor door, Standings standings, TimeProvider clock) : IUseCase
{
    static readonly Func<FederationDb, Guid, Guid, CancellationToken, Task<Around?>> FindInPair = EF.CompileAsyncQuery((FederationDb db, Guid pairId, Guid id, CancellationToken _) =>
        db.Set<TwinningPair>().Where(pair => pair.Id == pairId).Select(pair => new Around(
            new Sides(pair.Id, pair.UnionId, pair.PartnerUnionId, pair.MentorName, pair.MenteeName, pair.Stage),
            db.Set<Activity>().Any(known => known.Id == id), db.Set<StoredFile>().Any(file => file.SubjectId == id && file.Purpose == FilePurpose.ActivityPhoto))).FirstOrDefault());

    /// <summary>What came of it: a new activity, the one that was saved before, or that one with the words as they are now.</summary>
    public async Task<LogOutcome> RunAsync(ActivityDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await new ActivityDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        var around = await LookAroundAsync(db, draft, ct);
        if (around.IsLogged) return await AmendAsync(db, await db.Set<Activity>().FirstAsync(known => known.Id == draft.Id, ct), draft, ct);

        if (around.Pair is { } found && !found.Stage.IsActive()) throw new Refusal(Say.PairIsNotActive, found.Stage.Word());
        var pair = around.Pair;
        var holder = db.Scope.UnionId ?? pair?.UnionId;
        var name = await NameAsync(db, holder, pair, ct);
        if (db.Scope.UnionId is null && holder is not null) db.ActFor(name);
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
        if (around.HasPhotos)
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

    async Task<string> NameAsync(FederationDb db, Guid? holder, Sides? pair, CancellationToken ct) => holder switch
    {
        null => (await standings.KinAsync(db.Scope.FederationId, ct)).Name,
        _ when holder == pair?.UnionId => pair!.MentorName,
        _ when pair is not null && holder == pair.PartnerUnionId => pair.MenteeName,
        _ => await db.Set<GrassrootsUnion>().Where(union => union.Id == holder).Select(union => union.Name).FirstAsync(ct),
    };

    // Saved on another device, and typed on here: the words that are sent last are the ones meant.
    static async Task<LogOutcome> AmendAsync(FederationDb db, Activity known, ActivityDraft draft, CancellationToken ct)
    {
        if (db.Scope.UnionId is { } own && known.UnionId != own) return LogOutcome.LoggedBefore;
        if (db.Scope.UnionId is null && known.UnionId is not null) db.ActFor(known.HolderName);
        known.Title = draft.Title.Trim();
        known.Take(draft);
        if (!db.ChangeTracker.HasChanges()) return LogOutcome.LoggedBefore;
        await db.SaveChangesAsync(ct);
        return LogOutcome.Amended;
    }

    // In one question where there is a pair, as there nearly always is.
    static async Task<Around> LookAroundAsync(FederationDb db, ActivityDraft draft, CancellationToken ct)
    {
        if (draft.PairId is { } pairId && await FindInPair(db, pairId, draft.Id, ct) is { } around) return around;
        var isLogged = await db.Set<Activity>().AnyAsync(known => known.Id == draft.Id, ct);
        return isLogged || draft.PairId is null ? new(null, isLogged, HasPhotos: true) : throw new Refusal(RefusalKind.NotFound, Twinning.Say.NoSuchPair);
    }

    /// <param name="Pair">The pair it is to be logged in.</param>
    /// <param name="IsLogged">It has been saved before.</param>
    /// <param name="HasPhotos">Photos may wait for it.</param>
    sealed record Around(Sides? Pair, bool IsLogged, bool HasPhotos);

    sealed record Sides(Guid Id, Guid? UnionId, Guid? PartnerUnionId, string MentorName, string MenteeName, PairStage Stage);
}
