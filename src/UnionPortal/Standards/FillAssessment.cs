using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Standards;

/// <summary>What a union types about itself, item by item.</summary>
public sealed class AssessmentDraft
{
    public Guid Id { get; set; }

    /// <summary>The row as it was read; a lost race is noticed by it.</summary>
    public uint Version { get; set; }
    public List<Line> Lines { get; set; } = [];

    /// <summary>An item and what the union says of it.</summary>
    public sealed class Line
    {
        public string Code { get; set; } = "";
        public ItemAnswer? Answer { get; set; }
        public string? Words { get; set; }
    }

    public sealed class Rules : AbstractValidator<AssessmentDraft>
    {
        public Rules() => RuleFor(draft => draft.Lines).Custom((lines, context) =>
        {
            foreach (var (line, at) in lines.Select((line, at) => (line, at)))
            {
                if (line.Answer is null || !Enum.IsDefined(line.Answer.Value)) context.AddFailure(new FluentValidation.Results.ValidationFailure($"Answer{at}", Say.AnswerIsMissing.With(line.Code)));
                if (line.Words?.Length > Assessment.WordsLimit) context.AddFailure(new FluentValidation.Results.ValidationFailure($"Words{at}", Say.WordsAreTooLong.With(line.Code, Assessment.WordsLimit)));
            }
        });
    }
}

/// <summary>
/// Begins an assessment of the own union, by the version of a standard in force; for a pair by the version its first one was made by. One that is open
/// is gone on with. Refuses a union that is dissolved, a retired standard, and a second one of the same occasion of a pair.
/// </summary>
public sealed class BeginAssessment(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Id">The standard.</param>
    /// <param name="Name">What it is called.</param>
    public sealed record Choice(Guid Id, string Name);

    /// <param name="Id">The pair.</param>
    /// <param name="Partner">Who helps.</param>
    public sealed record Helped(Guid Id, string Partner);

    /// <param name="Standards">By what one may be assessed.</param>
    /// <param name="Pairs">Pairs in which the own union is helped now.</param>
    public sealed record Choices(List<Choice> Standards, List<Helped> Pairs);

    public async Task<Choices> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.Assess, ct);
        var standards = await db.StandardsAsync(clock.Today(), ct);
        var own = db.Scope.UnionId;
        var pairs = await db.Set<TwinningPair>().AsNoTracking().Where(pair => pair.PartnerUnionId == own && (pair.Stage == PairStage.Active || pair.Stage == PairStage.UnderReview))
            .OrderBy(pair => pair.MentorName).Select(pair => new Helped(pair.Id, pair.MentorName)).ToListAsync(ct);
        return new([.. standards.Where(each => !each.Standard.IsRetired && each.Versions.Exists(version => !version.IsDraft)).Select(each => new Choice(each.Standard.Id, each.Standard.Name))], pairs);
    }

    /// <returns>The assessment to fill in.</returns>
    public async Task<Guid> RunAsync(Guid standardId, Guid? pairId = null, Occasion occasion = Occasion.Own, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.Assess, ct);
        var (own, today) = (db.Scope.UnionId!.Value, clock.Today());
        (await db.Set<GrassrootsUnion>().FirstAsync(union => union.Id == own, ct)).RefuseIfDissolved();
        await db.KeepStandardsAsync(today, ct);
        var standard = await db.Set<Standard>().FirstOrDefaultAsync(row => row.Id == standardId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchStandard);
        if (standard.IsRetired) throw new Refusal(Say.StandardIsRetired, standard.Name);
        if (occasion == Occasion.Own != pairId is null) throw new Refusal(Say.WhichOccasion);
        var version = await VersionAsync(db, standardId, pairId, occasion, own, ct);
        if (await db.Set<Assessment>().FirstOrDefaultAsync(open => open.UnionId == own && open.VersionId == version.Id && open.State != AssessmentState.Confirmed, ct) is { } open)
            return open.PairId == pairId && open.Occasion == occasion ? open.Id : throw new Refusal(Say.FinishOpenFirst, open.Title);
        var assessment = new Assessment
        {
            UnionId = own, VersionId = version.Id, Title = Language.Written(() => Say.TitleOf.With(standard.Name, version.Number)), PairId = pairId, Occasion = occasion, BegunOn = today, Full = version.Read().Full,
        };
        db.Add(assessment);
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
        return assessment.Id;
    }

    static async Task<StandardVersion> VersionAsync(FederationDb db, Guid standardId, Guid? pairId, Occasion occasion, Guid own, CancellationToken ct)
    {
        if (pairId is not null)
        {
            var pair = await db.Set<TwinningPair>().FirstOrDefaultAsync(row => row.Id == pairId && row.PartnerUnionId == own, ct) ?? throw new Refusal(RefusalKind.NotFound, Twinning.Say.NoSuchPair);
            if (pair.Stage is not (PairStage.Active or PairStage.UnderReview)) throw new Refusal(Say.PairIsNotActive, pair.StageWord);
            var earlier = await db.Set<Assessment>().Where(assessment => assessment.PairId == pairId).OrderBy(assessment => assessment.Occasion).ToListAsync(ct);
            if (earlier.Find(known => known.Occasion == occasion) is { State: AssessmentState.Confirmed } confirmed) throw new Refusal(Say.OccasionIsTaken, occasion.Word(), confirmed.ConfirmedOn);
            // The pair keeps its own: before and after are measured alike, whatever has been published since.
            if (earlier.Count > 0) return await db.FindVersionAsync(earlier[0].VersionId, ct);
        }

        return await db.Set<StandardVersion>().Where(version => version.StandardId == standardId && version.PublishedOn != null).OrderByDescending(version => version.Number).FirstOrDefaultAsync(ct)
            ?? throw new Refusal(Say.NothingInForce);
    }
}

