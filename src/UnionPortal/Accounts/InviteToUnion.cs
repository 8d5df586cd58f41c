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

    public async Task<InviteToOffice.Issued> RunAsync(Wanted wanted, CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(wanted.PersonName)) throw new Refusal(Say.ChairIsUnknown, wanted.UnionName);
        await using var db = await door.OpenAsync(Permission.InviteChairs, ct);
        db.IsToldByTheFederation = true;
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
        await db.SaveChangesAsync(ct);
        return new InviteToOffice.Issued(invitation.Id, token, invitation.ExpiresAt);
    }
}
