using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Standards;

/// <summary>The federation's standards with the version in force; drafts are shown to the office only.</summary>
public sealed class ListStandards(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Id">The standard.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Note">Where it comes from.</param>
    /// <param name="IsRetired">No new assessments by it.</param>
    /// <param name="InForce">The number of the version in force; nothing while there is only a draft.</param>
    /// <param name="Since">The day it was published.</param>
    /// <param name="Full">What it is worth in all.</param>
    /// <param name="Dimensions">What it consists of.</param>
    /// <param name="DraftId">A draft that is being worked on.</param>
    public sealed record Row(Guid Id, string Name, string? Note, bool IsRetired, int? InForce, DateOnly? Since, int Full, List<string> Dimensions, Guid? DraftId);

    /// <summary>A list in a class of its own, so that what a page has read once is not taken for another list.</summary>
    public sealed record Page(List<Row> Rows);

    public async Task<Page> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeStandards, ct);
        var isOffice = db.Scope.UnionId is null;
        var standards = await db.StandardsAsync(clock.Today(), ct);
        return new([.. standards.Select(each => RowOf(each.Standard, each.Versions)).Where(row => isOffice || row.InForce is not null && !row.IsRetired)
            .Select(row => isOffice ? row : row with { DraftId = null })]);
    }

    static Row RowOf(Standard standard, List<StandardVersion> versions)
    {
        var inForce = versions.Find(version => !version.IsDraft);
        var content = inForce?.Read();
        return new(standard.Id, standard.Name, standard.Note, standard.IsRetired, inForce?.Number, inForce?.PublishedOn, content?.Full ?? 0,
            content?.Dimensions.ConvertAll(dimension => dimension.Name!) ?? [], versions.Find(version => version.IsDraft)?.Id);
    }
}

/// <summary>One standard as a version of it asks; the one in force where none is named. A draft is shown to the office only.</summary>
public sealed class ShowStandard(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Issue(Guid Id, int Number, DateOnly? PublishedOn, string? PublishedBy, int Used)
    {
        public bool IsDraft => PublishedOn is null;
    }

    /// <param name="Id">The standard.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Note">Where it comes from.</param>
    /// <param name="IsRetired">No new assessments by it.</param>
    /// <param name="Versions">All versions, latest first.</param>
    /// <param name="Shown">The one that is shown.</param>
    /// <param name="Content">What it asks for.</param>
    public sealed record Page(Guid Id, string Name, string? Note, bool IsRetired, List<Issue> Versions, Issue? Shown, StandardContent Content);

    public async Task<Page> RunAsync(Guid id, int? number = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeStandards, ct);
        var (standard, versions) = (await db.StandardsAsync(clock.Today(), ct)).Find(each => each.Standard.Id == id);
        if (standard is null) throw new Refusal(RefusalKind.NotFound, Say.NoSuchStandard);
        if (db.Scope.UnionId is not null) versions.RemoveAll(version => version.IsDraft);
        var shown = number is null ? versions.Find(version => !version.IsDraft) ?? versions.FirstOrDefault()
            : versions.Find(version => version.Number == number) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchVersion);
        var used = await db.Set<Assessment>().GroupBy(assessment => assessment.VersionId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var issues = versions.ConvertAll(version => new Issue(version.Id, version.Number, version.PublishedOn, version.PublishedBy, used.GetValueOrDefault(version.Id)));
        return new(standard.Id, standard.Name, standard.Note, standard.IsRetired, issues, issues.Find(issue => issue.Id == shown?.Id), shown?.Read() ?? new());
    }
}
