using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Selections;

/// <summary>Photos and papers that prove the deeds, kept as soon as they are chosen under the id the candidacy will have. Refuses what is no photo or scan, one too many, and a candidacy that is with the office.</summary>
public sealed class CandidacyFiles(FederationDoor door, KeepFiles keep, DropFiles drop) : IUseCase
{
    /// <summary>The files of a candidacy, in a class of their own so that a page does not take them for another list.</summary>
    public sealed record Page(List<KeptFile> Rows);

    public async Task<Page> ListAsync(Guid candidacyId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeHonours, ct);
        return new(await db.ListFilesAsync(Shelf(candidacyId), ct));
    }

    /// <param name="candidacyId">The candidacy, or the id it will have.</param>
    /// <param name="unionId">Whose it is; a chair's is the own union's.</param>
    /// <param name="file">The file.</param>
    /// <param name="ct">Ends it.</param>
    public async Task AddAsync(Guid candidacyId, Guid? unionId, SentFile file, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ApplyForHonours, ct);
        await RefuseWithOfficeAsync(db, candidacyId, ct);
        await keep.AddAsync(db, file, Shelf(candidacyId), async () =>
        {
            var union = db.Scope.UnionId ?? unionId ?? throw new Refusal(Say.UnionComesFirst);
            return await db.Set<GrassrootsUnion>().AnyAsync(row => row.Id == union, ct) ? (union, null) : throw new Refusal(RefusalKind.NotFound, Unions.Say.NoSuchUnion);
        }, ct);
    }

    public async Task RemoveAsync(Guid candidacyId, Guid fileId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ApplyForHonours, ct);
        await RefuseWithOfficeAsync(db, candidacyId, ct);
        await drop.SaveAsync(db, await db.FilesOn(Shelf(candidacyId)).Where(file => file.Id == fileId).ToListAsync(ct), ct);
    }

    static async Task RefuseWithOfficeAsync(FederationDb db, Guid candidacyId, CancellationToken ct)
    {
        if (await db.Set<Candidacy>().FirstOrDefaultAsync(row => row.Id == candidacyId, ct) is { IsWithUnion: false } sent) throw new Refusal(Say.IsNotWithUnion, sent.Stage.Word());
    }

    internal static FileShelf Shelf(Guid candidacyId) => FileShelf.OfScans(FilePurpose.CandidacyProof, candidacyId, Candidacy.FileLimit);
}

/// <summary>Which files have a candidacy by now.</summary>
sealed class ProofsOfCandidacies : IKeepFilesEarly
{
    public FilePurpose Purpose => FilePurpose.CandidacyProof;

    public IQueryable<Guid> Records(FederationDb db) => db.Set<Candidacy>().Select(candidacy => candidacy.Id);
}
