using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Accounts;
using UnionPortal.Federations;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Benchmarks.Harness;

/// <summary>One person's place of work for a whole day, as a circuit is: use cases run as that person, at that address.</summary>
public sealed class Desk : IAsyncDisposable
{
    readonly AsyncServiceScope scope;

    Desk(AsyncServiceScope scope) => this.scope = scope;

    /// <summary>Posts somebody to a federation, or to one union of it.</summary>
    public static async Task<Desk> PostAsync(Bench bench, Federation federation, Role role, GrassrootsUnion? union = null)
    {
        var own = bench.Services.CreateAsyncScope();
        var person = Guid.CreateVersion7();
        await using (var db = own.ServiceProvider.GetRequiredService<PlatformDoor>().OpenForCommand())
        {
            db.Add(new Person { Id = person, DisplayName = "李敏", UserName = person.ToString("N"), NormalizedUserName = person.ToString("N").ToUpperInvariant(), SecurityStamp = "x" });
            db.Add(new Posting { PersonId = person, FederationId = federation.Id, Role = role, UnionId = union?.Id, UnionName = union?.Name, Number = 1, StartedAt = bench.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        }

        var caller = own.ServiceProvider.GetRequiredService<Caller>();
        caller.Is(person);
        caller.StandsAt($"/{federation.Slug}/");
        return new Desk(own);
    }

    public T Use<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
