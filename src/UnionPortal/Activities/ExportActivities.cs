using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Activities;

/// <summary>The activities a reader sees, as a spreadsheet: the same pair, month and search, all pages.</summary>
public sealed class ExportActivities(FederationDoor door) : IUseCase
{
    static IReadOnlyList<(string, Func<Line, object?>)> Columns =>
    [
        (Say.TitleLabel, line => line.Held.Title),
        (Say.KindLabel, line => line.Held.Kind.Word()),
        (Say.DayLabel, line => line.Held.HeldOn),
        (Say.PlaceLabel, line => line.Held.Place),
        (Say.HolderHead, line => line.Held.HolderName),
        (Say.BriefPair, line => line.Pair),
        (Say.OwnCountHead, line => line.Held.OwnCount),
        (Say.PartnerCountHead, line => line.Held.PairId is null ? null : line.Held.PartnerCount),
        (Say.AttendanceLabel, line => line.Held.Attendance),
        (Say.EstimateHead, line => line.Held.IsEstimate ? Say.Yes : null),
        (Say.WordsLabel, line => line.Held.Words),
        (Say.LoggedByHead, line => line.Held.LoggedBy),
    ];

    sealed record Line(Activity Held, string? Pair);

    public async Task<SheetTable> RunAsync(Guid? pairId, DateOnly? month, string? search, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeActivities, ct);
        var found = await ListActivities.Find(db, pairId, month, search).OrderByDescending(activity => activity.HeldOn).ThenByDescending(activity => activity.Id).Take(SheetTable.RowLimit + 1).ToListAsync(ct);
        var pairs = await db.Set<TwinningPair>().AsNoTracking().Select(pair => new { pair.Id, Name = pair.MentorName + " · " + pair.MenteeName }).ToDictionaryAsync(pair => pair.Id, pair => pair.Name, ct);
        return await db.TakeHomeAsync(Say.ActivitiesTitle, found.ConvertAll(held => new Line(held, held.PairId is { } pair ? pairs.GetValueOrDefault(pair) : null)), Columns, nameof(Activity), ct);
    }
}
