using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>The only way to people, postings and federations. Operators see all of them; an administrator is shut in with the own federation's postings.</summary>
public sealed class PlatformDoor(Caller caller, Standings standings, DbContextOptions<PlatformDb> options, TimeProvider clock)
{
    /// <summary>Opens the platform for the person signed in. Refuses postings without the permission.</summary>
    public async Task<PlatformDb> OpenAsync(Permission permission, CancellationToken ct = default)
    {
        var standing = await standings.FindAsync(caller, ct);
        if (!standing.Role.Allows(permission)) throw new Refusal(RefusalKind.NotAllowed, Tenancy.Say.NotAllowed, standing.Words);
        return Open(new Acting(caller.PersonId, standing.PersonName, standing.ActsAs), standing.Role == Role.PlatformOperator ? null : standing.FederationId);
    }

    /// <summary>Opens the platform for what is the signed-in person's own, whatever they are posted as: account and devices. Refuses the signed-out.</summary>
    public async Task<PlatformDb> OpenOwnAsync(CancellationToken ct = default)
    {
        if (caller.PersonId is not { } person) throw new Refusal(RefusalKind.SignedOut, Tenancy.Say.SignedOut);
        await using var looking = new PlatformDb(options, clock);
        var name = await looking.Users.Where(known => known.Id == person).Select(known => known.DisplayName).FirstOrDefaultAsync(ct) ?? throw new Refusal(RefusalKind.SignedOut, Tenancy.Say.SignedOut);
        return new(options, clock) { Acting = new Acting(person, name, Language.Written(() => Say.ForOneself)), PersonScope = person };
    }

    /// <summary>Opens the platform for an operator's command.</summary>
    public PlatformDb OpenForCommand() => Open(new Acting(null, Environment.UserName, Language.Written(() => Tenancy.Say.ByCommand)), null);

    /// <summary>Opens the platform for whoever holds an invitation, before there is an account.</summary>
    internal PlatformDb OpenForInvitation(string holder) => Open(new Acting(caller.PersonId, holder, Language.Written(() => Tenancy.Say.ByLink)), null);

    /// <summary>Makes a public link to one row of the caller's federation; earlier links to the same row are spent.</summary>
    public async Task<string> IssueLinkAsync(Permission permission, LinkPurpose purpose, Guid subject, string holder, DateOnly lastDay, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(permission, ct);
        var now = clock.GetUtcNow();
        foreach (var earlier in await db.Links.Where(link => link.SubjectId == subject && link.Purpose == purpose && link.SpentAt == null).ToListAsync(ct)) earlier.Spend(now);
        var token = Invitation.NewToken();
        db.Add(new PublicLink
        {
            TokenHash = Invitation.HashOf(token),
            FederationId = db.FederationScope!.Value,
            Purpose = purpose,
            SubjectId = subject,
            HolderName = holder.Length > 120 ? holder[..120] : holder,
            ExpiresAt = new DateTimeOffset(lastDay, TimeOnly.MinValue, TimeSpan.Zero),
        });
        await db.SaveChangesAsync(ct);
        return token;
    }

    /// <summary>The link has done its work.</summary>
    public Task SpendLinkAsync(string token, CancellationToken ct = default) => NoteAsync(token, link => link.Spend(clock.GetUtcNow()), ct);

    /// <summary>Somebody looks at what the link names, which the trail says once.</summary>
    internal Task NoteOpeningAsync(string token, CancellationToken ct) => NoteAsync(token, link => link.Open(clock.GetUtcNow()), ct);

    async Task NoteAsync(string token, Action<PublicLink> happened, CancellationToken ct)
    {
        var hash = Invitation.HashOf(token);
        await using var db = OpenForInvitation("");
        if (await db.Links.FirstOrDefaultAsync(known => known.TokenHash == hash, ct) is not { } link) return;
        happened(link);
        await db.SaveChangesAsync(ct);
    }

    PlatformDb Open(Acting acting, int? federation) => new(options, clock) { Acting = acting, FederationScope = federation };
}
