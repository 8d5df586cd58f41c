using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Shell;
using UnionPortal.Templates;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>What waits to be signed, or was signed on phones, as both sides and the office may read it.</summary>
public sealed class ReadOffer(FederationDoor door) : IUseCase
{
    /// <param name="DrawingId">The drawn name as a picture; none where it was typed.</param>
    public sealed record Signature(PairSide Side, string Name, string By, string Standing, DateTimeOffset At, Guid? DrawingId);

    /// <param name="Own">The reader's side; nothing for the office.</param>
    /// <param name="IsAmended">The agreement was corrected or made longer after it was signed.</param>
    public sealed record Page(
        Guid Id, Guid PairId, OfferState State, string MentorName, string MenteeName, string Number, DateOnly StartsOn, DateOnly EndsOn, HelpForm Forms, string? Goals, string? Witness,
        string Title, IReadOnlyList<string> Terms, string Hash, List<Signature> Signatures, PairSide? Own, bool IsAmended)
    {
        public bool AwaitsOwn => State == OfferState.Waiting && Own is { } own && Of(own) is null;

        public Signature? Of(PairSide side) => Signatures.Find(signature => signature.Side == side);
    }

    /// <summary>The pair, and what was offered: the one that waits, else the one that was signed.</summary>
    public sealed record Found(string MentorName, string MenteeName, PairStage Stage, bool HasTwoUnions, Page? Offer);

    public async Task<Found> RunAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var pair = await db.Set<TwinningPair>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == pairId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPair);
        var offer = await db.Set<AgreementOffer>().AsNoTracking().Where(known => known.PairId == pairId && known.State != OfferState.Withdrawn).OrderBy(known => known.State).FirstOrDefaultAsync(ct);
        return new(pair.MentorName, pair.MenteeName, pair.Stage, pair.PartnerUnionId is not null, offer is null ? null : await PageOfAsync(db, pair, offer, ct));
    }

    static async Task<Page> PageOfAsync(FederationDb db, TwinningPair pair, AgreementOffer offer, CancellationToken ct)
    {
        PairSide? own = db.Scope.UnionId is not { } union ? null : pair.UnionId == union ? PairSide.Mentor : PairSide.Mentee;
        var agreement = await db.Set<PairAgreement>().AsNoTracking().FirstOrDefaultAsync(signed => signed.Id == offer.Id, ct);
        return new(offer.Id, pair.Id, offer.State, pair.MentorName, pair.MenteeName, offer.Number, offer.StartsOn, offer.EndsOn, offer.Forms, offer.Goals, offer.Witness, offer.Title,
            Wording.LinesOf(offer.Terms), offer.Hash, [.. offer.Signatures.OrderBy(signature => signature.Side).Select(signature => new Signature(signature.Side, signature.Name, signature.By, signature.Standing, signature.At, signature.DrawingId))],
            own, agreement is not null && offer.DiffersFrom(agreement));
    }
}

/// <summary>
/// A side signs the agreement that waits, from its own posting. With the second signature the pair is active from that day and the agreement is on record, in one save.
/// Refuses what <see cref="AgreementOffer.Sign"/> refuses, one who has not read it, and a drawing that is no PNG or too large.
/// </summary>
public sealed class SignOffer(FederationDoor door, KeepFiles files, TimeProvider clock) : IUseCase
{
    public const int DrawingLimit = 200 * 1024;

    /// <returns>Whether both have signed.</returns>
    /// <param name="pairId">Whose agreement it is.</param>
    /// <param name="hash">Of the words that were on the screen.</param>
    /// <param name="hasRead">The side says it has read them.</param>
    /// <param name="typed">The name, where it is not drawn.</param>
    /// <param name="drawing">The drawn name, a PNG.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<bool> RunAsync(Guid pairId, string? hash, bool hasRead, string? typed, SentFile? drawing, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AnswerPair, ct);
        var (pair, at) = (await db.FindPairAsync(pairId, ct), clock.GetUtcNow());
        var offer = await db.FindOfferAsync(pairId, ct) ?? throw new Refusal(Say.NothingToSign);
        if (!hasRead) throw new Refusal(Say.NotReadYet);
        if (drawing?.Bytes.Length > DrawingLimit) throw new Refusal(Say.DrawingIsTooLarge);
        var isComplete = offer.Sign(db.Scope.UnionId == pair.UnionId ? PairSide.Mentor : PairSide.Mentee, hash, typed, drawing?.Id, db.Acting, at);
        if (drawing is not null) await files.RunAsync(db, drawing, FilePurpose.Signature, offer.Id, (pair.UnionId, pair.PartnerUnionId), [FileKind.Png], DrawingLimit, 0, ct);
        if (isComplete)
        {
            pair.Activate(at.Day(), db.Acting, at);
            db.Add(offer.ToAgreement(at.Day()));
        }

        await db.SaveOrRefuseAsync(Say.OfferHasMoved, ct, Say.OfferIsTaken.With(offer.Number));
        return isComplete;
    }
}
