using Microsoft.EntityFrameworkCore;
using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Templates;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>A pair's reviews, as the reader may see them: the office everything, a side what it said itself and, once the verdict is given, all of it.</summary>
public sealed class ListReviews(FederationDoor door) : IUseCase
{
    /// <param name="Mark">One to five.</param>
    public sealed record Said(PairSide Side, int Mark, string? Words, string By);

    /// <param name="Heard">What was said, as far as the reader may see it.</param>
    /// <param name="Missing">Sides that have said nothing yet.</param>
    /// <param name="AwaitsOwn">The reader's own side has said nothing, and still may.</param>
    public sealed record Row(Guid Id, ReviewKind Kind, DateOnly SayBy, List<Said> Heard, List<PairSide> Missing, bool AwaitsOwn, Verdict? Verdict, string? VerdictWords, DateOnly? GivenOn, string? GivenBy);

    /// <param name="Own">The reader's side; nothing for the office.</param>
    public sealed record Page(List<Row> Rows, PairSide? Own, PairStage Stage);

    public async Task<Page> RunAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var pair = await db.Set<TwinningPair>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == pairId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPair);
        PairSide? own = db.Scope.UnionId is not { } union ? null : pair.UnionId == union ? PairSide.Mentor : PairSide.Mentee;
        var reviews = await db.Set<PairReview>().AsNoTracking().Where(review => review.PairId == pairId).OrderBy(review => review.Kind).ToListAsync(ct);
        return new(reviews.ConvertAll(review => RowOf(review, own)), own, pair.Stage);
    }

    static Row RowOf(PairReview review, PairSide? own)
    {
        List<Said> all =
        [
            .. review.MentorMark is { } mentor ? new[] { new Said(PairSide.Mentor, mentor, review.MentorWords, review.MentorBy!) } : [],
            .. review.MenteeMark is { } mentee ? new[] { new Said(PairSide.Mentee, mentee, review.MenteeWords, review.MenteeBy!) } : [],
        ];
        return new(review.Id, review.Kind, review.SayBy, [.. all.Where(said => own is null || review.Verdict is not null || said.Side == own)], [.. Enum.GetValues<PairSide>().Where(side => review.MarkOf(side) is null)],
            own is { } side && review.Verdict is null && review.MarkOf(side) is null, review.Verdict, review.VerdictWords, review.GivenOn, review.GivenBy);
    }
}

/// <summary>A side says what it thinks of the other; for a side without an account the office types what it was told. Refuses a side that is not the own, and anything after the verdict.</summary>
public sealed class SayOfPair(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid reviewId, int? mark, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AnswerPair, ct);
        var review = await db.FindReviewAsync(reviewId, ct);
        review.Hear(db.Scope.UnionId == review.UnionId ? PairSide.Mentor : PairSide.Mentee, mark, words, $"{db.Acting.Name} · {db.Acting.Standing}", clock.GetUtcNow());
        await db.SaveOrRefuseAsync(Say.PairHasMoved, ct);
    }

    public async Task ForSideAsync(Guid reviewId, PairSide side, int? mark, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var review = await db.FindReviewAsync(reviewId, ct);
        var pair = await db.FindPairAsync(review.PairId, ct);
        db.ActFor(side == PairSide.Mentor ? pair.MentorName : pair.MenteeName);
        review.Hear(side, mark, words, $"{db.Acting.Name} · {db.Acting.Standing}", clock.GetUtcNow());
        await db.SaveOrRefuseAsync(Say.PairHasMoved, ct);
    }
}

