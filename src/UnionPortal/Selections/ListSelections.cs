using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Selections;

/// <summary>The federation's selections, latest first; for a union with its own candidacies, for the office with how many stand where.</summary>
public sealed class ListSelections(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Id">The candidacy.</param>
    /// <param name="Name">Who stands.</param>
    /// <param name="Stage">How far it is.</param>
    public sealed record Own(Guid Id, string Name, CandidacyStage Stage);

    /// <param name="Id">The selection.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Year">Of which year.</param>
    /// <param name="For">Who is selected.</param>
    /// <param name="State">How far it is.</param>
    /// <param name="ApplyBy">The last day to apply.</param>
    /// <param name="NoticeUntil">The last day of its notice.</param>
    /// <param name="NamedOn">When it named.</param>
    /// <param name="Candidates">How many candidacies are within the reader's reach.</param>
    /// <param name="Named">How many are on its notice or were named.</param>
    /// <param name="Waiting">How many wait for the office.</param>
    /// <param name="Mine">The own union's.</param>
    public sealed record Row(Guid Id, string Name, int Year, SelectionFor For, SelectionState State, DateOnly ApplyBy, DateOnly? NoticeUntil, DateOnly? NamedOn, int Candidates, int Named, int Waiting, List<Own> Mine);

    /// <param name="Rows">All of them.</param>
    /// <param name="IsUnion">The reader is of a union.</param>
    public sealed record Page(List<Row> Rows, bool IsUnion);

    public async Task<Page> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeHonours, ct);
        var (today, isUnion) = (clock.Today(), db.Scope.UnionId is not null);
        var selections = await db.Set<Selection>().AsNoTracking().OrderByDescending(selection => selection.Year).ThenByDescending(selection => selection.OpenedAt).ThenBy(selection => selection.Id).ToListAsync(ct);
        var counts = (await db.Set<Candidacy>().GroupBy(row => new { row.SelectionId, row.Stage }).Select(group => new { group.Key.SelectionId, group.Key.Stage, Count = group.Count() }).ToListAsync(ct)).ToLookup(count => count.SelectionId);
        var mine = isUnion ? await db.Set<Candidacy>().AsNoTracking().Select(row => new { row.SelectionId, Own = new Own(row.Id, row.PersonName ?? row.UnionName, row.Stage) }).ToListAsync(ct) : [];
        return new(selections.ConvertAll(selection => new Row(selection.Id, selection.Name, selection.Year, selection.For, selection.StateOn(today), selection.ApplyBy, selection.NoticeUntil, selection.NamedOn,
            counts[selection.Id].Where(count => count.Stage != CandidacyStage.Withdrawn).Sum(count => count.Count), selection.Announced.Count,
            counts[selection.Id].Where(count => count.Stage is CandidacyStage.Applied or CandidacyStage.Recommended).Sum(count => count.Count), [.. mine.Where(row => row.SelectionId == selection.Id).Select(row => row.Own)])), isUnion);
    }
}
