using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Corrects a recorded agreement while its pair is active, or adds the scan that came later. Where somebody else was faster nothing is written, and what the other one changed is told.</summary>
public sealed class AmendAgreement(FederationDoor door, KeepFiles files, TimeProvider clock) : IUseCase
{
    /// <summary>The agreement as it stands; nothing while none is recorded.</summary>
    public async Task<AgreementDraft?> ReadAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        // The moment comes before the reading: what is saved in between is told twice rather than not at all.
        return await db.ReadAgreementAsync(pairId, clock.GetUtcNow(), ct);
    }

    /// <param name="pairId">Whose agreement it is.</param>
    /// <param name="draft">With the version that was read.</param>
    /// <param name="scan">Takes the place of the one on file; without it that one stays.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>What others changed meanwhile; nothing when the draft was saved.</returns>
    public async Task<Rivals<AgreementDraft>?> RunAsync(Guid pairId, AgreementDraft draft, SentFile? scan, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        await new AgreementDraft.Rules().ValidateAndThrowAsync(draft, ct);
        var pair = await db.FindPairAsync(pairId, ct);
        var agreement = await db.Set<PairAgreement>().FirstOrDefaultAsync(signed => signed.PairId == pairId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPair);
        if (agreement.Version != draft.Version && await RivalsAsync(db, pairId, draft, ct) is { Changes.Count: > 0 } rivals) return rivals;
        pair.CorrectSigning(draft.SignedOn!.Value, clock.GetUtcNow());
        agreement.Take(draft);
        if (scan is not null)
        {
            db.RemoveRange(await db.Set<StoredFile>().Where(file => file.SubjectId == agreement.Id && file.Purpose == FilePurpose.AgreementScan).ToListAsync(ct));
            await files.RunAsync(db, scan, FilePurpose.AgreementScan, agreement.Id, (pair.UnionId, pair.PartnerUnionId), FileKind.Scans, KeepFiles.ScanLimit, 0, ct);
        }

        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return await RivalsAsync(db, pairId, draft, ct);
        }
        catch (DbUpdateException clash) when (clash.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw AgreementDraft.NumberIsTaken(draft.Number);
        }
    }

    async Task<Rivals<AgreementDraft>> RivalsAsync(FederationDb db, Guid pairId, AgreementDraft draft, CancellationToken ct) =>
        await db.FindRivalsAsync(pairId, draft, clock.GetUtcNow(), ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPair);
}
