using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Records the signed agreement, perhaps with its scan; from the day it was signed the pair is active, and nothing waits for signatures on phones any more. Refuses before both sides agreed. The same draft twice is one agreement; where somebody else was faster nothing is written, and what that one wrote is told.</summary>
public sealed class SignAgreement(FederationDoor door, KeepFiles files, TimeProvider clock) : IUseCase
{
    /// <returns>What somebody else recorded meanwhile, where it says something else; nothing when the agreement is recorded.</returns>
    public async Task<Rivals<AgreementDraft>?> RunAsync(Guid pairId, AgreementDraft draft, SentFile? scan, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        await new AgreementDraft.Rules().ValidateAndThrowAsync(draft, ct);
        if (await db.Set<PairAgreement>().AnyAsync(known => known.Id == draft.Id, ct)) return null;
        if (await db.FindRivalsAsync(pairId, draft, clock.GetUtcNow(), ct) is { } rivals) return Told(rivals);
        var pair = await db.FindPairAsync(pairId, ct);
        await db.CloseOfferAsync(pairId, clock.GetUtcNow(), ct);
        pair.Activate(draft.SignedOn!.Value, db.Acting, clock.GetUtcNow());
        var agreement = new PairAgreement { Id = draft.Id, PairId = pair.Id, UnionId = pair.UnionId, PartnerUnionId = pair.PartnerUnionId, Number = draft.Number, TextId = (await db.AgreementTextAsync(pair.CampaignId, ct))?.Id };
        agreement.Take(draft);
        db.Add(agreement);
        if (scan is not null)
            await files.RunAsync(db, scan, FilePurpose.AgreementScan, draft.Id, (pair.UnionId, pair.PartnerUnionId), FileKind.Scans, KeepFiles.ScanLimit, 0, ct);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException clash) when (clash is DbUpdateConcurrencyException || clash.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            if (await db.Set<PairAgreement>().AnyAsync(known => known.Id == draft.Id, ct)) return null;
            if (await db.FindRivalsAsync(pairId, draft, clock.GetUtcNow(), ct) is { } faster) return Told(faster);
            throw clash is DbUpdateConcurrencyException ? new Refusal(Say.PairHasMoved) : AgreementDraft.NumberIsTaken(draft.Number);
        }
    }

    // Two who record the same have done the same.
    static Rivals<AgreementDraft>? Told(Rivals<AgreementDraft> rivals) => rivals.Changes.Count == 0 ? null : rivals;
}
