using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>
/// Tells open pages whether the device is signed in still and the posting holds. All pages of a server ask together: two queries every moment,
/// however many are open, and not two for each.
/// </summary>
public sealed class StillInForce(DbContextOptions<PlatformDb> options, TimeProvider clock) : IDisposable
{
    /// <summary>How old an answer may be. Whoever does something is asked anew at the door, whatever stands here.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1.5);

    /// <summary>Who has not asked for so long has no page open.</summary>
    static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<At, DateTimeOffset> asking = [];
    readonly SemaphoreSlim reading = new(1);
    Answers answers = new([], [], Array.Empty<Posted>().ToLookup(_ => Guid.Empty), DateTimeOffset.MinValue);

    /// <summary>Whether this person is signed in at this device, and posted where the address says; an address of no federation needs no posting.</summary>
    public async Task<bool> IsAsync(Guid person, Guid session, Segment address, CancellationToken ct)
    {
        var at = new At(person, session);
        asking[at] = clock.GetUtcNow();
        if (!IsFresh(at)) await ReadAsync(at, ct);
        return answers.Devices.Contains(at) && (!IsFederation(address.Slug)
            || answers.Postings[person].Any(posting => posting.Slug == address.Slug && (address.Posting is null || address.Posting == posting.Number)));
    }

    public void Dispose() => reading.Dispose();

    static bool IsFederation(string slug) => slug == Standings.PlatformSlug || Federations.Federation.IsSlug(slug);

    bool IsFresh(At at) => answers.Asked.Contains(at) && clock.GetUtcNow() - answers.ReadAt < Freshness;

    async Task ReadAsync(At at, CancellationToken ct)
    {
        await reading.WaitAsync(ct);
        try
        {
            if (IsFresh(at)) return;
            var now = clock.GetUtcNow();
            foreach (var (gone, _) in asking.Where(each => now - each.Value > Forgotten).ToList()) asking.TryRemove(gone, out _);
            HashSet<At> asked = [.. asking.Keys, at];
            var (people, sessions) = (asked.Select(each => each.Person).Distinct().ToList(), asked.Select(each => each.Session).ToList());

            await using var db = new PlatformDb(options, clock);
            var held = await db.Sessions.AsNoTracking().Where(known => sessions.Contains(known.Id) && known.EndedAt == null && known.SeenAt > now - Room.SignedInFor)
                .Select(known => new { known.PersonId, known.Id, known.SeenAt }).ToListAsync(ct);
            var postings = await db.Postings.AsNoTracking().Where(posting => people.Contains(posting.PersonId) && posting.EndedAt == null)
                .Select(posting => new { posting.PersonId, Slug = posting.Federation == null ? Standings.PlatformSlug : posting.Federation.Slug, posting.Number }).ToListAsync(ct);
            answers = new(asked, [.. held.Select(known => new At(known.PersonId, known.Id))], postings.ToLookup(posting => posting.PersonId, posting => new Posted(posting.Slug, posting.Number)), now);

            var unseen = held.Where(known => now - known.SeenAt >= SignInSession.SeenEvery).Select(known => known.Id).ToList();
            if (unseen.Count > 0) await db.Sessions.Where(known => unseen.Contains(known.Id)).ExecuteUpdateAsync(row => row.SetProperty(known => known.SeenAt, now), ct);
        }
        finally
        {
            reading.Release();
        }
    }

    readonly record struct At(Guid Person, Guid Session);

    sealed record Posted(string Slug, int Number);

    /// <param name="Asked">For whom this was read.</param>
    /// <param name="Devices">Those of them who are signed in.</param>
    /// <param name="Postings">Where they are posted.</param>
    /// <param name="ReadAt">When.</param>
    sealed record Answers(HashSet<At> Asked, HashSet<At> Devices, ILookup<Guid, Posted> Postings, DateTimeOffset ReadAt);
}
