using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>What a person sees of the own account: name, postings, and the devices at which it is signed in.</summary>
public sealed class ReadOwnAccount(PlatformDoor door, Caller caller, Standings standings, TimeProvider clock) : IUseCase
{
    /// <param name="Id">To end it by.</param>
    /// <param name="Words">"Windows · Chrome".</param>
    /// <param name="StartedAt">Since when.</param>
    /// <param name="SeenAt">Last seen, to within minutes.</param>
    /// <param name="IsThis">The one at which the page is read.</param>
    public sealed record DeviceRow(Guid Id, string Words, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool IsThis);

    /// <param name="Words">As whom.</param>
    /// <param name="Href">Where one acts so.</param>
    public sealed record PostingRow(string Words, string Href);

    /// <param name="Name">The person's name.</param>
    /// <param name="UserName">Nothing for those who come in by their phone alone.</param>
    /// <param name="HasCodes">Whether signing in asks for a one-time code.</param>
    /// <param name="Postings">In force, best first.</param>
    /// <param name="Devices">This one first, then the latest.</param>
    public sealed record Account(string Name, string? UserName, bool HasCodes, IReadOnlyList<PostingRow> Postings, IReadOnlyList<DeviceRow> Devices)
    {
        public bool HasPassword => UserName is not null;
    }

    public async Task<Account> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenOwnAsync(ct);
        var me = await db.Users.AsNoTracking().FirstAsync(person => person.Id == caller.PersonId, ct);
        var before = clock.GetUtcNow() - Room.SignedInFor;
        var devices = await db.Sessions.AsNoTracking().Where(session => session.EndedAt == null && session.SeenAt > before).OrderByDescending(session => session.SeenAt).ThenBy(session => session.Id).ToListAsync(ct);
        var postings = await standings.ListAsync(me.Id, ct);
        return new(me.DisplayName, me.PasswordHash is null ? null : me.UserName, me.TwoFactorEnabled,
            [.. postings.Select(posting => new PostingRow(posting.Words, postings.Find(other => other.Slug == posting.Slug)!.Id == posting.Id ? $"/{posting.Slug}" : $"/{posting.Slug}~{posting.Number}"))],
            [.. devices.OrderByDescending(session => session.Id == caller.SessionId).Select(session => new DeviceRow(session.Id, session.Device.Words, session.StartedAt, session.SeenAt, session.Id == caller.SessionId))]);
    }
}

/// <summary>Signs one of the own devices out: it is refused at once, its open pages close within seconds. Somebody else's device is not found.</summary>
public sealed class EndDevice(PlatformDoor door, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid sessionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenOwnAsync(ct);
        var session = await db.Sessions.FirstOrDefaultAsync(known => known.Id == sessionId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchDevice);
        session.End(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Signs all own devices out but the one that asks. The answer is how many there were.</summary>
public sealed class EndOtherDevices(PlatformDoor door, Caller caller, TimeProvider clock) : IUseCase
{
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenOwnAsync(ct);
        var others = await db.Sessions.Where(known => known.EndedAt == null && known.Id != caller.SessionId).ToListAsync(ct);
        foreach (var session in others) session.End(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return others.Count;
    }
}
