using UnionPortal.Accounts;

namespace UnionPortal.Tenancy;

/// <summary>Work nobody asks for by hand, done once an hour in every federation. One that fails is logged and waits for the next round; the others are served. Several portals may go round at once.</summary>
public abstract class HourlyRound(IServiceScopeFactory scopes, TimeProvider clock, ILogger log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Does the work of one federation; the answer is how much there was.</summary>
    public async Task<int> RunAsync(int federationId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await RunAsync(scope.ServiceProvider, federationId, ct);
    }

    /// <summary>Goes round all federations once.</summary>
    public async Task GoRoundAsync(IReadOnlyCollection<int> federations, CancellationToken ct)
    {
        foreach (var federation in federations)
        {
            try
            {
                await RunAsync(federation, ct);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                log.LogWarning(fault, "{Job} failed in federation {FederationId}; tried again in an hour", GetType().Name, federation);
            }
        }
    }

    protected abstract Task<int> RunAsync(IServiceProvider services, int federationId, CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await GoRoundAsync(await scope.ServiceProvider.GetRequiredService<Standings>().FederationsAsync(stoppingToken), stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(fault, "{Job} found no federations; tried again in an hour", GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
