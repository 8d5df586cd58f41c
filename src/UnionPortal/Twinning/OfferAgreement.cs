using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Templates;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Asks both sides to sign the agreement on their phones; the pair becomes active when the second has. Refuses before both agreed, a side without an account, a second one while the first waits, and a number that is taken.</summary>
public sealed class OfferAgreement(FederationDoor door, ReadPair read, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid pairId, AgreementDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        await new AgreementDraft.Rules(isSigned: false).ValidateAndThrowAsync(draft, ct);
        if (await db.Set<AgreementOffer>().AnyAsync(known => known.Id == draft.Id, ct)) return;
        if (await db.FindOfferAsync(pairId, ct) is not null) throw new Refusal(Say.OfferWaits);
        var number = draft.Number.Trim();
        if (await db.Set<PairAgreement>().AnyAsync(known => known.Number == number, ct)) throw AgreementDraft.NumberIsTaken(number);
        var pair = await db.FindPairAsync(pairId, ct);
        var text = await db.AgreementTextAsync(pair.CampaignId, ct);
        var filled = (await read.RunAsync(pairId, ct)) with
        {
            Agreement = new(number, clock.Today(), draft.StartsOn!.Value, draft.EndsOn!.Value, draft.Forms.Aggregate(HelpForm.None, (all, form) => all | form), draft.Goals, draft.Witness, null, null),
        };
        db.Add(AgreementOffer.Prepare(pair, draft, text?.Id, Language.Written(() => Wording.Of(TemplatePurpose.Agreement, text, PairFields.OfAgreement(filled))), db.Acting, clock.GetUtcNow()));
        await db.SaveOrRefuseAsync(Say.PairHasMoved, ct, Say.OfferIsTaken.With(number));
    }
}

/// <summary>Takes back an agreement that waits for signatures; those it has count for nothing. Refuses where none waits.</summary>
public sealed class WithdrawOffer(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var offer = await db.FindOfferAsync(pairId, ct) ?? throw new Refusal(Say.NothingToSign);
        offer.Withdraw(db.Acting, clock.GetUtcNow());
        await db.SaveStepAsync(ct);
    }
}

static class FoundOffers
{
    /// <summary>The one that waits.</summary>
    public static Task<AgreementOffer?> FindOfferAsync(this FederationDb db, Guid pairId, CancellationToken ct) =>
        db.Set<AgreementOffer>().FirstOrDefaultAsync(offer => offer.PairId == pairId && offer.State == OfferState.Waiting, ct);

    /// <summary>Where the pair goes another way, nothing waits any more. The caller saves.</summary>
    public static async Task CloseOfferAsync(this FederationDb db, Guid pairId, DateTimeOffset at, CancellationToken ct) =>
        (await db.FindOfferAsync(pairId, ct))?.Withdraw(db.Acting, at);
}
