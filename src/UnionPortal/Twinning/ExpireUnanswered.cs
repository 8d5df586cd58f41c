using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Once an hour closes the invitations nobody answered in time, federation by federation. Several portals at once do no harm: each pair changes once.</summary>
public sealed class ExpireUnanswered(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ExpireUnanswered> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Closes those of one federation; the answer is how many.</summary>
    public async Task<int> RunAsync(int federationId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<FederationDoor>().OpenForJobAsync(federationId, Say.ExpiryJob, ct);
        var now = clock.GetUtcNow();
        var today = now.Day();
        var overdue = await db.Set<TwinningPair>().Where(pair => pair.Stage == PairStage.Proposed && pair.AnswerBy < today).ToListAsync(ct);
        foreach (var pair in overdue) pair.Expire(db.Acting, now);
        if (overdue.Count > 0) await db.SaveChangesAsync(ct);
        return overdue.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do
        {
            try
            {
                foreach (var federation in await scopes.CreateScope().ServiceProvider.GetRequiredService<Standings>().FederationsAsync(stoppingToken))
                    await RunAsync(federation, stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogWarning(fault, "Closing unanswered invitations failed; tried again in an hour");
            }
        }
        while (await WaitAsync(stoppingToken));
    }

    async Task<bool> WaitAsync(CancellationToken ct)
    {
        try
        {
            await Task.Delay(Pause, clock, ct);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
