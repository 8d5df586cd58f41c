using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Facilities;

/// <summary>Photos of a facility, kept as soon as they are chosen, under the id the facility will have. Refuses what is no photo, too large, or one too many.</summary>
public sealed class FacilityPhotos(FederationDoor door, KeepFiles keep, DropFiles drop) : IUseCase
{
    public async Task<List<KeptPhoto>> ListAsync(Guid facilityId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFiles, ct);
        return await db.PhotosOf(facilityId).AsNoTracking().OrderBy(file => file.Order).ThenBy(file => file.StoredAt)
            .Select(file => new KeptPhoto(file.Id, file.Name, file.Caption)).ToListAsync(ct);
    }

    public async Task AddAsync(Guid facilityId, SentFile photo, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        if (await db.PhotosOf(facilityId).AnyAsync(file => file.Id == photo.Id, ct)) return;
        var count = await db.PhotosOf(facilityId).CountAsync(ct);
        if (count >= Facility.PhotoLimit) throw new Refusal(Say.TooManyPhotos, Facility.PhotoLimit);
        // Before the facility is saved, whoever sends the photo; saving settles the matter.
        var saved = await db.Set<Facility>().Where(known => known.Id == facilityId).Select(known => new { known.UnionId }).FirstOrDefaultAsync(ct);
        await keep.RunAsync(db, photo, FilePurpose.FacilityPhoto, facilityId, (saved is null ? db.Scope.UnionId : saved.UnionId, null), FileKind.Photos, KeepFiles.PhotoLimit, count, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>What the photo shows; longer words are cut off.</summary>
    public async Task CaptionAsync(Guid photoId, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        var photo = await Photos(db).FirstOrDefaultAsync(file => file.Id == photoId, ct) ?? throw new Refusal(RefusalKind.NotFound, Files.Say.NoSuchFile);
        var tidy = TypedText.Tidy(words);
        photo.Caption = tidy.Length == 0 ? null : tidy[..Math.Min(tidy.Length, StoredFile.CaptionLimit)];
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(Guid photoId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        await drop.SaveAsync(db, await Photos(db).Where(file => file.Id == photoId).ToListAsync(ct), ct);
    }

    /// <summary>The words of a facility are thrown away: so are the photos kept for it. One that has been saved keeps its own.</summary>
    public async Task RemoveUnsavedAsync(Guid facilityId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        if (await db.Set<Facility>().AnyAsync(saved => saved.Id == facilityId, ct)) return;
        await drop.SaveAsync(db, await db.PhotosOf(facilityId).ToListAsync(ct), ct);
    }

    static IQueryable<StoredFile> Photos(FederationDb db) => db.Set<StoredFile>().Where(file => file.Purpose == FilePurpose.FacilityPhoto);
}

/// <summary>Which photos have a record by now.</summary>
sealed class PhotosOfFacilities : IKeepFilesEarly
{
    public FilePurpose Purpose => FilePurpose.FacilityPhoto;

    public IQueryable<Guid> Records(FederationDb db) => db.Set<Facility>().Select(facility => facility.Id);
}
