using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>A pair's agreement as it stands, and what others wrote into it while somebody was typing: a correction, or the very first record of it.</summary>
static class AgreementRivals
{
    public static async Task<AgreementDraft?> ReadAgreementAsync(this FederationDb db, Guid pairId, DateTimeOffset now, CancellationToken ct) =>
        (await db.Set<PairAgreement>().AsNoTracking().FirstOrDefaultAsync(signed => signed.PairId == pairId, ct))?.ToDraft(now);

    /// <summary>Nothing while no agreement is recorded. No changes where the other one wrote the same.</summary>
    public static async Task<Rivals<AgreementDraft>?> FindRivalsAsync(this FederationDb db, Guid pairId, AgreementDraft mine, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.ReadAgreementAsync(pairId, now, ct) is not { } theirs) return null;
        return new(theirs, mine.Version > 0
            ? await RivalChange.SinceAsync(db, nameof(PairAgreement), theirs.Id, mine.ReadAt, mine, ct)
            : await RivalChange.SinceNothingAsync(db, nameof(PairAgreement), theirs.Id, theirs, mine, ct));
    }
}
