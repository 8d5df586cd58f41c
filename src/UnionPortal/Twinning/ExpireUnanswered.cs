using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Closes the invitations nobody answered in time. Several portals at once do no harm: each pair changes once.</summary>
public sealed class ExpireUnanswered(IServiceScopeFactory scopes, Standings standings, TimeProvider clock, ILogger<ExpireUnanswered> log) : HourlyRound(scopes, standings, clock, log)
{
    protected override string Reason => Say.ExpiryJob;

    protected override async Task<int> RunAsync(FederationDb db, DateTimeOffset now, CancellationToken ct)
    {
        var today = now.Day();
        var overdue = await db.Set<TwinningPair>().Where(pair => pair.Stage == PairStage.Proposed && pair.AnswerBy < today).ToListAsync(ct);
        foreach (var pair in overdue) pair.Expire(db.Acting, now);
        if (overdue.Count > 0) await db.SaveChangesAsync(ct);
        return overdue.Count;
    }
}
