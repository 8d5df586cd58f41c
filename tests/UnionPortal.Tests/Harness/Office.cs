using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Accounts;
using UnionPortal.Federations;
using UnionPortal.Tenancy;

namespace UnionPortal.Tests.Harness;

/// <summary>A federation of a test, and the people in it.</summary>
public sealed class Office(IServiceProvider services, Federation federation)
{
    public Federation Federation => federation;

    public int Id => federation.Id;

    public string Slug => federation.Slug;

    public string Name => federation.Name;

    public IServiceProvider Services => services;

    /// <summary>Somebody posted here, sitting at a desk of their own.</summary>
    public async Task<Desk> PostAsync(Role role, Guid? unionId = null, string? unionName = null, string name = "李敏", Guid? personId = null)
    {
        var scope = services.CreateAsyncScope();
        await using var db = scope.ServiceProvider.GetRequiredService<PlatformDoor>().OpenForCommand();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var person = personId ?? Guid.CreateVersion7();
        var number = 1;
        if (personId is null) db.Add(new Person { Id = person, DisplayName = name, UserName = person.ToString("N"), NormalizedUserName = person.ToString("N").ToUpperInvariant(), SecurityStamp = "x", LockoutEnabled = true });
        else number = db.Postings.Count(known => known.PersonId == person) + 1;
        var posting = new Posting
        {
            PersonId = person,
            FederationId = role == Role.PlatformOperator ? null : federation.Id,
            Role = role,
            UnionId = unionId,
            UnionName = role.IsOfUnion() ? unionName ?? "测试工会" : null,
            Number = number,
            StartedAt = now,
        };
        db.Add(posting);
        await db.SaveChangesAsync();
        return new Desk(scope, person, posting.Id, role == Role.PlatformOperator ? Standings.PlatformSlug : federation.Slug);
    }

    public Task<Desk> StaffAsync() => PostAsync(Role.FederationStaff);

    /// <summary>The federation's rows as a command sees them, for arranging and asserting.</summary>
    public Task<FederationDb> OpenAsync() => services.CreateAsyncScope().ServiceProvider.GetRequiredService<FederationDoor>().OpenForCommandAsync(federation.Id);
}

/// <summary>One person's place of work: use cases run as that person, at that address.</summary>
public sealed class Desk : IAsyncDisposable
{
    readonly AsyncServiceScope scope;

    internal Desk(AsyncServiceScope scope, Guid personId, Guid postingId, string segment)
    {
        (this.scope, PersonId, PostingId) = (scope, personId, postingId);
        scope.ServiceProvider.GetRequiredService<Caller>().Is(personId);
        GoTo(segment);
    }

    public Guid PersonId { get; }

    public Guid PostingId { get; }

    public void GoTo(string segment) => scope.ServiceProvider.GetRequiredService<Caller>().StandsAt($"/{segment}/");

    public T Use<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}

/// <summary>A clock that a test sets.</summary>
public sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
