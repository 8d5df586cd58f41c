using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Standards;

/// <summary>Assessments, those that wait for the office first and longest waiting first, the others latest first; a chair's are the own union's.</summary>
public sealed class ListAssessments(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Words">Any part of the union's name, or a code.</param>
    /// <param name="State">Only those that stand so.</param>
    /// <param name="Standard">Only by this standard.</param>
    /// <param name="Page">Which page, from 1.</param>
    public sealed record Sought(string? Words = null, AssessmentState? State = null, Guid? Standard = null, int Page = 1)
    {
        public bool IsEverything => string.IsNullOrWhiteSpace(Words) && State is null && Standard is null;
    }

    public sealed record Row(Guid Id, Guid UnionId, string UnionName, string Title, Occasion Occasion, AssessmentState State, DateOnly BegunOn, DateTimeOffset? HandedInAt, DateOnly? ConfirmedOn, int? Score, int Full, string? Level, string? ReturnedFor);

    public sealed record Choice(Guid Id, string Name);

    /// <param name="Found">One page.</param>
    /// <param name="Counts">How many stand how, of all that the other filters let through.</param>
    /// <param name="Standards">By what one may filter.</param>
    /// <param name="IsOwn">They are all of the reader's own union.</param>
    public sealed record Page(Paged<Row> Found, IReadOnlyDictionary<AssessmentState, int> Counts, List<Choice> Standards, bool IsOwn);

    public async Task<Page> RunAsync(Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeStandards, ct);
        var counts = await Find(db, sought with { State = null }).GroupBy(assessment => assessment.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var standards = await db.StandardsAsync(clock.Today(), ct);
        return new(await Find(db, sought).PageAsync(sought.Page, rows => Show(db, rows), ct), counts, standards.ConvertAll(each => new Choice(each.Standard.Id, each.Standard.Name)), db.Scope.UnionId is not null);
    }

    internal static IQueryable<Assessment> Find(FederationDb db, Sought sought)
    {
        var rows = db.Set<Assessment>().AsNoTracking();
        if (sought.State is { } state) rows = rows.Where(assessment => assessment.State == state);
        if (sought.Standard is { } standard) rows = rows.Where(assessment => db.Set<StandardVersion>().Any(version => version.Id == assessment.VersionId && version.StandardId == standard));
        if (!string.IsNullOrWhiteSpace(sought.Words))
        {
            var unions = db.Set<GrassrootsUnion>().Found(sought.Words).Select(union => union.Id);
            rows = rows.Where(assessment => unions.Contains(assessment.UnionId));
        }

        return rows;
    }

    internal static IQueryable<Row> Show(FederationDb db, IQueryable<Assessment> rows) => rows
        .OrderBy(assessment => assessment.State == AssessmentState.HandedIn ? 0 : 1).ThenBy(assessment => assessment.State == AssessmentState.HandedIn ? assessment.HandedInAt : null)
        .ThenByDescending(assessment => assessment.JudgedAt ?? assessment.HandedInAt).ThenBy(assessment => assessment.Id)
        .Select(assessment => new Row(assessment.Id, assessment.UnionId, db.Set<GrassrootsUnion>().Where(union => union.Id == assessment.UnionId).Select(union => union.Name).First(), assessment.Title, assessment.Occasion,
            assessment.State, assessment.BegunOn, assessment.HandedInAt, assessment.ConfirmedOn, assessment.Score, assessment.Full, assessment.Level, assessment.ReturnedFor));
}

/// <summary>The list of assessments a reader sees, as a spreadsheet.</summary>
public sealed class ExportAssessments(FederationDoor door) : IUseCase
{
    static IReadOnlyList<(string, Func<ListAssessments.Row, object?>)> Columns =>
    [
        (Say.UnionHead, row => row.UnionName),
        (Say.StandardWord, row => row.Title),
        (Say.Field_Occasion, row => row.Occasion.Word()),
        (Say.Field_State, row => row.State.Word()),
        (Say.Field_BegunOn, row => row.BegunOn),
        (Say.Field_HandedInAt, row => row.HandedInAt?.Day()),
        (Say.Field_ConfirmedOn, row => row.ConfirmedOn),
        (Say.Field_Score, row => row.Score),
        (Say.Field_Full, row => row.Full),
        (Say.Field_Level, row => row.Level),
        (Say.Field_ReturnedFor, row => row.ReturnedFor),
    ];

    public async Task<SheetTable> RunAsync(ListAssessments.Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeStandards, ct);
        var rows = await ListAssessments.Show(db, ListAssessments.Find(db, sought)).Take(SheetTable.RowLimit + 1).ToListAsync(ct);
        return await db.TakeHomeAsync(Say.Assessments, rows, Columns, nameof(Assessment), ct);
    }
}

