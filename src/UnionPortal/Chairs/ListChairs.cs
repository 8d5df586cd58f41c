using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Chairs;

/// <summary>How far a union's chair has come: not asked yet, holding an open link, holding one that ran out or was shut by wrong digits, in; or nobody is on file to be asked.</summary>
public enum ChairState
{
    NotInvited,
    LinkOpen,
    LinkOver,
    CameIn,
    NoName,
}

/// <summary>The chairs of the own federation's unions, and who of them has come in.</summary>
public sealed class ListChairs(FederationDoor door, ChairLinks links) : IUseCase
{
    /// <param name="UnionId">The union.</param>
    /// <param name="UnionName">Its name.</param>
    /// <param name="ChairName">The chair on file.</param>
    /// <param name="PhoneMasked">The number on file, masked; without one a link works once.</param>
    /// <param name="State">How far that chair has come.</param>
    /// <param name="Since">In since then, or the link is open until then.</param>
    /// <param name="Former">Somebody else who came in as chair and still may.</param>
    public sealed record Row(Guid UnionId, string UnionName, string? ChairName, string? PhoneMasked, ChairState State, DateTimeOffset? Since, string? Former);

    /// <param name="Found">One page.</param>
    /// <param name="Counts">How many there are by state, of all unions.</param>
    public sealed record Page(Paged<Row> Found, IReadOnlyDictionary<ChairState, int> Counts);

    public async Task<Page> RunAsync(string? words = null, ChairState? state = null, int page = 1, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InviteChairs, ct);
        var rows = await ReadAsync(db, links, ct);
        var found = rows.Where(row => (state is null || row.State == state) && Named.Words(words)
            .All(word => Pinyin.Finds(row.UnionName, word) || Pinyin.Finds(row.ChairName, word))).ToList();
        return new(found.Page(page), rows.CountBy(row => row.State).ToDictionary());
    }

    /// <summary>A federation has some hundred unions of its own: all of them are read, and looked through in memory.</summary>
    internal static async Task<List<Row>> ReadAsync(FederationDb db, ChairLinks links, CancellationToken ct)
    {
        var states = await links.ReadAsync(ct);
        var unions = await db.Set<GrassrootsUnion>().AsNoTracking().Living().ByName()
            .Select(union => new { union.Id, union.Name, union.ChairName, Phone = union.ChairPhone == null ? null : union.ChairPhone.Masked }).ToListAsync(ct);
        return unions.ConvertAll(union =>
        {
            var known = states.GetValueOrDefault(union.Id);
            var isSame = known is not null && known.PersonName == union.ChairName;
            var state = string.IsNullOrWhiteSpace(union.ChairName) ? ChairState.NoName
                : !isSame ? ChairState.NotInvited
                : known!.CameInAt is not null ? ChairState.CameIn
                : known.IsLinkOver ? ChairState.LinkOver : ChairState.LinkOpen;
            return new Row(union.Id, union.Name, union.ChairName, union.Phone, state, isSame ? known!.CameInAt ?? known.LinkUntil : null, !isSame && known?.CameInAt is not null ? known.PersonName : null);
        });
    }
}
