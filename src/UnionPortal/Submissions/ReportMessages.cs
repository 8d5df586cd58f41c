using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Submissions;

/// <summary>Tells the office what was handed up to it, what became of what it handed up itself, and of reminders from above. Nobody is told of the own doing.</summary>
public sealed class ReportMessages(FederationDoor door, Caller caller, Standings standings) : IMessages
{
    public async Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        if (!(await standings.FindAsync(caller, ct)).Role.Allows(Permission.HandUpReport)) return [];
        var nudges = await db.Set<ReportNudge>().AsNoTracking().Where(nudge => nudge.At > since).ToListAsync(ct);
        await using var above = await door.OpenAboveAsync(Permission.HandUpReport, ct);
        return
        [
            .. await StepsAsync(db, since, ReceivedWords, ct),
            .. above is null ? [] : await StepsAsync(above, since, SentWords, ct),
            .. nudges.Select(nudge => new Message(MessageKind.Nudges, nudge.At, (nudge.IsReturned ? Say.NoticeNudgeReturned : Say.NoticeNudge).With(nudge.SenderName, nudge.Month), nudge.IsReturned ? Say.NoticeNudgeReturnedHint : Say.NoticeNudgeHint, $"reports/hand-up?month={nudge.Month:yyyy-MM}", "bell")),
        ];
    }

    static async Task<IEnumerable<Message>> StepsAsync(FederationDb db, DateTimeOffset since, Func<MonthlyReport, ReportStep, string?> words, CancellationToken ct) =>
        from report in await db.Set<MonthlyReport>().AsNoTracking().Where(report => report.ChangedAt > since).ToListAsync(ct)
        from step in report.Steps
        where step.At > since && (step.ById is null || step.ById != db.Acting.PersonId)
        let said = words(report, step)
        where said is not null
        select new Message(MessageKind.Reports, step.At, said, step.Note, $"reports/{report.Id}", "report");

    static string? ReceivedWords(MonthlyReport report, ReportStep step) => step.State == ReportState.Sent ? Say.NoticeSent.With(report.SenderName, report.Month) : null;

    static string? SentWords(MonthlyReport report, ReportStep step) => step.State switch
    {
        ReportState.Accepted => Say.NoticeAccepted.With(report.Month),
        ReportState.Returned => Say.NoticeReturned.With(report.Month),
        _ => null,
    };
}
