using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Facilities;

/// <summary>Photos of a facility, kept as soon as they are chosen, under the id the facility will have. Refuses what is no photo, too large, or one too many.</summary>
public sealed class FacilityPhotos(FederationDoor door, KeepFiles keep, DropFiles drop) : IUseCase
{
    public async Task<List<KeptPhoto>> ListAsync(Guid facilityId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFiles, ct);
        return await db.ListPhotosAsync(Shelf(facilityId), ct);
    }

    public async Task AddAsync(Guid facilityId, SentFile photo, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        // Before the facility is saved, whoever sends the photo; saving settles the matter.
        await keep.AddAsync(db, photo, Shelf(facilityId), async () =>
            (await db.Set<Facility>().Where(known => known.Id == facilityId).Select(known => new { known.UnionId }).FirstOrDefaultAsync(ct) is { } saved ? saved.UnionId : db.Scope.UnionId, null), ct);
    }

    /// <summary>What the photo shows; longer words are cut off.</summary>
    public async Task CaptionAsync(Guid photoId, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        var photo = await Photos(db).FirstOrDefaultAsync(file => file.Id == photoId, ct) ?? throw new Refusal(RefusalKind.NotFound, Files.Say.NoSuchFile);
        photo.Describe(words);
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

    static FileShelf Shelf(Guid facilityId) => FileShelf.OfPhotos(FilePurpose.FacilityPhoto, facilityId, Facility.PhotoLimit);

    static IQueryable<StoredFile> Photos(FederationDb db) => db.Set<StoredFile>().Where(file => file.Purpose == FilePurpose.FacilityPhoto);
}

/// <summary>Which photos have a record by now.</summary>
sealed class PhotosOfFacilities : IKeepFilesEarly
{
    public FilePurpose Purpose => FilePurpose.FacilityPhoto;

    public IQueryable<Guid> Records(FederationDb db) => db.Set<Facility>().Select(facility => facility.Id);
}
