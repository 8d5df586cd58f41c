using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Corrects a recorded agreement while its pair is active, or adds the scan that came later. A lost race is told, nothing is overwritten.</summary>
public sealed class AmendAgreement(FederationDoor door, KeepFiles files, TimeProvider clock) : IUseCase
{
    /// <summary>The agreement as it stands; nothing while none is recorded.</summary>
    public async Task<AgreementDraft?> ReadAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        return (await db.Set<PairAgreement>().AsNoTracking().FirstOrDefaultAsync(signed => signed.PairId == pairId, ct))?.ToDraft();
    }

    /// <param name="pairId">Whose agreement it is.</param>
    /// <param name="draft">With the version that was read.</param>
    /// <param name="scan">Takes the place of the one on file; without it that one stays.</param>
    /// <param name="ct">Ends it.</param>
    public async Task RunAsync(Guid pairId, AgreementDraft draft, SentFile? scan, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        await new AgreementDraft.Rules().ValidateAndThrowAsync(draft, ct);
        var pair = await db.FindPairAsync(pairId, ct);
        var agreement = await db.Set<PairAgreement>().FirstOrDefaultAsync(signed => signed.PairId == pairId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPair);
        if (agreement.Version != draft.Version) throw new Refusal(Say.AgreementHasChanged);
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
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refusal(Say.AgreementHasChanged);
        }
        catch (DbUpdateException clash) when (clash.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw AgreementDraft.NumberIsTaken(draft.Number);
        }
    }
}