/// <summary>The office's verdict on a pair. At the end of its term the pair is completed with it and its certificates get their numbers; one that is not passed is ended with the words that say why. Refuses a pair that is not under review.</summary>
public sealed class GiveVerdict(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid reviewId, Verdict? verdict, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var at = clock.GetUtcNow();
        await db.OpenBookAsync(at.Day().Year, ct);
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        var review = await db.FindReviewAsync(reviewId, ct);
        var pair = await db.FindPairAsync(review.PairId, ct);
        if (review.Kind == ReviewKind.Final && pair.Stage != PairStage.UnderReview) throw new Refusal(Say.NotAtThisStage, pair.StageWord, PairStage.UnderReview.Word());
        review.Give(verdict, words, $"{db.Acting.Name} · {db.Acting.Standing}", at);
        if (review.Kind == ReviewKind.Final)
        {
            if (verdict == Verdict.NotPassed) pair.End(words, db.Acting, at);
            else
            {
                pair.Complete(db.Acting, at);
                await db.GiveAsync([(TemplatePurpose.MentorCertificate, pair.Id), (TemplatePurpose.MenteeCertificate, pair.Id)], at.Day(), ct);
            }
        }

        await db.SaveStepAsync(ct);
        await whole.CommitAsync(ct);
    }
}

/// <summary>Asks both sides of an active pair how it goes: amid its term, or at its end, when the pair comes under review. Refuses a second time of the same kind.</summary>
public sealed class AskForReview(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid pairId, ReviewKind kind, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var (pair, at) = (await db.FindPairAsync(pairId, ct), clock.GetUtcNow());
        var campaign = await db.FindCampaignAsync(pair.CampaignId, ct);
        if (await db.Set<PairReview>().AnyAsync(known => known.PairId == pairId && known.Kind == kind, ct)) throw new Refusal(Say.ReviewIsAsked, kind.Word());
        if (kind == ReviewKind.Final) pair.Review(db.Acting, at);
        else if (pair.Stage != PairStage.Active) throw new Refusal(Say.NotAtThisStage, pair.StageWord, PairStage.Active.Word());
        db.Add(PairReview.Ask(pair, kind, campaign.DaysToAnswer, at));
        await db.SaveStepAsync(ct);
    }
}

/// <summary>Tells both sides that they are asked, once more when the days run out, and of the verdict; and the office when both have said something.</summary>
public sealed class ReviewMessages(TimeProvider clock) : IMessages
{
    /// <summary>Days before the last day.</summary>
    const int Near = 2;

    public async Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        var (own, today) = (db.Scope.UnionId, clock.Today());
        var reviews = await (from review in db.Set<PairReview>().AsNoTracking()
                             join pair in db.Set<TwinningPair>().AsNoTracking() on review.PairId equals pair.Id
                             where review.ChangedAt > since || review.Verdict == null && review.SayBy >= today && review.SayBy <= today.AddDays(Near)
                             select new { Review = review, Pair = pair }).ToListAsync(ct);
        var told = new List<Message>();
        foreach (var (review, pair) in reviews.Select(each => (each.Review, each.Pair)))
        {
            var name = own is null ? Say.PairTitle.With(pair.MentorName, pair.MenteeName) : pair.UnionId == own ? pair.MenteeName : pair.MentorName;
            var (path, isSaid) = ($"pairs/{pair.Id}", own is not null && review.MarkOf(pair.UnionId == own ? PairSide.Mentor : PairSide.Mentee) is not null);
            if (own is null)
            {
                if (review is { Verdict: null, MentorMark: not null, MenteeMark: not null }) told.Add(new(MessageKind.Pairs, review.ChangedAt, Say.NoticeBothSaid.With(name, review.Kind.Word()), Say.NoticeBothSaidHint, path, "check"));
                continue;
            }

            if (review.Verdict is { } verdict) told.Add(new(MessageKind.Pairs, review.ChangedAt, Say.NoticeVerdict.With(name, review.Kind.Word(), verdict.Word()), review.VerdictWords, path, "flag"));
            else if (!isSaid)
            {
                told.Add(new(MessageKind.Pairs, review.AskedAt, Say.NoticeAskedToSay.With(name, review.Kind.Word()), Say.NoticeSayHint.With(review.SayBy), path, "edit"));
                told.Add(new(MessageKind.Due, review.SayBy.AddDays(-Near).StartInChina(), Say.NoticeStillToSay.With(name, review.SayBy), Say.NoticeSayHint.With(review.SayBy), path, "clock"));
            }
        }

        return told;
    }
}

static class FoundReviews
{
    public static async Task<PairReview> FindReviewAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<PairReview>().FirstOrDefaultAsync(review => review.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchReview);
}
