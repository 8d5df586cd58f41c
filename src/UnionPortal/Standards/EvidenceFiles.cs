using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Standards;

/// <summary>Photos and scans that a union shows for single items, kept as soon as they are chosen. Refuses other kinds, one too many, and an assessment that is with the office.</summary>
public sealed class EvidenceFiles(FederationDoor door, KeepFiles keep, DropFiles drop) : IUseCase
{
    /// <summary>The files of an assessment, item by item by their order; in a class of its own, so that a page does not take them for another list.</summary>
    public sealed record Page(List<KeptFile> Files);

    public async Task<Page> ListAsync(Guid assessmentId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeStandards, ct);
        return new(await db.ListFilesAsync(Shelf(assessmentId), ct));
    }

    public async Task AddAsync(Guid assessmentId, int item, SentFile file, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.Assess, ct);
        var assessment = await db.FindAssessmentAsync(assessmentId, ct);
        if (!assessment.IsWithUnion) throw new Refusal(Say.IsNotWithUnion, assessment.State.Word());
        await keep.AddAsync(db, file, Shelf(assessmentId), () => Task.FromResult<(Guid?, Guid?)>((assessment.UnionId, null)), ct, item);
    }

    public async Task RemoveAsync(Guid assessmentId, Guid fileId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.Assess, ct);
        var assessment = await db.FindAssessmentAsync(assessmentId, ct);
        if (!assessment.IsWithUnion) throw new Refusal(Say.IsNotWithUnion, assessment.State.Word());
        await drop.SaveAsync(db, await db.FilesOn(Shelf(assessmentId)).Where(file => file.Id == fileId).ToListAsync(ct), ct);
    }

    internal static FileShelf Shelf(Guid assessmentId) => FileShelf.OfScans(FilePurpose.AssessmentProof, assessmentId, Assessment.MostFiles);
}
