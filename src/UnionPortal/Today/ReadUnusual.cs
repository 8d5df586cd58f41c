using UnionPortal.Accounts;
using UnionPortal.Figures;
using UnionPortal.Submissions;
using UnionPortal.Tenancy;

namespace UnionPortal.Today;

/// <summary>What changed unusually below in the last month that is over: each federation against its own months before, out of the reader's own book.</summary>
public sealed class ReadUnusual(FederationDoor door, Standings standings, TimeProvider clock) : IUseCase
{
    public async Task<List<Unusual>> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFigures, ct);
        var month = Deadline.DueMonth(clock.Today());
        var below = (await standings.BelowAsync(db.Scope.FederationId, ct)).ToDictionary(kin => kin.Id);
        // A stock needs one month more, for its first difference.
        var first = month.AddMonths(-Unusual.MonthsBefore - 1);
        if (below.Count == 0) return [];
        var book = await db.ReadAsync([new Passage(below.Keys, FigureReach.Total, first, month)], ct);
        return [.. below.Values.SelectMany(kin => Unusual.Codes.Select(code => Unusual.Judge(kin, code, book.SeriesSinceCounted(kin.Id, code, month, Unusual.MonthsBefore + 2))))
            .OfType<Unusual>().OrderByDescending(unusual => unusual.Strangeness).Take(Unusual.Most)];
    }
}
