using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>Reads an invitation by its link, and lets its holder in. Unknown, used, withdrawn, expired and shut links look alike.</summary>
public sealed class OpenInvitation(PlatformDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>What the holder is shown before saying yes.</summary>
    public sealed record Shown(string PersonName, Role Role, string Place, string Colour, bool IsByPhone, bool AsksForPhone);

    /// <summary>Where the holder stands afterwards.</summary>
    public sealed record Entered(Person Person, string Segment);

    public async Task<Shown> ReadAsync(string token, CancellationToken ct = default)
    {
        await using var db = door.OpenForInvitation("");
        var invitation = await FindAsync(db, token, ct);
        return new Shown(invitation.PersonName, invitation.Role, invitation.UnionName ?? invitation.Federation?.Name ?? "",
            invitation.Federation?.Colour ?? "#3d4654", invitation.IsByPhone, invitation.AsksForPhone);
    }

    /// <summary>A chair's phone: makes the account and posting the first time, finds them again later. Refuses wrong digits and shuts the link after five.</summary>
    public async Task<Entered> EnterByPhoneAsync(string token, string? digits, CancellationToken ct = default)
    {
        await using var db = door.OpenForInvitation("");
        var invitation = await FindAsync(db, token, ct);
        if (!invitation.IsByPhone) throw new Refusal(RefusalKind.NotFound, Tenancy.Say.LinkUnknown);
        if (!invitation.Confirms(Reference.TypedText.Compact(digits)))
        {
            await SaveAsync(db, ct);
            throw invitation.IsOpen(clock.GetUtcNow()) ? new Refusal(Say.DigitsAreWrong) : new Refusal(RefusalKind.NotFound, Tenancy.Say.LinkUnknown);
        }

        if (invitation.PostingId is { } known)
        {
            var again = await db.Postings.Include(posting => posting.Person).FirstAsync(posting => posting.Id == known, ct);
            if (again.EndedAt is not null) throw new Refusal(RefusalKind.NotFound, Tenancy.Say.LinkUnknown);
            invitation.Use(known, clock.GetUtcNow());
            await SaveAsync(db, ct);
            return new Entered(again.Person!, $"{invitation.Federation!.Slug}~{again.Number}");
        }

        var person = new Person { DisplayName = invitation.PersonName, SecurityStamp = Guid.NewGuid().ToString("N") };
        person.UserName = person.Id.ToString("N");
        person.NormalizedUserName = person.UserName.ToUpperInvariant();
        db.Add(person);
        return await PostAsync(db, invitation, person, ct);
    }

    /// <summary>Somebody of the office with an account, made just now or before.</summary>
    public async Task<Entered> EnterAsAsync(string token, Guid personId, CancellationToken ct = default)
    {
        await using var db = door.OpenForInvitation("");
        var invitation = await FindAsync(db, token, ct);
        if (invitation.IsByPhone) throw new Refusal(RefusalKind.NotFound, Tenancy.Say.LinkUnknown);
        var person = await db.Users.FirstAsync(known => known.Id == personId, ct);
        return await PostAsync(db, invitation, person, ct);
    }

    async Task<Entered> PostAsync(PlatformDb db, Invitation invitation, Person person, CancellationToken ct)
    {
        var number = await db.Postings.Where(posting => posting.PersonId == person.Id).MaxAsync(posting => (int?)posting.Number, ct) + 1 ?? 1;
        var posting = new Posting
        {
            PersonId = person.Id,
            FederationId = invitation.FederationId,
            Role = invitation.Role,
            UnionId = invitation.UnionId,
            UnionName = invitation.UnionName,
            Number = number,
            StartedAt = clock.GetUtcNow(),
        };
        db.Add(posting);
        invitation.Use(posting.Id, clock.GetUtcNow());
        await SaveAsync(db, ct);
        return new Entered(person, invitation.Federation is null ? Standings.PlatformSlug : number == 1 ? invitation.Federation.Slug : $"{invitation.Federation.Slug}~{number}");
    }

    // Two at once with one link: whoever comes second finds it changed, and nothing of theirs is kept.
    static async Task SaveAsync(PlatformDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refusal(RefusalKind.NotFound, Tenancy.Say.LinkUnknown);
        }
    }

    async Task<Invitation> FindAsync(PlatformDb db, string token, CancellationToken ct)
    {
        var hash = Invitation.HashOf(token);
        var invitation = await db.Invitations.Include(known => known.Federation).FirstOrDefaultAsync(known => known.TokenHash == hash, ct);
        return invitation is not null && invitation.IsOpen(clock.GetUtcNow()) ? invitation : throw new Refusal(RefusalKind.NotFound, Tenancy.Say.LinkUnknown);
    }
}