/// <summary>The union fills an assessment in and hands it in. What its records bear out counts as done. Refuses items left open, and an assessment that is with the office.</summary>
public sealed class FillAssessment(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Title">The standard.</param>
    /// <param name="ReturnedFor">Why the office sent it back.</param>
    /// <param name="Content">What is asked for.</param>
    /// <param name="Evidence">What the records say.</param>
    /// <param name="Draft">What the union has said so far.</param>
    public sealed record Begun(string Title, string? ReturnedFor, StandardContent Content, Dictionary<EvidenceSource, Evidence> Evidence, AssessmentDraft Draft);

    public async Task<Begun> ReadAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.Assess, ct);
        var assessment = await db.FindAssessmentAsync(id, ct);
        if (!assessment.IsWithUnion) throw new Refusal(Say.IsNotWithUnion, assessment.State.Word());
        var content = (await db.FindVersionAsync(assessment.VersionId, ct)).Read();
        var evidence = await db.EvidenceAsync(assessment.UnionId, clock.Today(), ct);
        var said = assessment.Read().ToDictionary(mark => mark.Code);
        return new(assessment.Title, assessment.State == AssessmentState.Returned ? assessment.ReturnedFor : null, content, evidence, new()
        {
            Id = id, Version = assessment.Version, Lines = [.. content.Items.Select(item => said.TryGetValue(item.Code!, out var mark)
                ? new AssessmentDraft.Line { Code = item.Code!, Answer = mark.Answer, Words = mark.Words }
                : new AssessmentDraft.Line { Code = item.Code!, Answer = evidence.For(item)?.Meets(item) is true ? ItemAnswer.Done : null })],
        });
    }

    public async Task RunAsync(AssessmentDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.Assess, ct);
        await new AssessmentDraft.Rules().ValidateAndThrowAsync(draft, ct);
        var assessment = await db.FindAssessmentAsync(draft.Id, ct);
        if (assessment.Version != draft.Version) throw new Refusal(Say.AmendedMeanwhile);
        var content = (await db.FindVersionAsync(assessment.VersionId, ct)).Read();
        var lines = draft.Lines.ToDictionary(line => line.Code);
        if (content.Items.Any(item => !lines.ContainsKey(item.Code!))) throw new Refusal(Say.AnswerAll);
        assessment.HandIn(content.Items.Select(item => lines[item.Code!]).Select(line => new ItemMark { Code = line.Code, Answer = line.Answer, Words = TypedText.OrNothing(line.Words) }), db.Acting, clock.GetUtcNow());
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
    }

    /// <summary>Takes one that is handed in back, to go on with it.</summary>
    public async Task TakeBackAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.Assess, ct);
        (await db.FindAssessmentAsync(id, ct)).TakeBack();
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
    }
}

/// <summary>Throws away an assessment that was never confirmed, with its files. Refuses one that is with the office.</summary>
public sealed class DropAssessment(FederationDoor door, DropFiles drop) : IUseCase
{
    public async Task RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.Assess, ct);
        var assessment = await db.FindAssessmentAsync(id, ct);
        if (!assessment.IsWithUnion) throw new Refusal(Say.IsNotWithUnion, assessment.State.Word());
        db.Remove(assessment);
        await drop.SaveAsync(db, await db.FilesOn(EvidenceFiles.Shelf(id)).ToListAsync(ct), ct);
    }
}

static class FoundAssessments
{
    public static async Task<Assessment> FindAssessmentAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<Assessment>().FirstOrDefaultAsync(assessment => assessment.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchAssessment);
}
