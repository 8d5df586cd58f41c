using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>Makes the personal link of a union's chair or clerk, for the use cases that invite one and write it into the trail. A new link replaces the open one of the same person and union.</summary>
public sealed class InviteToUnion(PlatformDoor door, TimeProvider clock)
{
    /// <param name="UnionId">The union; whoever calls has seen its row through the door.</param>
    /// <param name="UnionName">Its name, for the words the person acts under.</param>
    /// <param name="PersonName">Who is invited.</param>
    /// <param name="PhoneTail">Last four digits of the number on file, where there is one.</param>
    /// <param name="Role">Chair, clerk or union worker.</param>
    public sealed record Wanted(Guid UnionId, string UnionName, string PersonName, string? PhoneTail, Role Role = Role.UnionChair);

    public async Task<InviteToOffice.Issued> RunAsync(Wanted wanted, CancellationToken ct = default) => (await AllAsync([wanted], ct))[0];

    /// <summary>All of them or none, in the order they are wanted. Refuses whoever has no name.</summary>
    public async Task<IReadOnlyList<InviteToOffice.Issued>> AllAsync(IReadOnlyCollection<Wanted> all, CancellationToken ct = default)
    {
        if (all.FirstOrDefault(wanted => string.IsNullOrWhiteSpace(wanted.PersonName)) is { } nameless) throw new Refusal(Say.ChairIsUnknown, nameless.UnionName);
        await using var db = await door.OpenAsync(Permission.InviteChairs, ct);
        db.IsToldByTheFederation = true;
        var issued = new List<InviteToOffice.Issued>();
        foreach (var wanted in all) issued.Add(await AddAsync(db, wanted, ct));
        await db.SaveChangesAsync(ct);
        return issued;
    }

    async Task<InviteToOffice.Issued> AddAsync(PlatformDb db, Wanted wanted, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var earlier in await db.Invitations.Where(known => known.UnionId == wanted.UnionId && known.Role == wanted.Role
                     && known.PersonName == wanted.PersonName && known.WithdrawnAt == null).ToListAsync(ct))
            earlier.Withdraw(now);
        var earlierPosting = await db.Invitations.Where(known => known.UnionId == wanted.UnionId && known.Role == wanted.Role && known.PersonName == wanted.PersonName
                && db.Postings.Any(posting => posting.Id == known.PostingId && posting.EndedAt == null))
            .OrderByDescending(known => known.IssuedAt).Select(known => known.PostingId).FirstOrDefaultAsync(ct);

        var token = Invitation.NewToken();
        var hash = Invitation.HashOf(token);
        var invitation = new Invitation
        {
            TokenHash = hash,
            FederationId = db.FederationScope,
            Role = wanted.Role,
            UnionId = wanted.UnionId,
            UnionName = wanted.UnionName,
            PersonName = wanted.PersonName,
            PhoneTailHash = wanted.PhoneTail is { Length: 4 } tail ? Invitation.HashTail(hash, tail) : null,
            IssuedAt = now,
            ExpiresAt = now + Invitation.ForChair,
        };
        if (earlierPosting is { } posting) invitation.Continue(posting);
        db.Add(invitation);
        return new(invitation.Id, token, invitation.ExpiresAt);
    }
}