/// <summary>What a union's page and a chair's first screen show of its assessments.</summary>
public sealed class ListOfUnion(FederationDoor door, TimeProvider clock) : IUseCase
{
    public const int Shown = 4;

    /// <param name="Id">The assessment.</param>
    /// <param name="Title">The standard.</param>
    /// <param name="Occasion">What it is for.</param>
    /// <param name="State">How far it is.</param>
    /// <param name="ConfirmedOn">The day it was confirmed.</param>
    /// <param name="Score">Points.</param>
    /// <param name="Full">Of how many.</param>
    /// <param name="Level">The level it reached.</param>
    public sealed record Row(Guid Id, string Title, Occasion Occasion, AssessmentState State, DateOnly? ConfirmedOn, int? Score, int Full, string? Level);

    /// <param name="Rows">The latest, those that are open first.</param>
    /// <param name="Rating">What its members said of it last.</param>
    public sealed record Page(List<Row> Rows, string Rating);

    /// <param name="unionId">Which union; a chair's own where none is named.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<Page> RunAsync(Guid? unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeStandards, ct);
        var id = unionId ?? db.Scope.UnionId;
        var rows = await db.Set<Assessment>().AsNoTracking().Where(assessment => assessment.UnionId == id).OrderBy(assessment => assessment.State == AssessmentState.Confirmed)
            .ThenByDescending(assessment => assessment.BegunOn).ThenByDescending(assessment => assessment.Id).Take(Shown)
            .Select(assessment => new Row(assessment.Id, assessment.Title, assessment.Occasion, assessment.State, assessment.ConfirmedOn, assessment.Score, assessment.Full, assessment.Level)).ToListAsync(ct);
        return new(rows, id is { } union ? (await db.RatingAsync(union, clock.Today(), ct)).Words : "");
    }
}

/// <summary>One assessment: what was said, what was given, what follows from it. Before it is confirmed, what would follow from the answers.</summary>
public sealed class ShowAssessment(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Id">The assessment.</param>
    /// <param name="UnionId">Whose.</param>
    /// <param name="UnionName">Its name.</param>
    /// <param name="Title">The standard.</param>
    /// <param name="StandardId">For a look at the whole of it.</param>
    /// <param name="Number">By which version.</param>
    /// <param name="Occasion">What it is for.</param>
    /// <param name="PairId">The pair it belongs to.</param>
    /// <param name="State">How far it is.</param>
    /// <param name="HandedInAt">When it was handed in.</param>
    /// <param name="HandedInBy">By whom.</param>
    /// <param name="JudgedAt">When the office judged it.</param>
    /// <param name="JudgedBy">Who did.</param>
    /// <param name="ReturnedFor">Why it was sent back.</param>
    /// <param name="Content">What is asked for.</param>
    /// <param name="Marks">Item by item.</param>
    /// <param name="Files">What the union shows.</param>
    public sealed record Page(Guid Id, Guid UnionId, string UnionName, string Title, Guid StandardId, int Number, Occasion Occasion, Guid? PairId, AssessmentState State, DateTimeOffset? HandedInAt, string? HandedInBy,
        DateTimeOffset? JudgedAt, string? JudgedBy, string? ReturnedFor, StandardContent Content, List<ItemMark> Marks, List<KeptFile> Files)
    {
        public bool IsConfirmed => State == AssessmentState.Confirmed;

        public int PointsOf(StandardItem item) => Marks.Find(mark => mark.Code == item.Code) is { } mark ? mark.Given ?? ConfirmAssessment.WorthOf(item, mark.Answer) : 0;

        public Judgement Judge() => Judgement.Of(Content, Content.Items.ToDictionary(item => item.Code!, PointsOf));
    }

    public async Task<Page> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeStandards, ct);
        var assessment = await db.Set<Assessment>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchAssessment);
        var version = await db.FindVersionAsync(assessment.VersionId, ct);
        var name = await db.Set<GrassrootsUnion>().Where(union => union.Id == assessment.UnionId).Select(union => union.Name).FirstAsync(ct);
        var files = await db.ListFilesAsync(EvidenceFiles.Shelf(id), ct);
        var (content, marks) = (version.Read(), assessment.Read());
        if (assessment.State != AssessmentState.Confirmed)
        {
            var evidence = await db.EvidenceAsync(assessment.UnionId, clock.Today(), ct);
            marks = marks.ConvertAll(mark => mark with { Evidence = evidence.For(content.Items.First(item => item.Code == mark.Code))?.Words });
        }

        return new(id, assessment.UnionId, name, assessment.Title, version.StandardId, version.Number, assessment.Occasion, assessment.PairId, assessment.State, assessment.HandedInAt, assessment.HandedInBy,
            assessment.JudgedAt, assessment.JudgedBy, assessment.ReturnedFor, content, marks, files);
    }
}
