using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Tenancy;

public sealed class HourlyRoundTests(TestInstallation installation)
{
    [Fact]
    public async Task What_fails_for_one_federation_does_not_stop_the_next()
    {
        var (first, second) = (await installation.FoundAsync(), await installation.FoundAsync());
        using var round = new Stumbling(installation.Services, first.Id);

        await round.GoRoundAsync();

        round.Reached.ShouldContain(first.Id);
        round.Reached.ShouldContain(second.Id);
    }

    [Fact]
    public async Task A_round_that_is_told_to_stop_stops()
    {
        var office = await installation.FoundAsync();
        using var round = new Stumbling(installation.Services, office.Id);

        await Should.ThrowAsync<OperationCanceledException>(() => round.GoRoundAsync(new CancellationToken(canceled: true)));

        round.Reached.ShouldBeEmpty();
    }

    sealed class Stumbling(IServiceProvider services, int over)
        : HourlyRound(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<Standings>(), TimeProvider.System, NullLogger.Instance)
    {
        public List<int> Reached { get; } = [];

        protected override string Reason => "a round of the tests";

        protected override Task<int> RunAsync(FederationDb db, DateTimeOffset now, CancellationToken ct)
        {
            Reached.Add(db.Scope.FederationId);
            return db.Scope.FederationId == over ? throw new InvalidOperationException("one bad row") : Task.FromResult(0);
        }
    }
}
