using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Standards;

/// <summary>A file shown for an item.</summary>
/// <param name="Id">The file.</param>
/// <param name="Item">The item's place in the version, from 0.</param>
/// <param name="Name">As it was called.</param>
public sealed record EvidenceFile(Guid Id, int Item, string Name);

/// <summary>Photos and scans that a union shows for single items, kept as soon as they are chosen. Refuses other kinds, one too many, and an assessment that is with the office.</summary>
public sealed class EvidenceFiles(FederationDoor door, KeepFiles keep, DropFiles drop) : IUseCase
{
    /// <summary>The files of an assessment, item by item; in a class of its own, so that a page does not take them for another list.</summary>
    public sealed record Page(List<EvidenceFile> Files);

    public async Task<Page> ListAsync(Guid assessmentId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeStandards, ct);
        return new(await db.EvidenceFilesOf(assessmentId).AsNoTracking().OrderBy(file => file.Order).ThenBy(file => file.StoredAt).Select(file => new EvidenceFile(file.Id, file.Order, file.Name)).ToListAsync(ct));
    }

    public async Task AddAsync(Guid assessmentId, int item, SentFile file, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.Assess, ct);
        var assessment = await db.FindAssessmentAsync(assessmentId, ct);
        if (!assessment.IsWithUnion) throw new Refusal(Say.IsNotWithUnion, assessment.State.Word());
        if (await db.EvidenceFilesOf(assessmentId).AnyAsync(known => known.Id == file.Id, ct)) return;
        if (await db.EvidenceFilesOf(assessmentId).CountAsync(ct) >= Assessment.MostFiles) throw new Refusal(Say.TooManyFiles, Assessment.MostFiles);
        await keep.RunAsync(db, file, FilePurpose.AssessmentProof, assessmentId, (assessment.UnionId, null), FileKind.Scans, KeepFiles.ScanLimit, item, ct);
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(Guid assessmentId, Guid fileId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.Assess, ct);
        var assessment = await db.FindAssessmentAsync(assessmentId, ct);
        if (!assessment.IsWithUnion) throw new Refusal(Say.IsNotWithUnion, assessment.State.Word());
        await drop.SaveAsync(db, await db.EvidenceFilesOf(assessmentId).Where(file => file.Id == fileId).ToListAsync(ct), ct);
    }
}

static class FilesOfAssessment
{
    public static IQueryable<StoredFile> EvidenceFilesOf(this FederationDb db, Guid assessmentId) =>
        db.Set<StoredFile>().Where(file => file.SubjectId == assessmentId && file.Purpose == FilePurpose.AssessmentProof);
}
