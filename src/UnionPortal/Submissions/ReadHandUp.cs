using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Activities;
using UnionPortal.Tenancy;

namespace UnionPortal.Submissions;

/// <summary>What the form for a month shows: the numbers that will go along, the month's activities to choose from, and what was handed up before.</summary>
public sealed class ReadHandUp(FederationDoor door, Standings standings, CopyReport copy, TimeProvider clock) : IUseCase
{
    /// <summary>More than anybody chooses from.</summary>
    const int MostActivities = 200;

    public sealed record Photo(Guid Id, string? Caption);

    public sealed record Held(Guid Id, string Title, string HolderName, DateOnly HeldOn, int Attendance, List<Photo> Photos);

    public sealed record OpenMonth(DateOnly Month, ReportState? State);

    /// <param name="AboveName">Who will see it; nothing where nobody stands above.</param>
    /// <param name="Month">First day of the month.</param>
    /// <param name="Months">The months one may hand up.</param>
    /// <param name="State">Where this month's report stands; nothing while there is none.</param>
    /// <param name="ReportId">That report.</param>
    /// <param name="ReturnedFor">Why it was given back.</param>
    /// <param name="Figures">As they would be frozen now.</param>
    /// <param name="Activities">Of the month, those with photos first.</param>
    /// <param name="Draft">What was handed up before, or nothing yet.</param>
    public sealed record Page(string? AboveName, DateOnly Month, List<OpenMonth> Months, ReportState? State, Guid? ReportId, string? ReturnedFor, List<ReportFigure> Figures, List<Held> Activities, ReportDraft Draft);

    public async Task<Page> RunAsync(DateOnly? month = null, CancellationToken ct = default)
    {
        await using var own = await door.OpenAsync(Permission.HandUpReport, ct);
        await using var above = await door.OpenAboveAsync(Permission.HandUpReport, ct);
        var open = Deadline.OpenMonths(clock.Today()).ToList();
        var shown = month is { } asked && open.Contains(asked) ? asked : open[0];
        if (above is null) return new(null, shown, [], null, null, null, [], [], new());
        var oldest = open[^1];
        var sent = await above.Set<MonthlyReport>().AsNoTracking().Where(report => report.Month >= oldest).ToListAsync(ct);
        var report = sent.Find(known => known.Month == shown);
        return new((await standings.AboveAsync(own.Scope.FederationId, ct))?.Name, shown, open.ConvertAll(each => new OpenMonth(each, sent.Find(known => known.Month == each)?.State)),
            report?.State, report?.Id, report?.Steps.LastOrDefault(step => step.State == ReportState.Returned)?.Note,
            await copy.FiguresAsync(own, shown, ct), await HeldAsync(own, shown, ct), await DraftAsync(above, report, shown, ct));
    }

    static async Task<List<Held>> HeldAsync(FederationDb own, DateOnly month, CancellationToken ct)
    {
        var end = month.AddMonths(1);
        var held = await own.Set<Activity>().AsNoTracking().Where(activity => activity.HeldOn >= month && activity.HeldOn < end).OrderByDescending(activity => activity.HeldOn).Take(MostActivities).ToListAsync(ct);
        var ids = held.ConvertAll(activity => activity.Id);
        var photos = (await own.PhotosOf(ids).AsNoTracking().OrderBy(photo => photo.Order).Select(photo => new { photo.SubjectId, photo.Id, photo.Caption }).ToListAsync(ct)).ToLookup(photo => photo.SubjectId);
        return [.. held.Select(activity => new Held(activity.Id, activity.Title, activity.HolderName, activity.HeldOn, activity.Attendance, [.. photos[activity.Id].Select(photo => new Photo(photo.Id, photo.Caption))]))
            .OrderBy(activity => activity.Photos.Count == 0)];
    }

    static async Task<ReportDraft> DraftAsync(FederationDb above, MonthlyReport? report, DateOnly month, CancellationToken ct)
    {
        if (report is null) return new() { Month = month };
        var highlights = await above.Set<Highlight>().AsNoTracking().Where(highlight => highlight.ReportId == report.Id).OrderBy(highlight => highlight.Order).ToListAsync(ct);
        var ids = highlights.ConvertAll(highlight => highlight.Id);
        var photos = (await above.Set<HighlightPhoto>().AsNoTracking().Where(photo => ids.Contains(photo.HighlightId)).ToListAsync(ct)).ToLookup(photo => photo.HighlightId);
        return new() { Month = month, Remark = report.Remark, Highlights = highlights.ConvertAll(highlight => new ReportDraft.Chosen { ActivityId = highlight.ActivityId, Photos = [.. photos[highlight.Id].Select(photo => photo.SourceId)] }) };
    }
}
