using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Helping;

/// <summary>Photos of a record, kept as soon as they are chosen under the id the record will have. Both sides of the pair see them; nobody adds or takes one away once the record is answered.</summary>
public sealed class RecordPhotos(FederationDoor door, KeepFiles keep, DropFiles drop) : IUseCase
{
    public async Task<List<KeptPhoto>> ListAsync(Guid recordId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFiles, ct);
        return await db.ListPhotosAsync(FilesOfRecords.Photos(recordId), ct);
    }

    /// <summary>Refuses what is no photo, too large, or one too many.</summary>
    public async Task AddAsync(Guid recordId, Guid pairId, SentFile photo, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await keep.AddAsync(db, photo, FilesOfRecords.Photos(recordId), () => db.PartiesOfRecordAsync(recordId, pairId, ct), ct);
    }

    public async Task CaptionAsync(Guid photoId, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        (await db.FindFileOfRecordAsync(photoId, ct)).Describe(words);
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(Guid photoId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await drop.SaveAsync(db, [await db.FindFileOfRecordAsync(photoId, ct)], ct);
    }
}

/// <summary>Papers of a record, such as what was handed over: pdf, Word, a spreadsheet, a scan. The same rules as for photos; reports and printed papers show photos alone.</summary>
public sealed class RecordPapers(FederationDoor door, KeepFiles keep, DropFiles drop) : IUseCase
{
    /// <summary>The papers of a record, in a class of their own so that a page does not take them for another list.</summary>
    public sealed record Page(List<KeptFile> Rows);

    public async Task<Page> ListAsync(Guid recordId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFiles, ct);
        return new(await db.ListFilesAsync(FilesOfRecords.Papers(recordId), ct));
    }

    /// <summary>Refuses other kinds, macros, what is too large, and one too many.</summary>
    public async Task AddAsync(Guid recordId, Guid pairId, SentFile paper, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await keep.AddAsync(db, paper, FilesOfRecords.Papers(recordId), () => db.PartiesOfRecordAsync(recordId, pairId, ct), ct);
    }

    public async Task RemoveAsync(Guid paperId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await drop.SaveAsync(db, [await db.FindFileOfRecordAsync(paperId, ct)], ct);
    }
}

/// <summary>Photos and papers alike: where they lie, whose they are, and until when they may change.</summary>
static class FilesOfRecords
{
    static readonly FilePurpose[] Both = [FilePurpose.RecordPhoto, FilePurpose.RecordPaper];

    public static FileShelf Photos(Guid recordId) => FileShelf.OfPhotos(FilePurpose.RecordPhoto, recordId, HelpRecord.PhotoLimit);

    public static FileShelf Papers(Guid recordId) => FileShelf.OfDocuments(FilePurpose.RecordPaper, recordId, HelpRecord.PaperLimit);

    public static IQueryable<StoredFile> FilesOfRecord(this FederationDb db, Guid recordId) => db.Set<StoredFile>().Where(file => file.SubjectId == recordId && Both.Contains(file.Purpose));

    public static async Task<(Guid? Union, Guid? Partner)> PartiesOfRecordAsync(this FederationDb db, Guid recordId, Guid pairId, CancellationToken ct)
    {
        var pair = await db.FindOpenPairAsync(pairId, ct);
        await RefuseAnsweredAsync(db, recordId, ct);
        return (pair.UnionId, pair.PartnerUnionId);
    }

    public static async Task<StoredFile> FindFileOfRecordAsync(this FederationDb db, Guid fileId, CancellationToken ct)
    {
        var file = await db.Set<StoredFile>().FirstOrDefaultAsync(row => row.Id == fileId && Both.Contains(row.Purpose), ct) ?? throw new Refusal(RefusalKind.NotFound, Files.Say.NoSuchFile);
        await RefuseAnsweredAsync(db, file.SubjectId, ct);
        return file;
    }

    static async Task RefuseAnsweredAsync(FederationDb db, Guid recordId, CancellationToken ct)
    {
        if (await db.Set<HelpRecord>().FirstOrDefaultAsync(record => record.Id == recordId, ct) is { } record) record.RefuseUnlessOwnAndAwaiting(db.SideOf(record));
    }
}

/// <summary>Which photos have a record by now.</summary>
sealed class PhotosOfHelp : IKeepFilesEarly
{
    public FilePurpose Purpose => FilePurpose.RecordPhoto;

    public IQueryable<Guid> Records(FederationDb db) => db.Set<HelpRecord>().Select(record => record.Id);
}

/// <summary>Which papers have a record by now.</summary>
sealed class PapersOfHelp : IKeepFilesEarly
{
    public FilePurpose Purpose => FilePurpose.RecordPaper;

    public IQueryable<Guid> Records(FederationDb db) => db.Set<HelpRecord>().Select(record => record.Id);
}
