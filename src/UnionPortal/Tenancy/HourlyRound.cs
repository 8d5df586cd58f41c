using UnionPortal.Accounts;

namespace UnionPortal.Tenancy;

/// <summary>Work done once an hour for every federation in turn. Where it fails for one, the others have theirs done, and that one is tried again in an hour.</summary>
public abstract class HourlyRound(IServiceScopeFactory scopes, Standings standings, TimeProvider clock, ILogger log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>What it opens a federation for, as the log and the trail say it.</summary>
    protected abstract string Reason { get; }

    /// <summary>Goes round all federations once.</summary>
    public async Task GoRoundAsync(CancellationToken ct = default)
    {
        foreach (var federation in await standings.FederationsAsync(ct))
        {
            try
            {
                await RunAsync(federation, ct);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                JobLog.Failed(GetType().Name, clock.GetUtcNow(), fault);
                log.LogWarning(fault, "{Round} failed for federation {FederationId}; tried again in an hour", GetType().Name, federation);
            }
        }
    }

    /// <summary>Does the work of one federation; the answer is how much there was.</summary>
    public async Task<int> RunAsync(int federationId, CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<FederationDoor>().OpenForJobAsync(federationId, Reason, ct);
        return await RunAsync(db, clock.GetUtcNow(), ct);
    }

    protected abstract Task<int> RunAsync(FederationDb db, DateTimeOffset now, CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await GoRoundAsync(stoppingToken);
                JobLog.Did(GetType().Name, clock.GetUtcNow());
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                JobLog.Failed(GetType().Name, clock.GetUtcNow(), fault);
                log.LogWarning(fault, "{Round} could not begin; tried again in an hour", GetType().Name);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
