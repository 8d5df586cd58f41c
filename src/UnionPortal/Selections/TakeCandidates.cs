using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Files;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Selections;

/// <summary>What the list of candidates shows of each, on screen and in a spreadsheet alike.</summary>
static class CandidateColumns
{
    /// <param name="selects">Of people it says of which union they are.</param>
    /// <param name="isAssessed">An assessment is asked for.</param>
    public static IReadOnlyList<Column<ShowSelection.Row>> Of(SelectionFor selects, bool isAssessed) =>
    [
        new("name", Say.CandidateHead, row => row.Name),
        .. selects == SelectionFor.People ? new[] { new Column<ShowSelection.Row>("union", Say.UnionHead, row => row.UnionName) } : [],
        new("stage", Say.StageHead, row => row.Stage.Word()),
        .. isAssessed ? new[] { new Column<ShowSelection.Row>("result", Say.ResultHead, row => row.ScoreWords) } : [],
        new("applied", Say.Field_AppliedOn, row => row.AppliedOn),
        new("note", Say.NoteHead, row => row.OpenObjections > 0 ? Say.OpenObjections.With(row.OpenObjections) : row.Note),
    ];
}

/// <summary>The candidates of a selection as a spreadsheet (推荐汇总表): exactly those and that which the screen shows. A union takes home its own.</summary>
public sealed class ExportCandidates(FederationDoor door) : IUseCase
{
    public async Task<SheetTable> RunAsync(Guid id, CandidacyStage? stage, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeHonours, ct);
        var selection = await db.FindSelectionAsync(id, ct);
        var rows = (await ShowSelection.RowsAsync(db, id, ct)).FindAll(row => stage is null || row.Stage == stage);
        return await db.TakeHomeAsync(Say.RecommendedName.With(selection.Year, selection.Name), rows, CandidateColumns.Of(selection.For, selection.StandardId is not null).ForSheet(), nameof(Candidacy), ct);
    }
}

/// <summary>Whom the office recommends (推荐汇总表), on a sheet of A4 to be signed, sealed and handed to the superior. Refuses while nobody is recommended.</summary>
public sealed class RecommendedSheet(FederationDoor door, Standings standings) : IUseCase
{
    public async Task<WordDocument> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        var selection = await db.FindSelectionAsync(id, ct);
        var rows = (await ShowSelection.RowsAsync(db, id, ct)).FindAll(row => row.IsRecommended);
        if (rows.Count == 0) throw new Refusal(Say.NobodyRecommended);
        var (isPeople, isAssessed) = (selection.For == SelectionFor.People, selection.StandardId is not null);
        var title = Say.RecommendedName.With(selection.Year, selection.Name);
        using var sheet = new WordSheet(title);
        sheet.Table([(Say.RecommendedBy, (await standings.KinAsync(db.Scope.FederationId, ct)).Name), (Say.Field_HonourTitle, selection.HonourLevel.Word() + Say.Dot + selection.HonourTitle), (Say.RecommendedCount, Say.QuotaLine.With(rows.Count))]);
        sheet.Grid([Say.NumberHead, .. isPeople ? new[] { Say.PersonHead } : [], Say.UnionHead, .. isAssessed ? new[] { Say.ResultHead } : [], Say.RecommendOpinion, Say.StageHead],
            rows.Select((row, at) => (IReadOnlyList<string?>)[$"{at + 1}", .. isPeople ? new[] { row.Name } : [], row.UnionName, .. isAssessed ? new[] { row.ScoreWords } : [], row.Opinion, row.Stage.Word()]),
            [2, .. isPeople ? new[] { 3 } : [], 6, .. isAssessed ? new[] { 4 } : [], 7, 3]);
        sheet.Line(Say.SheetFoot1).Line(Say.SheetFoot2);
        return new(title + ".docx", sheet.ToBytes());
    }
}
