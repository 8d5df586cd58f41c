using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>Answers, anew every time, as whom a caller stands at an address. A posting that has ended is found nowhere.</summary>
public sealed class Standings(DbContextOptions<PlatformDb> options, TimeProvider clock)
{
    public const string PlatformSlug = "platform";

    /// <summary>The posting that fits the address. Refuses the signed-out; a federation the caller has no posting in looks like one that does not exist.</summary>
    public async Task<PostingInForce> FindAsync(Caller caller, CancellationToken ct = default)
    {
        if (caller.PersonId is not { } person) throw new Refusal(RefusalKind.SignedOut, Tenancy.Say.SignedOut);
        if (caller.Segment == new Segment(PlatformSlug, null)) return await FindOperatorAsync(person, ct);
        await using var db = new PlatformDb(options, clock);
        await db.Database.OpenConnectionAsync(ct);
        return await Threshold.FindAsync((NpgsqlConnection)db.Database.GetDbConnection(), person, caller.Segment, ct) ?? throw new Refusal(RefusalKind.NotFound, Tenancy.Say.NoSuchPage);
    }

    /// <summary>All postings of one person, best first.</summary>
    public async Task<List<PostingInForce>> ListAsync(Guid personId, CancellationToken ct = default)
    {
        await using var db = new PlatformDb(options, clock);
        return await db.Postings.AsNoTracking().Where(posting => posting.PersonId == personId && posting.EndedAt == null)
            .OrderBy(posting => posting.Role).ThenBy(posting => posting.StartedAt).ThenBy(posting => posting.Number)
            .Select(posting => new PostingInForce(posting.Id, posting.Number, posting.Role, posting.FederationId ?? 0,
                posting.Federation == null ? PlatformSlug : posting.Federation.Slug, posting.Federation == null ? "" : posting.Federation.Name,
                posting.Federation == null ? Federations.FederationLevel.Municipal : posting.Federation.Level,
                posting.Federation == null ? "#3d4654" : posting.Federation.Colour, posting.Federation != null && posting.Federation.IsDemonstration,
                posting.UnionId, posting.UnionName, posting.Person!.DisplayName))
            .ToListAsync(ct);
    }

    /// <summary>How many people work in a federation's office now.</summary>
    public async Task<int> OfficeSizeAsync(int federationId, CancellationToken ct = default)
    {
        await using var db = new PlatformDb(options, clock);
        return await db.Postings.Where(posting => posting.FederationId == federationId && posting.EndedAt == null && (posting.Role == Role.FederationAdmin || posting.Role == Role.FederationStaff))
            .Select(posting => posting.PersonId).Distinct().CountAsync(ct);
    }

    /// <summary>All federations by number, for jobs that go round.</summary>
    public async Task<List<int>> FederationsAsync(CancellationToken ct = default)
    {
        await using var db = new PlatformDb(options, clock);
        return await db.Federations.OrderBy(federation => federation.Id).Select(federation => federation.Id).ToListAsync(ct);
    }

    /// <summary>The federation right above one, where there is one.</summary>
    public async Task<Kin?> AboveAsync(int federationId, CancellationToken ct = default)
    {
        await using var db = new PlatformDb(options, clock);
        return await db.Federations.Where(below => below.Id == federationId).Join(db.Federations, below => below.ParentId, above => above.Id, (_, above) => new Kin(above.Id, above.Name, above.Slug, above.FoundedAt)).FirstOrDefaultAsync(ct);
    }

    /// <summary>The federations right below one, in the order they were founded.</summary>
    public async Task<List<Kin>> BelowAsync(int federationId, CancellationToken ct = default)
    {
        await using var db = new PlatformDb(options, clock);
        return await db.Federations.Where(below => below.ParentId == federationId).OrderBy(below => below.Id).Select(below => new Kin(below.Id, below.Name, below.Slug, below.FoundedAt)).ToListAsync(ct);
    }

    /// <summary>A federation as its neighbours know it.</summary>
    public async Task<Kin> KinAsync(int federationId, CancellationToken ct = default)
    {
        await using var db = new PlatformDb(options, clock);
        return await db.Federations.Where(federation => federation.Id == federationId).Select(federation => new Kin(federation.Id, federation.Name, federation.Slug, federation.FoundedAt)).SingleAsync(ct);
    }

    /// <summary>Other federations of the installation that a part of the name fits, as everybody may know them; demonstrations know demonstrations only.</summary>
    public async Task<List<Kin>> OthersAsync(int federationId, string words, int atMost, CancellationToken ct = default)
    {
        await using var db = new PlatformDb(options, clock);
        return await db.Federations.Where(other => other.Id != federationId && other.Name.Contains(words) && db.Federations.Any(own => own.Id == federationId && own.IsDemonstration == other.IsDemonstration))
            .OrderBy(other => other.Level).ThenBy(other => other.Id).Take(atMost).Select(other => new Kin(other.Id, other.Name, other.Slug, other.FoundedAt)).ToListAsync(ct);
    }

    /// <summary>A federation by its name in addresses, as everybody may know it.</summary>
    public async Task<Kin?> FindBySlugAsync(string slug, CancellationToken ct = default)
    {
        await using var db = new PlatformDb(options, clock);
        return await db.Federations.Where(federation => federation.Slug == slug).Select(federation => new Kin(federation.Id, federation.Name, federation.Slug, federation.FoundedAt)).FirstOrDefaultAsync(ct);
    }

    /// <summary>Whether a federation stands below another, directly or further down.</summary>
    public async Task<bool> IsBelowAsync(int above, int federationId, CancellationToken ct = default)
    {
        var step = await AboveAsync(federationId, ct);
        while (step is not null && step.Id != above) step = await AboveAsync(step.Id, ct);
        return step is not null;
    }

    /// <summary>An open link of this purpose. Unknown, spent and expired ones are refused alike.</summary>
    public async Task<PublicLink> FindLinkAsync(string token, LinkPurpose purpose, CancellationToken ct = default)
    {
        var hash = Invitation.HashOf(token);
        await using var db = new PlatformDb(options, clock);
        var link = await db.Links.AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == hash && row.Purpose == purpose, ct);
        return link is not null && link.IsOpen(clock.GetUtcNow()) ? link : throw new Refusal(RefusalKind.NotFound, Tenancy.Say.LinkUnknown);
    }

    async Task<PostingInForce> FindOperatorAsync(Guid person, CancellationToken ct) =>
        (await ListAsync(person, ct)).Find(posting => posting.Role == Role.PlatformOperator) ?? throw new Refusal(RefusalKind.NotFound, Tenancy.Say.NoSuchPage);
}

/// <summary>A federation as those right above and below it know it.</summary>
public sealed record Kin(int Id, string Name, string Slug, DateTimeOffset FoundedAt);
