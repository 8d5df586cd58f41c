using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Activities;

/// <summary>Photos of an activity. They are kept as soon as they are chosen, under the id the activity will have, so that a restart loses none.</summary>
public sealed class ActivityPhotos(FederationDoor door, KeepFiles files, IFileStore store) : IUseCase
{
    public sealed record Row(Guid Id, string Name, string? Caption);

    public async Task<List<Row>> ListAsync(Guid activityId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFiles, ct);
        return await Of(db, activityId).OrderBy(file => file.Order).ThenBy(file => file.StoredAt).Select(file => new Row(file.Id, file.Name, file.Caption)).ToListAsync(ct);
    }

    /// <summary>Refuses what is no photo, too large, or one too many.</summary>
    public async Task AddAsync(Guid activityId, Guid? pairId, SentFile photo, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        if (await Of(db, activityId).AnyAsync(file => file.Id == photo.Id, ct)) return;
        var count = await Of(db, activityId).CountAsync(ct);
        if (count >= Activity.PhotoLimit) throw new Refusal(Say.TooManyPhotos, Activity.PhotoLimit);
        var pair = pairId is null ? null : await db.Set<TwinningPair>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == pairId, ct);
        var own = db.Scope.UnionId ?? pair?.UnionId;
        var partner = pair is null ? null : own == pair.UnionId ? pair.PartnerUnionId : pair.UnionId;
        await files.RunAsync(db, photo, FilePurpose.ActivityPhoto, activityId, (own, partner), FileKind.Photos, KeepFiles.PhotoLimit, count, ct);
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(Guid photoId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var own = db.Scope.UnionId;
        var photo = await db.Set<StoredFile>().FirstOrDefaultAsync(file => file.Id == photoId && file.Purpose == FilePurpose.ActivityPhoto && (own == null || file.UnionId == own), ct);
        if (photo is null) return;
        db.Remove(photo);
        await db.SaveChangesAsync(ct);
        await store.RemoveAsync(db.Scope.FederationId, photoId, ct);
    }

    static IQueryable<StoredFile> Of(FederationDb db, Guid activityId) =>
        db.Set<StoredFile>().AsNoTracking().Where(file => file.SubjectId == activityId && file.Purpose == FilePurpose.ActivityPhoto);
}
