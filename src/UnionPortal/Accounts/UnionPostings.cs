using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>Takes away everybody's posting to one union and shuts the open links to it, for the use case that dissolves it. Chairs, clerks and workers are refused at once.</summary>
public sealed class UnionPostings(PlatformDoor door, TimeProvider clock)
{
    /// <param name="unionId">The union; whoever calls has seen its row through the door.</param>
    /// <param name="ct">Ends it.</param>
    public async Task EndAsync(Guid unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        await EndAsync(db, unionId, ct);
    }

    /// <summary>The same at the other end of a crossing, as part of its transaction.</summary>
    public async Task EndAsync(Crossing crossing, Guid unionId, CancellationToken ct = default)
    {
        await using var db = await crossing.PlatformOfOtherAsync(ct);
        await EndAsync(db, unionId, ct);
    }

    async Task EndAsync(PlatformDb db, Guid unionId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var posting in await db.Postings.Where(posting => posting.UnionId == unionId && posting.EndedAt == null).ToListAsync(ct)) posting.End(now);
        foreach (var link in await db.Invitations.Where(link => link.UnionId == unionId && link.WithdrawnAt == null).ToListAsync(ct)) link.Withdraw(now);
        await db.SaveChangesAsync(ct);
    }
}
