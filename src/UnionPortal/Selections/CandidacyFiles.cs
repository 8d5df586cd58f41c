using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Selections;

/// <summary>Photos and papers that prove the deeds, kept as soon as they are chosen under the id the candidacy will have. Refuses what is no photo or scan, one too many, and a candidacy that is with the office.</summary>
public sealed class CandidacyFiles(FederationDoor door, KeepFiles keep, DropFiles drop) : IUseCase
{
    /// <param name="Id">The file.</param>
    /// <param name="Name">As it was called.</param>
    /// <param name="IsPhoto">It can be shown as a picture.</param>
    public sealed record Row(Guid Id, string Name, bool IsPhoto);

    /// <summary>The files of a candidacy, in a class of their own so that a page does not take them for another list.</summary>
    public sealed record Page(List<Row> Rows);

    public async Task<Page> ListAsync(Guid candidacyId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeHonours, ct);
        return new(await db.RowsOfCandidacyAsync(candidacyId, ct));
    }

    /// <param name="candidacyId">The candidacy, or the id it will have.</param>
    /// <param name="unionId">Whose it is; a chair's is the own union's.</param>
    /// <param name="file">The file.</param>
    /// <param name="ct">Ends it.</param>
    public async Task AddAsync(Guid candidacyId, Guid? unionId, SentFile file, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ApplyForHonours, ct);
        if (await db.FilesOfCandidacy(candidacyId).AnyAsync(known => known.Id == file.Id, ct)) return;
        await RefuseWithOfficeAsync(db, candidacyId, ct);
        var union = db.Scope.UnionId ?? unionId ?? throw new Refusal(Say.UnionComesFirst);
        if (!await db.Set<GrassrootsUnion>().AnyAsync(row => row.Id == union, ct)) throw new Refusal(RefusalKind.NotFound, Unions.Say.NoSuchUnion);
        var count = await db.FilesOfCandidacy(candidacyId).CountAsync(ct);
        if (count >= Candidacy.FileLimit) throw new Refusal(Say.TooManyFiles, Candidacy.FileLimit);
        await keep.RunAsync(db, file, FilePurpose.CandidacyProof, candidacyId, (union, null), FileKind.Scans, KeepFiles.ScanLimit, count, ct);
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(Guid candidacyId, Guid fileId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ApplyForHonours, ct);
        await RefuseWithOfficeAsync(db, candidacyId, ct);
        await drop.SaveAsync(db, await db.FilesOfCandidacy(candidacyId).Where(file => file.Id == fileId).ToListAsync(ct), ct);
    }

    static async Task RefuseWithOfficeAsync(FederationDb db, Guid candidacyId, CancellationToken ct)
    {
        if (await db.Set<Candidacy>().FirstOrDefaultAsync(row => row.Id == candidacyId, ct) is { IsWithUnion: false } sent) throw new Refusal(Say.IsNotWithUnion, sent.Stage.Word());
    }
}

static class FilesOfCandidacies
{
    public static IQueryable<StoredFile> FilesOfCandidacy(this FederationDb db, Guid candidacyId) => db.Set<StoredFile>().Where(file => file.SubjectId == candidacyId && file.Purpose == FilePurpose.CandidacyProof);

    public static async Task<List<CandidacyFiles.Row>> RowsOfCandidacyAsync(this FederationDb db, Guid candidacyId, CancellationToken ct) => await db.FilesOfCandidacy(candidacyId).AsNoTracking()
        .OrderBy(file => file.Order).ThenBy(file => file.StoredAt).Select(file => new CandidacyFiles.Row(file.Id, file.Name, file.MediaType != FileKind.Pdf)).ToListAsync(ct);
}

/// <summary>Which files have a candidacy by now.</summary>
sealed class ProofsOfCandidacies : IKeepFilesEarly
{
    public FilePurpose Purpose => FilePurpose.CandidacyProof;

    public IQueryable<Guid> Records(FederationDb db) => db.Set<Candidacy>().Select(candidacy => candidacy.Id);
}
