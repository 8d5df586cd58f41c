using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Inbox;

/// <summary>A person's inbox as one posting: what happened lately, newest first, how much of it is new, and what that person wants told.</summary>
public sealed class ReadInbox(FederationDoor door, IEnumerable<IMessages> sources, TimeProvider clock) : IUseCase
{
    /// <summary>Days; older notices are in the records themselves.</summary>
    public const int Kept = 60;

    /// <summary>Days; what is new to somebody who has never looked.</summary>
    public const int NewToNewcomers = 7;

    /// <param name="Found">The notices.</param>
    /// <param name="SeenAt">What is later is new.</param>
    /// <param name="Unread">How many are new.</param>
    /// <param name="LeftOut">Kinds this person does not want.</param>
    public sealed record Page(Paged<Message> Found, DateTimeOffset SeenAt, int Unread, MessageKind LeftOut);

    public async Task<Page> RunAsync(int page = 1, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeOwnStanding, ct);
        var (seen, leftOut) = await MarkAsync(db, ct);
        var notices = await TellAsync(db, clock.GetUtcNow().AddDays(-Kept), leftOut, ct);
        return new(notices.Page(page), seen, notices.Count(notice => notice.At > seen), leftOut);
    }

    /// <summary>How many notices are new.</summary>
    public async Task<int> CountAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeOwnStanding, ct);
        var (seen, leftOut) = await MarkAsync(db, ct);
        var horizon = clock.GetUtcNow().AddDays(-Kept);
        return (await TellAsync(db, seen > horizon ? seen : horizon, leftOut, ct)).Count;
    }

    async Task<List<Message>> TellAsync(FederationDb db, DateTimeOffset since, MessageKind leftOut, CancellationToken ct)
    {
        var (notices, now) = (new List<Message>(), clock.GetUtcNow());
        foreach (var source in sources) notices.AddRange(await source.SinceAsync(db, since, ct));
        return [.. notices.Where(notice => notice.At > since && notice.At <= now && !leftOut.HasFlag(notice.Kind)).OrderByDescending(notice => notice.At)];
    }

    async Task<(DateTimeOffset SeenAt, MessageKind LeftOut)> MarkAsync(FederationDb db, CancellationToken ct)
    {
        var posting = db.Scope.PostingId;
        return await db.Set<InboxMark>().AsNoTracking().FirstOrDefaultAsync(mark => mark.PostingId == posting, ct) is { } kept
            ? (kept.SeenAt, kept.LeftOut)
            : (clock.GetUtcNow().AddDays(-NewToNewcomers), MessageKind.None);
    }
}

/// <summary>Keeps up to when a person has read, and which kinds that person leaves out.</summary>
public sealed class MarkInbox(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>Everything up to this moment has been read. An earlier moment than the one kept changes nothing.</summary>
    public Task SeeAsync(CancellationToken ct = default) => ChangeAsync(mark => mark.SeenAt = clock.GetUtcNow(), ct);

    /// <summary>These kinds are not told any more.</summary>
    public Task LeaveOutAsync(MessageKind kinds, CancellationToken ct = default) => ChangeAsync(mark => mark.LeftOut = kinds, ct);

    async Task ChangeAsync(Action<InboxMark> change, CancellationToken ct)
    {
        await using var db = await door.OpenAsync(Permission.SeeOwnStanding, ct);
        var (person, posting) = (db.Scope.PersonId!.Value, db.Scope.PostingId!.Value);
        var mark = await db.Set<InboxMark>().FirstOrDefaultAsync(kept => kept.PostingId == posting, ct);
        if (mark is null) db.Add(mark = new InboxMark { PersonId = person, PostingId = posting, SeenAt = clock.GetUtcNow().AddDays(-ReadInbox.NewToNewcomers) });
        change(mark);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another window of the same person was faster by a moment, with the same wish.
        }
    }
}
