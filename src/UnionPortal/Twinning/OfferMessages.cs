using Microsoft.EntityFrameworkCore;
using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Tells each side that its signature is awaited, and that an agreement it has signed was taken back; the office that one side has signed. That a pair is active <see cref="PairMessages"/> tells.</summary>
public sealed class OfferMessages : IMessages
{
    public async Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        var own = db.Scope.UnionId;
        var offers = await (from offer in db.Set<AgreementOffer>().AsNoTracking()
                            join pair in db.Set<TwinningPair>().AsNoTracking() on offer.PairId equals pair.Id
                            where offer.ChangedAt > since && offer.State != OfferState.Complete
                            select new { Offer = offer, Pair = pair }).ToListAsync(ct);
        return [.. offers.Select(each => own is { } union ? ToSide(each.Pair, each.Offer, union) : ToOffice(each.Pair, each.Offer)).OfType<Message>()];
    }

    static Message? ToSide(TwinningPair pair, AgreementOffer offer, Guid own)
    {
        var (side, partner) = pair.UnionId == own ? (PairSide.Mentor, pair.MenteeName) : (PairSide.Mentee, pair.MentorName);
        var hasSigned = offer.SignatureOf(side) is not null;
        if (offer.State == OfferState.Withdrawn) return hasSigned ? new(MessageKind.Pairs, offer.ChangedAt, Say.NoticeOfferBack.With(partner), null, $"pairs/{pair.Id}", "flag") : null;
        return hasSigned ? null : new(MessageKind.Pairs, offer.ChangedAt, Say.NoticePleaseSign.With(partner), offer.Signatures.Count > 0 ? Say.NoticeOtherSigned : null, $"pairs/{pair.Id}/sign", "edit");
    }

    static Message? ToOffice(TwinningPair pair, AgreementOffer offer) => offer is { State: OfferState.Waiting, Signatures: [var first] }
        ? new(MessageKind.Pairs, first.At, Say.NoticeOneSigned.With(first.Side == PairSide.Mentor ? pair.MentorName : pair.MenteeName, Say.PairTitle.With(pair.MentorName, pair.MenteeName)), null, $"pairs/{pair.Id}", "check")
        : null;
}
