using Microsoft.EntityFrameworkCore;
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
        return Open(new Acting(caller.PersonId, standing.PersonName, standing.Words), standing.Role == Role.PlatformOperator ? null : standing.FederationId);
    }

    /// <summary>Opens the platform for an operator's command.</summary>
    public PlatformDb OpenForCommand() => Open(new Acting(null, Environment.UserName, Tenancy.Say.ByCommand), null);

    /// <summary>Opens the platform for whoever holds an invitation, before there is an account.</summary>
    internal PlatformDb OpenForInvitation(string holder) => Open(new Acting(caller.PersonId, holder, Tenancy.Say.ByLink), null);

    PlatformDb Open(Acting acting, int? federation) => new(options, clock) { Acting = acting, FederationScope = federation };
}
