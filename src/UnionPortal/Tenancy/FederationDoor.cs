using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Shell;

namespace UnionPortal.Tenancy;

/// <summary>The only way to a federation's rows. Asks who is there every time, so that a posting taken away refuses at once.</summary>
public sealed class FederationDoor(
    Caller caller, Standings standings, PlatformDoor platform, DbContextOptions<FederationDb> rows, Vaults vaults, TimeProvider clock, ILogger<FederationDoor> log)
{
    /// <summary>Opens the federation named in the address for the person signed in. Refuses the signed-out, strangers (as if there were no such federation) and postings without the permission.</summary>
    public async Task<FederationDb> OpenAsync(Permission permission, CancellationToken ct = default)
    {
        var standing = await standings.FindAsync(caller, ct);
        if (!standing.Role.Allows(permission)) throw new Refusal(RefusalKind.NotAllowed, Say.NotAllowed, standing.Words);
        return await OpenAsync(new Scope(standing.FederationId, standing.UnionId, caller.PersonId, PostingId: standing.Id),
            new Acting(caller.PersonId, standing.PersonName, standing.ActsAs), ct);
    }

    /// <summary>Opens what one public link names and no more. Refuses unknown, used and expired links.</summary>
    public async Task<FederationDb> OpenPublicAsync(string token, LinkPurpose purpose, CancellationToken ct = default)
    {
        var link = await standings.FindLinkAsync(token, purpose, ct);
        log.LogInformation("Public link for {Purpose} opened in federation {FederationId}", purpose, link.FederationId);
        if (link.OpenedAt is null) await platform.NoteOpeningAsync(token, ct);
        return await OpenAsync(Scope.OfLink(link.FederationId, link.SubjectId), new Acting(null, link.HolderName, Language.Written(() => Say.ByLink)), ct);
    }

    /// <summary>Opens a federation for work nobody asked for by hand.</summary>
    public Task<FederationDb> OpenForJobAsync(int federationId, string reason, CancellationToken ct = default)
    {
        log.LogInformation("Job opened federation {FederationId}: {Reason}", federationId, reason);
        return OpenAsync(new Scope(federationId), new Acting(null, reason, Language.Written(() => Say.ByJob)), ct);
    }

    /// <summary>Opens a federation for an operator's command.</summary>
    public Task<FederationDb> OpenForCommandAsync(int federationId, CancellationToken ct = default)
    {
        log.LogInformation("Command opened federation {FederationId}", federationId);
        return OpenAsync(new Scope(federationId), new Acting(null, Environment.UserName, Language.Written(() => Say.ByCommand)), ct);
    }

    async Task<FederationDb> OpenAsync(Scope scope, Acting acting, CancellationToken ct)
    {
        var db = new FederationDb(rows, scope, acting, vaults.Of(scope.FederationId), clock);
        try
        {
            await db.Database.OpenConnectionAsync(ct);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }
}
