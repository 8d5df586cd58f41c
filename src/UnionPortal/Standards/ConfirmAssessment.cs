using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Standards;

/// <summary>What the office types about an assessment, item by item.</summary>
public sealed class ConfirmDraft
{
    public Guid Id { get; set; }

    /// <summary>The row as it was read; a lost race is noticed by it.</summary>
    public uint Version { get; set; }
    public List<Line> Lines { get; set; } = [];

    /// <summary>An item, what its answer is worth, and what is given.</summary>
    public sealed class Line
    {
        public string Code { get; set; } = "";
        public int Points { get; set; }

        /// <summary>What the union's answer is worth; other points need a reason.</summary>
        public int Worth { get; set; }
        public int? Given { get; set; }
        public string? Reason { get; set; }
    }

    public sealed class Rules : AbstractValidator<ConfirmDraft>
    {
        public Rules() => RuleFor(draft => draft.Lines).Custom((lines, context) =>
        {
            foreach (var (line, at) in lines.Select((line, at) => (line, at)))
            {
                if (line.Given is not { } given || given < 0 || given > line.Points) context.AddFailure(new FluentValidation.Results.ValidationFailure($"Given{at}", Say.GivenIsUnfit.With(line.Code, line.Points)));
                else if (given != line.Worth && TypedText.Tidy(line.Reason).Length == 0) context.AddFailure(new FluentValidation.Results.ValidationFailure($"Reason{at}", Say.ReasonIsMissing.With(line.Code)));
                if (line.Reason?.Length > Assessment.ReasonLimit) context.AddFailure(new FluentValidation.Results.ValidationFailure($"Reason{at}", Say.WordsAreTooLong.With(line.Code, Assessment.ReasonLimit)));
            }
        });
    }
}

/// <summary>
/// The office confirms an assessment item by item, or returns it with a reason. Score, level and what follows are kept with it. Where the standard judges
/// the six haves, the union's strengths and weaknesses follow: full points are a strength, less than half a weakness.
/// </summary>
public sealed class ConfirmAssessment(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Title">The standard.</param>
    /// <param name="UnionName">Whose assessment.</param>
    /// <param name="Content">What is asked for.</param>
    /// <param name="Marks">What the union says.</param>
    /// <param name="Evidence">What the records say.</param>
    /// <param name="Draft">The points as the answers are worth them.</param>
    public sealed record Begun(string Title, string UnionName, StandardContent Content, List<ItemMark> Marks, Dictionary<EvidenceSource, Evidence> Evidence, ConfirmDraft Draft);

    /// <summary>What an answer is worth: all, half rounded down, nothing.</summary>
    public static int WorthOf(StandardItem item, ItemAnswer? answer) => answer switch { ItemAnswer.Done => item.Worth, ItemAnswer.Partly => item.Worth / 2, _ => 0 };

    public async Task<Begun> ReadAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ConfirmAssessments, ct);
        var assessment = await db.FindAssessmentAsync(id, ct);
        assessment.RefuseUnlessHandedIn();
        var content = (await db.FindVersionAsync(assessment.VersionId, ct)).Read();
        var marks = assessment.Read();
        var answers = marks.ToDictionary(mark => mark.Code, mark => mark.Answer);
        var name = await db.Set<GrassrootsUnion>().Where(union => union.Id == assessment.UnionId).Select(union => union.Name).FirstAsync(ct);
        return new(assessment.Title, name, content, marks, await db.EvidenceAsync(assessment.UnionId, clock.Today(), ct), new()
        {
            Id = id, Version = assessment.Version,
            Lines = [.. content.Items.Select(item => WorthOf(item, answers.GetValueOrDefault(item.Code!)) is var worth ? new ConfirmDraft.Line { Code = item.Code!, Points = item.Worth, Worth = worth, Given = worth } : null!)],
        });
    }

    public async Task RunAsync(ConfirmDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ConfirmAssessments, ct);
        await new ConfirmDraft.Rules().ValidateAndThrowAsync(draft, ct);
        var assessment = await db.FindAssessmentAsync(draft.Id, ct);
        assessment.RefuseUnlessHandedIn();
        if (assessment.Version != draft.Version) throw new Refusal(Say.AmendedMeanwhile);
        var content = (await db.FindVersionAsync(assessment.VersionId, ct)).Read();
        var evidence = await Language.Written(() => db.EvidenceAsync(assessment.UnionId, clock.Today(), ct));
        var lines = draft.Lines.ToDictionary(line => line.Code);
        var marks = assessment.Read().ConvertAll(mark => mark with { Given = lines[mark.Code].Given, Reason = TypedText.OrNothing(lines[mark.Code].Reason), Evidence = EvidenceOf(content, evidence, mark.Code) });
        var judgement = Judgement.Of(content, marks.ToDictionary(mark => mark.Code, mark => mark.Given ?? 0));
        assessment.Confirm(marks, judgement, db.Acting, clock.GetUtcNow());
        await LearnAsync(db, assessment.UnionId, judgement, ct);
        if (assessment.PairId is { } pair) db.Add(PairScore.Of(assessment, await db.Set<TwinningPair>().FirstAsync(row => row.Id == pair, ct)));
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
    }

    /// <summary>Sends it back to the union. Needs a reason.</summary>
    public async Task ReturnAsync(Guid id, string? reason, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ConfirmAssessments, ct);
        if (TypedText.Tidy(reason) is not { Length: > 0 and <= Assessment.ReasonLimit } words) throw new Refusal(Say.ReturnNeedsReason, Assessment.ReasonLimit);
        (await db.FindAssessmentAsync(id, ct)).Return(words, db.Acting, clock.GetUtcNow());
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
    }

    static string? EvidenceOf(StandardContent content, Dictionary<EvidenceSource, Evidence> evidence, string code) => evidence.For(content.Items.First(item => item.Code == code))?.Words;

    // Matching goes by these: what an assessment found replaces what somebody once ticked, for the dimensions it judged.
    static async Task LearnAsync(FederationDb db, Guid unionId, Judgement judgement, CancellationToken ct)
    {
        var judged = judgement.Dimensions.Where(part => part is { Have: not null, Full: > 0 }).ToList();
        if (judged.Count == 0) return;
        var union = await db.Set<GrassrootsUnion>().FirstAsync(row => row.Id == unionId, ct);
        var all = judged.Aggregate(SixHaves.None, (haves, part) => haves | part.Have!.Value);
        SixHaves Those(Func<Judgement.Part, bool> which) => judged.Where(which).Aggregate(SixHaves.None, (haves, part) => haves | part.Have!.Value);
        union.Strengths = union.Strengths & ~all | Those(part => part.Points == part.Full);
        union.Weaknesses = union.Weaknesses & ~all | Those(part => part.Points * 2 < part.Full);
    }
}
