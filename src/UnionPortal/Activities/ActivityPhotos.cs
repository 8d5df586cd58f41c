using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Activities;

/// <summary>Photos of an activity. They are kept as soon as they are chosen, under the id the activity will have, so that a restart loses none; who may see them in the end is the activity's to say.</summary>
public sealed class ActivityPhotos(FederationDoor door, KeepFiles keep, DropFiles drop) : IUseCase
{
    public async Task<List<KeptPhoto>> ListAsync(Guid activityId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFiles, ct);
        return await db.ListPhotosAsync(Shelf(activityId), ct);
    }

    /// <summary>Refuses what is no photo, too large, or one too many, and photos for an activity that another union logged.</summary>
    public async Task AddAsync(Guid activityId, Guid? pairId, SentFile photo, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await keep.AddAsync(db, photo, Shelf(activityId), () => PartiesAsync(db, activityId, pairId, ct), ct);
    }

    /// <summary>What the photo shows, for the brief; longer words are cut off.</summary>
    public async Task CaptionAsync(Guid photoId, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var photo = await Own(db).FirstOrDefaultAsync(file => file.Id == photoId, ct) ?? throw new Refusal(RefusalKind.NotFound, Files.Say.NoSuchFile);
        photo.Describe(words);
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(Guid photoId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await drop.SaveAsync(db, await Own(db).Where(file => file.Id == photoId).ToListAsync(ct), ct);
    }

    /// <summary>The words of an activity are thrown away: so are the photos kept for it. One that has been saved keeps its own.</summary>
    public async Task RemoveUnsavedAsync(Guid activityId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        if (await db.Set<Activity>().AnyAsync(saved => saved.Id == activityId, ct)) return;
        await drop.SaveAsync(db, await Own(db).Where(file => file.SubjectId == activityId).ToListAsync(ct), ct);
    }

    static FileShelf Shelf(Guid activityId) => FileShelf.OfPhotos(FilePurpose.ActivityPhoto, activityId, Activity.PhotoLimit);

    static IQueryable<StoredFile> Own(FederationDb db)
    {
        var own = db.Scope.UnionId;
        return db.Set<StoredFile>().Where(file => file.Purpose == FilePurpose.ActivityPhoto && (own == null || file.UnionId == own));
    }

    // Before the activity is saved, what is chosen on the form so far; saving it settles the matter.
    static async Task<(Guid? Union, Guid? Partner)> PartiesAsync(FederationDb db, Guid activityId, Guid? pairId, CancellationToken ct)
    {
        var own = db.Scope.UnionId;
        if (await db.Set<Activity>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == activityId, ct) is { } saved)
            return own is null || own == saved.UnionId ? (saved.UnionId, saved.PartnerUnionId) : throw new Refusal(RefusalKind.NotAllowed, Say.NotOwnActivity, saved.HolderName);
        var pair = pairId is null ? null : await db.Set<TwinningPair>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == pairId, ct);
        own ??= pair?.UnionId;
        return (own, pair is null ? null : own == pair.UnionId ? pair.PartnerUnionId : pair.UnionId);
    }
}

/// <summary>The photos kept under an activity's id, whether it has been saved or not.</summary>
static class PhotosOfActivity
{
    public static IQueryable<StoredFile> PhotosOf(this FederationDb db, Guid activityId) =>
        db.Set<StoredFile>().Where(file => file.SubjectId == activityId && file.Purpose == FilePurpose.ActivityPhoto);

    /// <summary>The photos of several activities.</summary>
    public static IQueryable<StoredFile> PhotosOf(this FederationDb db, IReadOnlyCollection<Guid> activityIds) =>
        db.Set<StoredFile>().Where(file => activityIds.Contains(file.SubjectId) && file.Purpose == FilePurpose.ActivityPhoto);
}

/// <summary>Which photos have a record by now.</summary>
sealed class PhotosOfActivities : IKeepFilesEarly
{
    public FilePurpose Purpose => FilePurpose.ActivityPhoto;

    public IQueryable<Guid> Records(FederationDb db) => db.Set<Activity>().Select(activity => activity.Id);
}
