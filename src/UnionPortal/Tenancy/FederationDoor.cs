using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Shell;

namespace UnionPortal.Tenancy;

/// <summary>The only way to a federation's rows. Asks who is there every time, so that a posting taken away refuses at once.</summary>
public sealed class FederationDoor(
    Caller caller, Standings standings, PlatformDoor platform, DbContextOptions<FederationDb> rows, Databases databases, Vaults vaults, TimeProvider clock, ILogger<FederationDoor> log)
{
    /// <summary>Opens the federation named in the address for the person signed in. Refuses the signed-out, strangers (as if there were no such federation) and postings without the permission.</summary>
    public async Task<FederationDb> OpenAsync(Permission permission, CancellationToken ct = default)
    {
        if (caller.PersonId is not { } person) throw new Refusal(RefusalKind.SignedOut, Say.SignedOut);
        return await OpenAsync(new FederationDb(rows, clock), async db =>
        {
            var standing = await Threshold.EnterAsync((NpgsqlConnection)db.Database.GetDbConnection(), person, caller.Segment, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPage);
            if (!standing.Role.Allows(permission)) throw new Refusal(RefusalKind.NotAllowed, Say.NotAllowed, standing.Words);
            db.Enter(new Scope(standing.FederationId, standing.UnionId, person, PostingId: standing.Id), ActingAs(standing), vaults.Of(standing.FederationId));
        }, ct);
    }

    /// <summary>Stands at the counter of the federation right above: within reach is what the own one handed up, and no more. Nothing where nobody stands above.</summary>
    public async Task<FederationDb?> OpenAboveAsync(Permission permission, CancellationToken ct = default)
    {
        var standing = await AskAsync(permission, ct);
        return await standings.AboveAsync(standing.FederationId, ct) is { } above
            ? await OpenAsync(Scope.AtCounter(above.Id, standing.FederationId), ActingAs(standing), ct)
            : null;
    }

    /// <summary>Stands at the counter of a federation below: within reach is what the own one handed down, and no more. Any other federation looks like one that does not exist.</summary>
    public async Task<FederationDb> OpenBelowAsync(Permission permission, int federationId, CancellationToken ct = default)
    {
        var standing = await AskAsync(permission, ct);
        if (!await standings.IsBelowAsync(standing.FederationId, federationId, ct)) throw new Refusal(RefusalKind.NotFound, Say.NoSuchPage);
        return await OpenAsync(Scope.AtCounter(federationId, standing.FederationId), ActingAs(standing), ct);
    }

    /// <summary>Stands in the own federation and at the counter of any other one, in one transaction: within reach there is what the own one handed over, and no more.</summary>
    public async Task<Crossing> OpenAcrossAsync(Permission permission, int federationId, CancellationToken ct = default)
    {
        var (crossing, own) = await BeginCrossingAsync(permission, ct);
        await crossing.GoOnAsync(Scope.AtCounter(federationId, own), ct);
        return crossing;
    }

    /// <summary>
    /// Goes into another federation to take over what it has offered, in one transaction with the own one. Lets through only who holds an open offer
    /// that was handed over, and whom the giver's own row of the same id names. Otherwise it is as if there were no such thing.
    /// </summary>
    public async Task<Crossing> OpenThroughAsync<T>(Permission permission, Guid id, CancellationToken ct = default) where T : HandedOver, IPassage
    {
        var (crossing, own) = await BeginCrossingAsync(permission, ct);
        try
        {
            var held = await crossing.Own.Set<T>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct);
            if (held is null || held.SenderFederationId == own || held.SenderFederationId != held.OtherFederationId) throw new Refusal(RefusalKind.NotFound, Say.NoSuchPage);
            await crossing.GoOnAsync(new Scope(held.OtherFederationId), ct);
            var given = await crossing.Other.Set<T>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct);
            if (given is null || given.SenderFederationId != held.OtherFederationId || given.OtherFederationId != own) throw new Refusal(RefusalKind.NotFound, Say.NoSuchPage);
            if (!held.IsOpen || !given.IsOpen) throw new Refusal(Say.PassageIsShut);
            log.LogInformation("Federation {FederationId} goes into {OtherId} by {Passage} {Id}", own, held.OtherFederationId, typeof(T).Name, id);
            return crossing;
        }
        catch
        {
            await crossing.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens what one public link names and no more. Refuses unknown, used and expired links.</summary>
    public async Task<FederationDb> OpenPublicAsync(string token, LinkPurpose purpose, CancellationToken ct = default)
    {
        var link = await standings.FindLinkAsync(token, purpose, ct);
        log.LogInformation("Public link for {Purpose} opened in federation {FederationId}", purpose, link.FederationId);
        if (link.OpenedAt is null) await platform.NoteOpeningAsync(token, ct);
        return await OpenAsync(Scope.OfLink(link.FederationId, link.SubjectId), new Acting(null, link.HolderName, Language.Written(() => Say.ByLink)), ct);
    }

    /// <summary>Opens one row and no more to whoever holds a link that many share, such as a union's poster: its id was made in their own browser's page and is known to nobody else.</summary>
    public async Task<FederationDb> OpenPublicAsync(string token, LinkPurpose purpose, Guid ownRow, CancellationToken ct = default)
    {
        var link = await standings.FindLinkAsync(token, purpose, ct);
        return await OpenAsync(Scope.OfLink(link.FederationId, ownRow), new Acting(null, link.HolderName, Language.Written(() => Say.ByLink)), ct);
    }

    /// <summary>Opens what a page for everybody shows of a federation: rows flagged for that page, for reading only. An unknown federation looks like one that shows nothing.</summary>
    public async Task<FederationDb> OpenPublicPageAsync(string slug, PublicPage page, CancellationToken ct = default)
    {
        var federation = await standings.FindBySlugAsync(slug, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPage);
        log.LogDebug("Public page {Page} of federation {FederationId} opened", page, federation.Id);
        return await OpenAsync(Scope.OfPublicPage(federation.Id, page), new Acting(null, federation.Name, Language.Written(() => Say.ByEverybody)), ct);
    }

    /// <summary>Opens a federation for work nobody asked for by hand.</summary>
    public async Task<FederationDb> OpenForJobAsync(int federationId, string reason, CancellationToken ct = default)
    {
        log.LogInformation("Job opened federation {FederationId}: {Reason}", federationId, reason);
        var db = await OpenAsync(new Scope(federationId), new Acting(null, reason, Language.Written(() => Say.ByJob)), ct);
        db.Linger();
        return db;
    }

    /// <summary>Opens a federation for an operator's command.</summary>
    public Task<FederationDb> OpenForCommandAsync(int federationId, CancellationToken ct = default)
    {
        log.LogInformation("Command opened federation {FederationId}", federationId);
        return OpenAsync(new Scope(federationId), new Acting(null, Environment.UserName, Language.Written(() => Say.ByCommand)), ct);
    }

    async Task<(Crossing, int Own)> BeginCrossingAsync(Permission permission, CancellationToken ct)
    {
        var standing = await AskAsync(permission, ct);
        var own = new Scope(standing.FederationId, standing.UnionId, caller.PersonId, PostingId: standing.Id);
        return (await Crossing.BeginAsync(databases, own, ActingAs(standing), vaults, clock, ct), standing.FederationId);
    }

    async Task<PostingInForce> AskAsync(Permission permission, CancellationToken ct)
    {
        var standing = await standings.FindAsync(caller, ct);
        return standing.Role.Allows(permission) ? standing : throw new Refusal(RefusalKind.NotAllowed, Say.NotAllowed, standing.Words);
    }

    Acting ActingAs(PostingInForce standing) => new(caller.PersonId, standing.PersonName, standing.ActsAs);

    Task<FederationDb> OpenAsync(Scope scope, Acting acting, CancellationToken ct) =>
        OpenAsync(new FederationDb(rows, scope, acting, vaults.Of(scope.FederationId), clock), _ => Task.CompletedTask, ct);

    static async Task<FederationDb> OpenAsync(FederationDb db, Func<FederationDb, Task> enterAsync, CancellationToken ct)
    {
        db.CountAs(Visits.Here.Enter());
        try
        {
            await db.Database.OpenConnectionAsync(ct);
            await enterAsync(db);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }
}
