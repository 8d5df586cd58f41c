using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Activities;
using UnionPortal.Figures;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Submissions;

/// <summary>Makes the frozen copy that a report is: figures, remark, highlights and the bytes of their photos, out of the sender's rows into the receiver's. Handed up again, it takes the place of the copy before.</summary>
public sealed class CopyReport(IFileStore store, Standings standings, TimeProvider clock)
{
    /// <summary>The numbers a report freezes, in the order it shows them.</summary>
    public static readonly IReadOnlyList<string> Codes =
    [
        Indicators.Unions, Indicators.Employers, Indicators.Workers, Indicators.Members, Indicators.JoiningRate, Indicators.Prospects, Indicators.FoundingRate,
        Indicators.PairsActive, Indicators.Activities, Indicators.Attendance,
    ];

    /// <param name="own">The sender's rows.</param>
    /// <param name="above">The receiver's, within the sender's reach.</param>
    /// <param name="senderName">The sender.</param>
    /// <param name="draft">Held to its rules before.</param>
    /// <param name="by">Who hands it up.</param>
    /// <param name="at">The moment it is handed up.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<MonthlyReport> RunAsync(FederationDb own, FederationDb above, string senderName, ReportDraft draft, Acting by, DateTimeOffset at, CancellationToken ct)
    {
        var sender = own.Scope.FederationId;
        var report = await above.Set<MonthlyReport>().FirstOrDefaultAsync(known => known.SenderFederationId == sender && known.Month == draft.Month, ct);
        if (report is null) above.Add(report = new MonthlyReport { SenderFederationId = sender, SenderName = senderName, Month = draft.Month });
        report.HandUp(draft.Remark, await FiguresAsync(own, draft.Month, ct), by, at);

        var former = await above.Set<Highlight>().Where(highlight => highlight.ReportId == report.Id).ToListAsync(ct);
        var formerIds = former.ConvertAll(highlight => highlight.Id);
        var formerPhotos = await above.Set<HighlightPhoto>().Where(photo => formerIds.Contains(photo.HighlightId)).ToListAsync(ct);
        above.RemoveRange(formerPhotos);
        above.RemoveRange(former);
        var copied = new List<HighlightPhoto>();
        try
        {
            foreach (var (chosen, order) in draft.Highlights.Select((chosen, order) => (chosen, order))) await CopyAsync(own, above, report, chosen, order, copied, ct);
            await above.SaveChangesAsync(ct);
        }
        catch
        {
            await ForgetAsync(above, copied);
            throw;
        }

        await ForgetAsync(above, formerPhotos);
        return report;
    }

    // Rows that are gone, or never came: their bytes must follow, even for somebody who has left the page.
    async Task ForgetAsync(FederationDb above, List<HighlightPhoto> photos)
    {
        foreach (var photo in photos) await store.RemoveAsync(above.Scope.FederationId, photo.Id, CancellationToken.None);
    }

    /// <summary>The month's numbers: of the own rows as they stand, and with everything below where there is something below.</summary>
    public async Task<List<ReportFigure>> FiguresAsync(FederationDb own, DateOnly month, CancellationToken ct)
    {
        var self = own.Scope.FederationId;
        var numbers = (await standings.BelowAsync(self, ct)).Count == 0
            ? await own.CountMonthAsync(Codes, month, clock.Today(), ct)
            : (await own.ReadAsync([Passage.Of([self], FigureReach.Total, month)], ct)).Of(self, FigureReach.Total, month);
        return [.. Codes.Select(code => ReportFigure.Of(code, numbers[code]))];
    }

    async Task CopyAsync(FederationDb own, FederationDb above, MonthlyReport report, ReportDraft.Chosen chosen, int order, List<HighlightPhoto> copied, CancellationToken ct)
    {
        var end = report.Month.AddMonths(1);
        var activity = await own.Set<Activity>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == chosen.ActivityId && known.HeldOn >= report.Month && known.HeldOn < end, ct)
            ?? throw new Refusal(Say.HighlightIsGone);
        var pair = await own.Set<TwinningPair>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == activity.PairId, ct);
        var highlight = new Highlight
        {
            SenderFederationId = report.SenderFederationId, ReportId = report.Id, ActivityId = activity.Id, Order = order, Title = activity.Title, Kind = activity.Kind, HeldOn = activity.HeldOn,
            Place = activity.Place, HolderName = activity.HolderName, PartnerName = pair is null ? null : activity.UnionId == pair.UnionId ? pair.MenteeName : pair.MentorName,
            Attendance = activity.Attendance, IsEstimate = activity.IsEstimate, Words = activity.Words,
        };
        above.Add(highlight);
        var photos = await own.PhotosOf(activity.Id).AsNoTracking().Where(photo => chosen.Photos.Contains(photo.Id)).OrderBy(photo => photo.Order).ThenBy(photo => photo.StoredAt).ToListAsync(ct);
        foreach (var (photo, at) in photos.Select((photo, at) => (photo, at)))
        {
            await using var bytes = await store.ReadAsync(photo.FederationId, photo.Id, ct) ?? throw new Refusal(RefusalKind.NotFound, Files.Say.FileIsLost, photo.Name);
            var copy = new HighlightPhoto
            {
                SenderFederationId = report.SenderFederationId, HighlightId = highlight.Id, SourceId = photo.Id, Name = photo.Name, MediaType = photo.MediaType, Caption = photo.Caption, Order = at,
            };
            copied.Add(copy);
            await store.WriteAsync(above.Scope.FederationId, copy.Id, bytes, ct);
            above.Add(copy);
        }
    }
}
