using Microsoft.EntityFrameworkCore;
using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Tells both sides of a pair, and the office, of each step the others took, and of the days that come near. Nobody is told of the own doing.</summary>
public sealed class PairMessages(TimeProvider clock) : IMessages
{
    /// <summary>Days before the last day to answer.</summary>
    const int AnswerNear = 2;

    /// <summary>Days before an agreement ends.</summary>
    const int EndNear = 30;

    public async Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        var own = db.Scope.UnionId;
        var moved = await db.Set<TwinningPair>().AsNoTracking().Where(pair => pair.ChangedAt > since).ToListAsync(ct);
        var steps = from pair in moved
                    from step in pair.Steps
                    where step.At > since && (step.ById == null || step.ById != db.Acting.PersonId)
                    let words = own is { } union ? ToSide(pair, step, union) : ToOffice(pair, step)
                    where words is not null
                    select new Message(MessageKind.Pairs, step.At, words, step.Note, $"pairs/{pair.Id}", "handshake");
        return [.. steps, .. await ComingAsync(db, own, ct)];
    }

    async Task<List<Message>> ComingAsync(FederationDb db, Guid? own, CancellationToken ct)
    {
        var today = clock.Today();
        var (near, ending) = (today.AddDays(AnswerNear), today.AddDays(EndNear));
        var unanswered = await db.Set<TwinningPair>().AsNoTracking().Where(pair => pair.Stage == PairStage.Proposed && pair.AnswerBy >= today && pair.AnswerBy <= near
            && (own == null || (pair.UnionId == own ? pair.MentorSaysYes == null : pair.MenteeSaysYes == null))).ToListAsync(ct);
        var ends = await (from agreement in db.Set<PairAgreement>().AsNoTracking()
                          join pair in db.Set<TwinningPair>().AsNoTracking() on agreement.PairId equals pair.Id
                          where pair.Stage == PairStage.Active && agreement.EndsOn >= today.AddDays(-EndNear) && agreement.EndsOn <= ending
                          select new { Pair = pair, agreement.EndsOn }).ToListAsync(ct);
        return
        [
            .. unanswered.Select(pair => new Message(MessageKind.Due, pair.AnswerBy.AddDays(-AnswerNear).StartInChina(), Say.NoticeAnswerNear.With(NameFor(pair, own), pair.AnswerBy), null, $"pairs/{pair.Id}", "clock")),
            .. ends.Select(end => new Message(MessageKind.Due, end.EndsOn.AddDays(-EndNear).StartInChina(), Say.NoticeEndNear.With(NameFor(end.Pair, own), end.EndsOn), null, $"pairs/{end.Pair.Id}", "flag")),
        ];
    }

    static string NameFor(TwinningPair pair, Guid? own) => own is null ? Say.PairTitle.With(pair.MentorName, pair.MenteeName) : PartnerOf(pair, own.Value);

    static string PartnerOf(TwinningPair pair, Guid own) => pair.UnionId == own ? pair.MenteeName : pair.MentorName;

    static string? ToSide(TwinningPair pair, PairStep step, Guid own)
    {
        var partner = PartnerOf(pair, own);
        var isOwnAnswer = step.Side is { } side && (side == PairSide.Mentor) == (pair.UnionId == own);
        return step switch
        {
            { Side: not null } when isOwnAnswer => null,
            { Stage: PairStage.Proposed, Side: null } => Say.NoticeProposed.With(partner, pair.AnswerBy),
            { Stage: PairStage.Declined } => Say.NoticeSaidNo.With(partner),
            { Stage: PairStage.Agreed } => Say.NoticeBothAgreed.With(partner),
            { Side: not null } => Say.NoticeSaidYes.With(partner),
            { Stage: PairStage.Active } => Say.NoticeActive.With(partner),
            { Stage: PairStage.UnderReview } => Say.NoticeReview.With(partner),
            { Stage: PairStage.Completed } => Say.NoticeCompleted.With(partner),
            { Stage: PairStage.Expired } => Say.NoticeExpired.With(partner),
            { Stage: PairStage.Ended } => Say.NoticeEnded.With(partner),
            _ => null,
        };
    }

    static string? ToOffice(TwinningPair pair, PairStep step)
    {
        var (name, other) = step.Side == PairSide.Mentor ? (pair.MentorName, pair.MenteeName) : (pair.MenteeName, pair.MentorName);
        return step switch
        {
            { Stage: PairStage.Agreed } => Say.NoticeReadyToSign.With(pair.MentorName, pair.MenteeName),
            { Stage: PairStage.Declined } => Say.NoticeOfficeNo.With(name, other),
            { Side: not null } => Say.NoticeOfficeYes.With(name, other),
            { Stage: PairStage.Expired } => Say.NoticeOfficeExpired.With(pair.MentorName, pair.MenteeName),
            { Stage: PairStage.Active } => Say.NoticeOfficeActive.With(pair.MentorName, pair.MenteeName),
            _ => null,
        };
    }
}
