using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Shell;
using UnionPortal.Standards;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Selections;

/// <summary>One candidacy: deeds, assessment, files and every step; for the office the objections as well.</summary>
public sealed class ShowCandidacy(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Id">The objection.</param>
    /// <param name="Who">Who objects.</param>
    /// <param name="Words">What was said.</param>
    /// <param name="ReceivedOn">When.</param>
    /// <param name="RecordedBy">Who wrote it down.</param>
    /// <param name="Outcome">What became of it.</param>
    /// <param name="Finding">What looking into it brought out.</param>
    public sealed record Objected(Guid Id, string Who, string Words, DateOnly ReceivedOn, string RecordedBy, ObjectionOutcome Outcome, string? Finding);

    /// <param name="Id">The candidacy.</param>
    /// <param name="SelectionId">In which selection.</param>
    /// <param name="Selection">That one's name.</param>
    /// <param name="State">How far that one is.</param>
    /// <param name="NoticeFrom">The first day of its notice.</param>
    /// <param name="NoticeUntil">The last day of its notice.</param>
    /// <param name="UnionId">Whose candidacy.</param>
    /// <param name="UnionName">That one's name when it applied.</param>
    /// <param name="PersonName">Where people are selected.</param>
    /// <param name="Deeds">What speaks for it.</param>
    /// <param name="Stage">How far it is.</param>
    /// <param name="AssessmentId">The assessment it came with.</param>
    /// <param name="Assessment">That one in words.</param>
    /// <param name="Steps">What happened, in order.</param>
    /// <param name="Files">What proves the deeds.</param>
    /// <param name="Objections">For the office alone.</param>
    /// <param name="OpenObjections">How many nobody has settled.</param>
    /// <param name="HonourId">The honour it ended in.</param>
    /// <param name="IsOffice">The reader is of the office.</param>
    public sealed record Page(Guid Id, Guid SelectionId, string Selection, SelectionState State, DateOnly? NoticeFrom, DateOnly? NoticeUntil, Guid UnionId, string UnionName, string? PersonName, string Deeds, CandidacyStage Stage,
        Guid? AssessmentId, string? Assessment, List<CandidacyStep> Steps, List<KeptFile> Files, List<Objected> Objections, int OpenObjections, Guid? HonourId, bool IsOffice)
    {
        public string Name => PersonName ?? UnionName;
    }

    public async Task<Page> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeHonours, ct);
        var candidacy = await db.Set<Candidacy>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchCandidacy);
        var selection = await db.Set<Selection>().AsNoTracking().FirstAsync(row => row.Id == candidacy.SelectionId, ct);
        var assessment = await db.Set<Assessment>().AsNoTracking().Where(row => row.Id == candidacy.AssessmentId).Select(row => new { row.Title, row.Score, row.Full, row.Level, row.ConfirmedOn }).FirstOrDefaultAsync(ct);
        var objections = await db.Set<Objection>().AsNoTracking().Where(objection => objection.CandidacyId == id).OrderBy(objection => objection.ReceivedOn).ThenBy(objection => objection.Id)
            .Select(objection => new Objected(objection.Id, objection.Who, objection.Words, objection.ReceivedOn, objection.RecordedBy, objection.Outcome, objection.Finding)).ToListAsync(ct);
        // An honour entered by mistake may have been removed since.
        var honour = await db.Set<Honour>().Where(row => row.Id == candidacy.HonourId).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(ct);
        return new(id, selection.Id, selection.Name, selection.StateOn(clock.Today()), selection.NoticeFrom, selection.NoticeUntil, candidacy.UnionId, candidacy.UnionName, candidacy.PersonName, candidacy.Deeds, candidacy.Stage, candidacy.AssessmentId,
            assessment is null ? null : Say.AssessmentLine.With(assessment.Title, assessment.Score, assessment.Full, assessment.Level ?? Standards.Say.NoLevel),
            candidacy.Steps, await db.ListFilesAsync(CandidacyFiles.Shelf(id), ct), objections, candidacy.OpenObjections, honour, db.Scope.UnionId is null);
    }
}
