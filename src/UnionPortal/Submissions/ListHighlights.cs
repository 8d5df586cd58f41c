using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Submissions;

/// <summary>Photos of the latest accepted highlights (亮点照片), one a highlight, from as many federations as there are.</summary>
public sealed class ListHighlights(FederationDoor door) : IUseCase
{
    public const int Most = 6;

    /// <summary>More than are looked through for a photo of each federation.</summary>
    const int Looked = 200;

    /// <param name="PhotoId">The photo.</param>
    /// <param name="ReportId">The report it came with.</param>
    /// <param name="Title">The activity.</param>
    /// <param name="SenderName">The federation.</param>
    /// <param name="HeldOn">The day.</param>
    /// <param name="Caption">What the photo shows.</param>
    public sealed record Row(Guid PhotoId, Guid ReportId, string Title, string SenderName, DateOnly HeldOn, string? Caption);

    public async Task<List<Row>> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeReports, ct);
        var found = await (from report in db.Set<MonthlyReport>()
                           where report.State == ReportState.Accepted
                           join highlight in db.Set<Highlight>() on report.Id equals highlight.ReportId
                           join photo in db.Set<HighlightPhoto>().Where(photo => photo.Order == 0) on highlight.Id equals photo.HighlightId
                           orderby report.Month descending, highlight.Order, highlight.HeldOn descending
                           select new Row(photo.Id, report.Id, highlight.Title, report.SenderName, highlight.HeldOn, photo.Caption)).AsNoTracking().Take(Looked).ToListAsync(ct);
        // A round of everybody's newest before anybody's second.
        return [.. found.GroupBy(row => row.SenderName).SelectMany(sender => sender.Select((row, turn) => (row, turn))).OrderBy(each => each.turn).Take(Most).Select(each => each.row)];
    }
}
