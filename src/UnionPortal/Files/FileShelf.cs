using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Files;

/// <summary>A photo as forms and pages name it.</summary>
public sealed record KeptPhoto(Guid Id, string Name, string? Caption);

/// <summary>A paper as forms and pages name it.</summary>
/// <param name="Id">The file.</param>
/// <param name="Name">As it was called.</param>
/// <param name="Size">In bytes.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Order">Its place among the others.</param>
public sealed record KeptFile(Guid Id, string Name, long Size, string MediaType, int Order)
{
    public bool IsPhoto => FileKind.Photos.Contains(MediaType);

    /// <summary>A browser shows it; anything else is kept by whoever opens it.</summary>
    public bool IsShown => FileKind.IsShown(MediaType);

    public string SizeWords => Size >= 1024 * 1024 ? Say.Megabytes.With((decimal)Size / 1024 / 1024) : Say.Kilobytes.With((Size + 1023) / 1024);
}

/// <summary>The files of one purpose that one record has: which kinds, how large each, and how many.</summary>
public sealed record FileShelf(FilePurpose Purpose, Guid Subject, IReadOnlyList<string> Kinds, int Limit, int Most)
{
    public bool IsOfPhotos => Kinds == FileKind.Photos;

    public static FileShelf OfPhotos(FilePurpose purpose, Guid subject, int most) => new(purpose, subject, FileKind.Photos, KeepFiles.PhotoLimit, most);

    public static FileShelf OfScans(FilePurpose purpose, Guid subject, int most) => new(purpose, subject, FileKind.Scans, KeepFiles.ScanLimit, most);

    public static FileShelf OfDocuments(FilePurpose purpose, Guid subject, int most) => new(purpose, subject, FileKind.Documents, KeepFiles.ScanLimit, most);
}

/// <summary>What lies on a shelf, in its order.</summary>
public static class FilesOnShelves
{
    public static IQueryable<StoredFile> FilesOn(this FederationDb db, FileShelf shelf) => db.Set<StoredFile>().Where(file => file.SubjectId == shelf.Subject && file.Purpose == shelf.Purpose);

    public static Task<List<KeptPhoto>> ListPhotosAsync(this FederationDb db, FileShelf shelf, CancellationToken ct) =>
        db.FilesOn(shelf).AsNoTracking().OrderBy(file => file.Order).ThenBy(file => file.StoredAt).Select(file => new KeptPhoto(file.Id, file.Name, file.Caption)).ToListAsync(ct);

    public static Task<List<KeptFile>> ListFilesAsync(this FederationDb db, FileShelf shelf, CancellationToken ct) =>
        db.FilesOn(shelf).AsNoTracking().OrderBy(file => file.Order).ThenBy(file => file.StoredAt).Select(file => new KeptFile(file.Id, file.Name, file.Size, file.MediaType, file.Order)).ToListAsync(ct);
}
