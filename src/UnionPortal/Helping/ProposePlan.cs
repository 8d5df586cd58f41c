using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Helping;

/// <summary>Proposes items out of the mentee's gaps, spread over what is left of the agreement's term. What stands on the plan already, dropped or not, is not proposed again. Refuses where no gap is known.</summary>
public sealed class ProposePlan(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <returns>How many items were added.</returns>
    public async Task<int> RunAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var pair = await db.FindOpenPairAsync(pairId, ct);
        var known = await db.Set<HelpItem>().Where(item => item.PairId == pairId).Select(item => item.Title).ToListAsync(ct);
        var remedies = Gaps.For(await MissingAsync(db, pair, ct), pair.PartnerUnionId is null);
        if (remedies.Count == 0) throw new Refusal(Say.NoGapsKnown, pair.MenteeName);
        remedies = [.. remedies.Where(remedy => !known.Contains(remedy.Title))];
        if (remedies.Count == 0) throw new Refusal(Say.NothingMoreToPropose);

        var term = await db.Set<PairAgreement>().Where(agreement => agreement.PairId == pairId).Select(agreement => new { agreement.StartsOn, agreement.EndsOn }).FirstOrDefaultAsync(ct);
        var today = clock.Today();
        var from = term is null || term.StartsOn < today ? today : term.StartsOn;
        db.AddRange(Gaps.ItemsFor(pair, remedies, from, term is null || term.EndsOn <= from ? from.AddMonths(6) : term.EndsOn));
        await db.SaveChangesAsync(ct);
        return remedies.Count;
    }

    // The mentor does not read the mentee's record: what brought the two together tells it what is missing.
    static async Task<SixHaves> MissingAsync(FederationDb db, TwinningPair pair, CancellationToken ct)
    {
        var told = (SixHaves)pair.Reasons.Where(reason => reason.Kind == MatchReasonKind.Meets).Sum(reason => (int)(reason.Number ?? 0));
        return told | await db.Set<GrassrootsUnion>().Where(union => union.Id == pair.PartnerUnionId).Select(union => union.Weaknesses).FirstOrDefaultAsync(ct);
    }
}
