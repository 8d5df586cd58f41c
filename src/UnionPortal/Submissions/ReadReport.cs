using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Submissions;

/// <summary>One report as its page shows it, to the federation that received it and to the one that handed it up.</summary>
public sealed class ReadReport(FederationDoor door) : IUseCase
{
    public sealed record Photo(Guid Id, string Name, string? Caption);

    public sealed record Shown(Highlight Highlight, List<Photo> Photos);

    /// <param name="Id">The report.</param>
    /// <param name="Month">First day of the month.</param>
    /// <param name="SenderName">Who handed it up.</param>
    /// <param name="State">Where it stands.</param>
    /// <param name="Remark">The sender's own words.</param>
    /// <param name="Figures">As they stood then.</param>
    /// <param name="Steps">What became of it, in order.</param>
    /// <param name="Highlights">With their photos, in order.</param>
    /// <param name="IsSent">The reader's federation handed it up; otherwise it received it.</param>
    public sealed record Page(Guid Id, DateOnly Month, string SenderName, ReportState State, string? Remark, List<ReportFigure> Figures, List<ReportStep> Steps, List<Shown> Highlights, bool IsSent);

    public async Task<Page> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var own = await door.OpenAsync(Permission.SeeReports, ct);
        if (await FindAsync(own, id, isSent: false, ct) is { } received) return received;
        await using var above = await door.OpenAboveAsync(Permission.SeeReports, ct);
        return (above is null ? null : await FindAsync(above, id, isSent: true, ct)) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchReport);
    }

    static async Task<Page?> FindAsync(FederationDb db, Guid id, bool isSent, CancellationToken ct)
    {
        if (await db.Set<MonthlyReport>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == id, ct) is not { } report) return null;
        var highlights = await db.Set<Highlight>().AsNoTracking().Where(highlight => highlight.ReportId == id).OrderBy(highlight => highlight.Order).ToListAsync(ct);
        var ids = highlights.ConvertAll(highlight => highlight.Id);
        var photos = (await db.Set<HighlightPhoto>().AsNoTracking().Where(photo => ids.Contains(photo.HighlightId)).OrderBy(photo => photo.Order).ToListAsync(ct)).ToLookup(photo => photo.HighlightId);
        return new(report.Id, report.Month, report.SenderName, report.State, report.Remark, report.Figures, report.Steps,
            highlights.ConvertAll(highlight => new Shown(highlight, [.. photos[highlight.Id].Select(photo => new Photo(photo.Id, photo.Name, photo.Caption))])), isSent);
    }
}
