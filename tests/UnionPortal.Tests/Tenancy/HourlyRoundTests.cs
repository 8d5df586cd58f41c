using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Tenancy;

public sealed class HourlyRoundTests(TestInstallation installation)
{
    [Fact]
    public async Task A_federation_that_fails_does_not_stop_the_others()
    {
        var round = new Stumbling(installation.Services.GetRequiredService<IServiceScopeFactory>(), failsIn: 2);

        await round.GoRoundAsync([1, 2, 3], default);

        round.Served.ShouldBe([1, 3]);
    }

    [Fact]
    public async Task A_round_ends_when_the_portal_stops()
    {
        using var stopping = new CancellationTokenSource();
        var round = new Stumbling(installation.Services.GetRequiredService<IServiceScopeFactory>(), failsIn: 1);
        await stopping.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => round.GoRoundAsync([1, 2], stopping.Token));

        round.Served.ShouldBeEmpty();
    }

    sealed class Stumbling(IServiceScopeFactory scopes, int failsIn) : HourlyRound(scopes, TimeProvider.System, NullLogger.Instance)
    {
        public List<int> Served { get; } = [];

        protected override Task<int> RunAsync(IServiceProvider services, int federationId, CancellationToken ct)
        {
            ct.ThrowIfCancellationRequested();
            if (federationId == failsIn) throw new InvalidOperationException("A bad row.");
            Served.Add(federationId);
            return Task.FromResult(1);
        }
    }
}
