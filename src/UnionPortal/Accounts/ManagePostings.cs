using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>The postings and open invitations of the own federation, as its administrator sees them, found by any part of the person's or the union's name.</summary>
public sealed class ListPostings(PlatformDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Row(Guid Id, Guid PersonId, string PersonName, Role Role, string? UnionName, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, bool HasCodes);

    public sealed record Invited(Guid Id, string PersonName, Role Role, string? UnionName, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);

    public sealed record Page(Paged<Row> Postings, Paged<Invited> Invitations);

    public async Task<Page> RunAsync(string? words = null, int page = 1, int invitationsPage = 1, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePostings, ct);
        var now = clock.GetUtcNow();
        var (postings, invitations) = (db.Postings.AsNoTracking(), db.Invitations.AsNoTracking().Where(known => known.UsedAt == null && known.WithdrawnAt == null && known.ExpiresAt > now));
        foreach (var word in TypedText.Tidy(words).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            postings = postings.Where(posting => posting.Person!.DisplayName.Contains(word) || posting.UnionName!.Contains(word));
            invitations = invitations.Where(known => known.PersonName.Contains(word) || known.UnionName!.Contains(word));
        }

        return new(
            await postings.PageAsync(page, shown => shown
                .OrderBy(posting => posting.EndedAt != null).ThenBy(posting => posting.Role).ThenBy(posting => posting.StartedAt).ThenBy(posting => posting.Id)
                .Select(posting => new Row(posting.Id, posting.PersonId, posting.Person!.DisplayName, posting.Role, posting.UnionName, posting.StartedAt, posting.EndedAt, posting.Person!.TwoFactorEnabled)), ct),
            await invitations.PageAsync(invitationsPage, shown => shown.OrderByDescending(known => known.IssuedAt).ThenBy(known => known.Id)
                .Select(known => new Invited(known.Id, known.PersonName, known.Role, known.UnionName, known.IssuedAt, known.ExpiresAt)), ct));
    }
}

/// <summary>Takes a posting away: its person is refused at once, open pages close within seconds. Refuses to take away the own one, so that no office locks itself out.</summary>
public sealed class EndPosting(PlatformDoor door, Caller caller, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid postingId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePostings, ct);
        var posting = await db.Postings.FirstOrDefaultAsync(known => known.Id == postingId, ct)
            ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPosting);
        if (posting.PersonId == caller.PersonId) throw new Refusal(Say.NotTheOwnPosting);
        var now = clock.GetUtcNow();
        posting.End(now);
        foreach (var link in await db.Invitations.Where(known => known.PostingId == postingId).ToListAsync(ct)) link.Withdraw(now);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Withdraws an invitation: its link is worth nothing from now on.</summary>
public sealed class WithdrawInvitation(PlatformDoor door, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid invitationId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePostings, ct);
        var invitation = await db.Invitations.FirstOrDefaultAsync(known => known.Id == invitationId, ct)
            ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchInvitation);
        invitation.Withdraw(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
