using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Selections;

/// <summary>The notice board of a federation (公示), for everybody and without an account: selections whose notice runs, who is on it, and where to object. No deeds, no points, nothing of those who are not on it.</summary>
public sealed class ShowNotices(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Name">The selection.</param>
    /// <param name="Year">Of which year.</param>
    /// <param name="For">Who is selected.</param>
    /// <param name="HonourTitle">The honour.</param>
    /// <param name="HonourLevel">Its level.</param>
    /// <param name="From">The first day.</param>
    /// <param name="Until">The last day.</param>
    /// <param name="Contact">Where to object.</param>
    /// <param name="Announced">Who is on it.</param>
    public sealed record Row(string Name, int Year, SelectionFor For, string HonourTitle, HonourLevel HonourLevel, DateOnly From, DateOnly Until, string Contact, List<Announced> Announced);

    public sealed record Shown(string Federation, List<Row> Rows);

    public async Task<Shown> RunAsync(string slug, CancellationToken ct = default)
    {
        await using var db = await door.OpenPublicPageAsync(slug, PublicPage.Notices, ct);
        var today = clock.Today();
        var running = await db.Set<Selection>().AsNoTracking().Where(selection => selection.IsPublic && selection.NoticeUntil >= today).OrderBy(selection => selection.NoticeUntil).ThenBy(selection => selection.Id).ToListAsync(ct);
        return new(db.Acting.Name, running.ConvertAll(selection => new Row(selection.Name, selection.Year, selection.For, selection.HonourTitle, selection.HonourLevel, selection.NoticeFrom!.Value, selection.NoticeUntil!.Value, selection.Contact, selection.Announced)));
    }
}
