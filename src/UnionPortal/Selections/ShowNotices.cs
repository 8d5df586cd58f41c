using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Selections;

/// <summary>
/// The notice board of a federation (公示), for everybody and without an account: selections whose notice runs, who is on it, and where to object; whom others named within a year;
/// and notices that ended within thirty days. No deeds, no points, nothing of those who are not on it.
/// </summary>
public sealed class ShowNotices(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Name">The selection.</param>
    /// <param name="Year">Of which year.</param>
    /// <param name="For">Who is selected.</param>
    /// <param name="HonourTitle">The honour.</param>
    /// <param name="HonourLevel">Its level.</param>
    /// <param name="State">The notice runs, is over, or those on it were named.</param>
    /// <param name="From">The first day of the notice.</param>
    /// <param name="Until">The last day.</param>
    /// <param name="NamedOn">The day they were named.</param>
    /// <param name="Contact">Where to object while the notice runs.</param>
    /// <param name="Announced">Who is on it.</param>
    public sealed record Row(string Name, int Year, SelectionFor For, string HonourTitle, HonourLevel HonourLevel, SelectionState State, DateOnly From, DateOnly Until, DateOnly? NamedOn, string Contact, List<Announced> Announced);

    public sealed record Shown(string Federation, List<Row> Rows);

    public async Task<Shown> RunAsync(string slug, CancellationToken ct = default)
    {
        await using var db = await door.OpenPublicPageAsync(slug, PublicPage.Notices, ct);
        var today = clock.Today();
        var shown = (await db.Set<Selection>().AsNoTracking().Where(selection => selection.IsPublic).ToListAsync(ct)).Where(selection => selection.IsShownOn(today) && selection.Announced.Count > 0);
        return new(db.Acting.Name, [.. shown.Select(selection => new Row(selection.Name, selection.Year, selection.For, selection.HonourTitle, selection.HonourLevel, selection.StateOn(today),
            selection.NoticeFrom!.Value, selection.NoticeUntil!.Value, selection.NamedOn, selection.Contact, selection.Announced)).OrderBy(PlaceOf).ThenBy(row => row.State == SelectionState.Notice ? row.Until.DayNumber : -row.Until.DayNumber)]);
    }

    // What can still be objected to stands first, what is only past stands last.
    static int PlaceOf(Row row) => row.State switch { SelectionState.Notice => 0, SelectionState.Named => 1, _ => 2 };
}

/// <summary>Takes selections off the notice board when their time there is over, so that nobody without an account reaches them any more.</summary>
public sealed class RetireNotices(IServiceScopeFactory scopes, Standings standings, TimeProvider clock, ILogger<RetireNotices> log) : HourlyRound(scopes, standings, clock, log)
{
    protected override string Reason => Say.RetireJob;

    protected override async Task<int> RunAsync(FederationDb db, DateTimeOffset now, CancellationToken ct)
    {
        var over = (await db.Set<Selection>().Where(selection => selection.IsPublic).ToListAsync(ct)).FindAll(selection => !selection.IsShownOn(now.Day()));
        foreach (var selection in over) selection.Retire(now.Day());
        await db.SaveChangesAsync(ct);
        return over.Count;
    }
}
