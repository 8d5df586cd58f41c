using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Records the signed agreement, perhaps with its scan; from the day it was signed the pair is active. Refuses before both sides agreed. The same draft twice is one agreement.</summary>
public sealed class SignAgreement(FederationDoor door, KeepFiles files, TimeProvider clock) : IUseCase
{
    /// <summary>False where it had been recorded already.</summary>
    public async Task<bool> RunAsync(Guid pairId, AgreementDraft draft, SentFile? scan, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        await new AgreementDraft.Rules().ValidateAndThrowAsync(draft, ct);
        if (await db.Set<PairAgreement>().AnyAsync(known => known.Id == draft.Id, ct)) return false;
        var pair = await db.FindPairAsync(pairId, ct);
        pair.Activate(draft.SignedOn!.Value, db.Acting, clock.GetUtcNow());
        var agreement = new PairAgreement { Id = draft.Id, PairId = pair.Id, UnionId = pair.UnionId, PartnerUnionId = pair.PartnerUnionId, Number = draft.Number };
        agreement.Take(draft);
        db.Add(agreement);
        if (scan is not null)
            await files.RunAsync(db, scan, FilePurpose.AgreementScan, draft.Id, (pair.UnionId, pair.PartnerUnionId), FileKind.Scans, KeepFiles.ScanLimit, 0, ct);
        try
        {
            await db.SaveStepAsync(ct);
        }
        catch (DbUpdateException clash) when (clash.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } unique)
        {
            if (unique.ConstraintName?.Contains("number", StringComparison.Ordinal) == true) throw AgreementDraft.NumberIsTaken(draft.Number);
            return false;
        }

        return true;
    }
}
