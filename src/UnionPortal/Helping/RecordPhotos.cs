using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>Photos of a record, kept as soon as they are chosen under the id the record will have. Both sides of the pair see them; nobody adds or takes one away once the record is answered.</summary>
public sealed class RecordPhotos(FederationDoor door, KeepFiles keep, DropFiles drop) : IUseCase
{
    public async Task<List<KeptPhoto>> ListAsync(Guid recordId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFiles, ct);
        return await db.PhotosOfRecord(recordId).AsNoTracking().OrderBy(file => file.Order).ThenBy(file => file.StoredAt).Select(file => new KeptPhoto(file.Id, file.Name, file.Caption)).ToListAsync(ct);
    }

    /// <summary>Refuses what is no photo, too large, or one too many.</summary>
    public async Task AddAsync(Guid recordId, Guid pairId, SentFile photo, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        if (await db.PhotosOfRecord(recordId).AnyAsync(file => file.Id == photo.Id, ct)) return;
        var pair = await db.FindOpenPairAsync(pairId, ct);
        await RefuseAnsweredAsync(db, recordId, ct);
        var count = await db.PhotosOfRecord(recordId).CountAsync(ct);
        if (count >= HelpRecord.PhotoLimit) throw new Refusal(Say.TooManyPhotos, HelpRecord.PhotoLimit);
        await keep.RunAsync(db, photo, FilePurpose.RecordPhoto, recordId, (pair.UnionId, pair.PartnerUnionId), FileKind.Photos, KeepFiles.PhotoLimit, count, ct);
        await db.SaveChangesAsync(ct);
    }

    public async Task CaptionAsync(Guid photoId, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var photo = await FindAsync(db, photoId, ct);
        photo.Caption = TypedText.OrNothing(words) is { } tidy ? tidy[..Math.Min(tidy.Length, StoredFile.CaptionLimit)] : null;
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(Guid photoId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await drop.SaveAsync(db, [await FindAsync(db, photoId, ct)], ct);
    }

    static async Task<StoredFile> FindAsync(FederationDb db, Guid photoId, CancellationToken ct)
    {
        var photo = await db.Set<StoredFile>().FirstOrDefaultAsync(file => file.Id == photoId && file.Purpose == FilePurpose.RecordPhoto, ct) ?? throw new Refusal(RefusalKind.NotFound, Files.Say.NoSuchFile);
        await RefuseAnsweredAsync(db, photo.SubjectId, ct);
        return photo;
    }

    static async Task RefuseAnsweredAsync(FederationDb db, Guid recordId, CancellationToken ct)
    {
        if (await db.Set<HelpRecord>().FirstOrDefaultAsync(record => record.Id == recordId, ct) is not { } record) return;
        if (db.SideOf(record) is { } own && own != record.LoggedSide) throw new Refusal(RefusalKind.NotAllowed, Say.NotOwnRecord);
        if (record.State != RecordState.Awaiting) throw new Refusal(Say.RecordIsAnswered, record.Title, record.State.Word());
    }
}

static class PhotosOfRecords
{
    public static IQueryable<StoredFile> PhotosOfRecord(this FederationDb db, Guid recordId) => db.Set<StoredFile>().Where(file => file.SubjectId == recordId && file.Purpose == FilePurpose.RecordPhoto);
}

/// <summary>Which photos have a record by now.</summary>
sealed class PhotosOfHelp : IKeepFilesEarly
{
    public FilePurpose Purpose => FilePurpose.RecordPhoto;

    public IQueryable<Guid> Records(FederationDb db) => db.Set<HelpRecord>().Select(record => record.Id);
}
