using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Chairs;

/// <summary>Makes personal links for many chairs at once, to be printed or sent. A link made earlier for the same chair is worth nothing from then on; whoever has come in stays in. All of them or none. Every link is in the trail.</summary>
public sealed class InviteChairs(FederationDoor door, ChairLinks links, InviteToUnion invite) : IUseCase
{
    /// <summary>So many at once: a dozen sheets of paper.</summary>
    public const int AtOnce = 100;

    /// <param name="UnionName">The union.</param>
    /// <param name="ChairName">Whose link it is.</param>
    /// <param name="AsksForPhone">The link asks for the last four digits; without a number on file it works once.</param>
    /// <param name="Token">The secret part, shown this once.</param>
    /// <param name="ExpiresAt">Until when it opens.</param>
    public sealed record Card(string UnionName, string ChairName, bool AsksForPhone, string Token, DateTimeOffset ExpiresAt);

    /// <param name="state">Whose links are made: of those not invited yet, of those who hold a link, or of those who are in.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<List<Card>> RunAsync(IReadOnlyCollection<ChairState> state, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InviteChairs, ct);
        return await InviteAsync(db, [.. (await ListChairs.ReadAsync(db, links, ct)).Where(row => row.State != ChairState.NoName && state.Contains(row.State)).Take(AtOnce)], ct);
    }

    /// <summary>Of these unions: of all of them or of none. Refuses a union whose chair has no name, and names it.</summary>
    public async Task<List<Card>> RunAsync(IReadOnlyCollection<Guid> unions, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InviteChairs, ct);
        Picked.RefuseUnfit(unions);
        var rows = (await ListChairs.ReadAsync(db, links, ct)).FindAll(row => unions.Contains(row.UnionId));
        if (rows.Count != unions.Count) throw new Refusal(RefusalKind.NotFound, Unions.Say.NoSuchUnion);
        if (rows.Find(row => row.State == ChairState.NoName) is { } nameless) throw new Refusal(Views.Say.OneStopsAll, nameless.UnionName, Say.NameFirst);
        return await InviteAsync(db, rows, ct);
    }

    async Task<List<Card>> InviteAsync(FederationDb db, List<ListChairs.Row> rows, CancellationToken ct)
    {
        var tails = rows.ConvertAll(row => row.PhoneMasked is { Length: >= 4 } masked ? masked[^4..] : null);
        var issued = await invite.AllAsync([.. rows.Zip(tails, (row, tail) => new InviteToUnion.Wanted(row.UnionId, row.UnionName, row.ChairName!, tail))], ct);
        foreach (var row in rows) db.Record(AuditAction.Invited, nameof(GrassrootsUnion), row.UnionId, row.ChairName, row.UnionName);
        await db.SaveChangesAsync(ct);
        return [.. rows.Zip(issued, tails).Select(card => new Card(card.First.UnionName, card.First.ChairName!, card.Third is not null, card.Second.Token, card.Second.ExpiresAt))];
    }
}

/// <summary>Shuts the open links of one chair or of all chairs. Whoever has come in stays in until the posting is taken away.</summary>
public sealed class WithdrawChairLinks(FederationDoor door, ChairLinks links) : IUseCase
{
    /// <summary>How many links were shut.</summary>
    public async Task<int> RunAsync(Guid? unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InviteChairs, ct);
        var shut = await links.WithdrawAsync(unionId, ct);
        var names = await db.Set<GrassrootsUnion>().Where(union => shut.Contains(union.Id)).ToDictionaryAsync(union => union.Id, union => union.Name, ct);
        foreach (var union in shut) db.Record(AuditAction.Withdrawn, nameof(GrassrootsUnion), union, title: names.GetValueOrDefault(union));
        await db.SaveChangesAsync(ct);
        return shut.Count;
    }
}
