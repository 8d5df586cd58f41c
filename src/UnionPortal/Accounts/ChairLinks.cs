using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>Which chairs of a federation's unions have come in, and whose links are open, for the use cases that list chairs and write into the trail what becomes of their links.</summary>
public sealed class ChairLinks(PlatformDoor door, TimeProvider clock)
{
    /// <param name="UnionId">The union.</param>
    /// <param name="PersonName">Who came in, or was invited last.</param>
    /// <param name="CameInAt">Since when that person is in; nothing while nobody is.</param>
    /// <param name="LinkUntil">Until when a link is open; nothing where none is.</param>
    /// <param name="IsLinkOver">The last link ran out, or was shut by wrong digits.</param>
    public sealed record State(Guid UnionId, string PersonName, DateTimeOffset? CameInAt, DateTimeOffset? LinkUntil, bool IsLinkOver = false);

    /// <summary>By union; unions whose chairs were never invited are not in it.</summary>
    public async Task<Dictionary<Guid, State>> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InviteChairs, ct);
        var inside = await db.Postings.AsNoTracking().Where(posting => posting.Role == Role.UnionChair && posting.EndedAt == null && posting.UnionId != null)
            .Select(posting => new { Union = posting.UnionId!.Value, posting.Person!.DisplayName, posting.StartedAt }).ToListAsync(ct);
        var links = (await Issued(db).AsNoTracking().ToListAsync(ct)).ToLookup(link => link.UnionId!.Value);
        var now = clock.GetUtcNow();
        var states = inside.GroupBy(posting => posting.Union).ToDictionary(union => union.Key, union =>
        {
            var last = union.MaxBy(posting => posting.StartedAt)!;
            return new State(union.Key, last.DisplayName, last.StartedAt, links[union.Key].Where(link => link.IsOpen(now)).Max(link => (DateTimeOffset?)link.ExpiresAt));
        });
        foreach (var union in links.Where(union => !states.ContainsKey(union.Key)))
        {
            var last = union.MaxBy(link => link.IssuedAt)!;
            states[union.Key] = new(union.Key, last.PersonName, null, last.IsOpen(now) ? last.ExpiresAt : null, !last.IsOpen(now));
        }

        return states;
    }

    /// <summary>Shuts the open links of one union's chair, or of all. Whoever has come in stays in. The answer is the unions whose links were shut.</summary>
    public async Task<List<Guid>> WithdrawAsync(Guid? unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InviteChairs, ct);
        db.IsToldByTheFederation = true;
        var now = clock.GetUtcNow();
        var links = await Issued(db).Where(link => link.ExpiresAt > now && (unionId == null || link.UnionId == unionId)).ToListAsync(ct);
        foreach (var link in links) link.Withdraw(now);
        await db.SaveChangesAsync(ct);
        return [.. links.Select(link => link.UnionId!.Value).Distinct()];
    }

    static IQueryable<Invitation> Issued(PlatformDb db) =>
        db.Invitations.Where(link => link.Role == Role.UnionChair && link.UnionId != null && link.WithdrawnAt == null);
}
