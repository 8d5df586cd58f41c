using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Selections;

/// <summary>The candidacies of a union that is dissolved fall out and come off the notice; what was named stays named. Where the union comes back, they do not.</summary>
public sealed class CandidaciesEnd(TimeProvider clock) : IFollowUnions
{
    public async Task DissolvedAsync(FederationDb db, Dissolution end, CancellationToken ct)
    {
        var reason = Language.Written(() => Say.FellOutWithUnion.With(end.Kind.Word()));
        foreach (var candidacy in await db.Set<Candidacy>().Where(row => row.UnionId == end.UnionId && row.Stage <= CandidacyStage.Noticed).ToListAsync(ct))
        {
            candidacy.FallOut(reason, db.Acting, clock.GetUtcNow());
            (await db.FindSelectionAsync(candidacy.SelectionId, ct)).TakeOff(candidacy.Id);
        }
    }
}
