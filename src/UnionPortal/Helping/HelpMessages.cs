using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>
/// Tells each side what waits for it, once when it begins and once when it is late: a record or a correction to confirm, a question to answer, an answer to close, an item past its day,
/// a pair without a record for <see cref="QuietDays"/> days; and the office of objections and of questions passed on. Nobody is told of the own doing.
/// </summary>
public sealed class HelpMessages(TimeProvider clock) : IMessages
{
    public const int QuietDays = 30;

    /// <summary>More than anybody reads.</summary>
    const int Most = 200;

    public async Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        var (me, today) = (db.Acting.PersonId, clock.Today());
        var isOffice = db.Scope.UnionId is null;
        var messages = new List<Message>();
        var (lateSince, lateDay) = (since.AddDays(-HelpRecord.DaysToConfirm), since.Day().AddDays(-1));
        foreach (var record in await AwaitedHelp.ToConfirm(db).AsNoTracking().Where(record => record.LoggedAt > lateSince).OrderByDescending(record => record.LoggedAt).Take(Most).ToListAsync(ct))
        {
            if (record.LoggedById != me) messages.Add(new(MessageKind.Pairs, record.LoggedAt, Say.NoticeToConfirm.With(record.Title), Say.NoticeToConfirmHint, $"help-records/{record.Id}", "check"));
            messages.Add(new(MessageKind.Due, record.LoggedAt.AddDays(HelpRecord.DaysToConfirm), Say.NoticeStillToConfirm.With(record.Title, HelpRecord.DaysToConfirm), Say.NoticeToConfirmHint, $"help-records/{record.Id}", "clock"));
        }

        messages.AddRange(await OfCorrectionsAsync(db, me, since, ct));
        foreach (var question in await AwaitedHelp.ToAnswer(db).AsNoTracking().Where(question => question.ChangedAt > since || question.DueOn >= lateDay).OrderBy(question => question.DueOn).Take(Most).ToListAsync(ct))
        {
            if (question.Steps[^1].ById != me) messages.Add(new(MessageKind.Pairs, question.ChangedAt, (isOffice ? Say.NoticePassedOn : Say.NoticeToAnswer).With(question.Title), Say.NoticeToAnswerHint.With(question.DueOn), $"questions/{question.Id}", "question"));
            messages.Add(new(MessageKind.Due, question.DueOn.AddDays(1).StartInChina(), Say.NoticeAnswerLate.With(question.Title), Say.NoticeToAnswerHint.With(question.DueOn), $"questions/{question.Id}", "clock"));
        }

        foreach (var question in await AwaitedHelp.ToClose(db).AsNoTracking().Where(question => question.ChangedAt > since).OrderByDescending(question => question.ChangedAt).Take(Most).ToListAsync(ct))
            if (question.Steps[^1].ById != me) messages.Add(new(MessageKind.Pairs, question.ChangedAt, Say.NoticeToClose.With(question.Title), Say.NoticeToCloseHint, $"questions/{question.Id}", "check"));

        if (isOffice)
        {
            foreach (var record in await AwaitedHelp.Objections(db).AsNoTracking().Where(record => record.ChangedAt > since).OrderByDescending(record => record.ChangedAt).Take(Most).ToListAsync(ct))
                if (record.ChangedById != me) messages.Add(new(MessageKind.Pairs, record.ChangedAt, Say.NoticeObjection.With(record.Title), record.Objection, $"help-records/{record.Id}", "warn"));
            return messages;
        }

        foreach (var item in await AwaitedHelp.Overdue(db, today).AsNoTracking().Where(item => item.DueOn >= lateDay).OrderByDescending(item => item.DueOn).Take(Most).ToListAsync(ct))
            messages.Add(new(MessageKind.Due, item.DueOn.AddDays(1).StartInChina(), Say.NoticeOverdue.With(item.Title), Say.NoticeOverdueHint.With(item.DueOn), $"pairs/{item.PairId}/plan", "clock"));
        return [.. messages, .. await QuietAsync(db, since, ct)];
    }

    // To the other side while one waits, to the side that proposed it where it was objected to.
    static async Task<List<Message>> OfCorrectionsAsync(FederationDb db, Guid? me, DateTimeOffset since, CancellationToken ct)
    {
        var (own, lateSince) = (db.Scope.UnionId, since.AddDays(-HelpRecord.DaysToConfirm));
        var messages = new List<Message>();
        foreach (var right in await AwaitedHelp.Corrections(db).AsNoTracking().Where(right => right.ChangedAt > lateSince).OrderByDescending(right => right.ChangedAt).Take(Most).ToListAsync(ct))
        {
            if (right.ChangedById != me) messages.Add(new(MessageKind.Pairs, right.ChangedAt, Say.NoticeCorrection.With(right.FormerTitle), right.Reason, $"help-records/{right.RecordId}", "edit"));
            messages.Add(new(MessageKind.Due, right.ChangedAt.AddDays(HelpRecord.DaysToConfirm), Say.NoticeStillToCorrect.With(right.FormerTitle, HelpRecord.DaysToConfirm), right.Reason, $"help-records/{right.RecordId}", "clock"));
        }

        var refused = db.Set<RecordCorrection>().Where(right => right.State == CorrectionState.Objected && own != null && right.LoggedSide == (right.UnionId == own ? PairSide.Mentor : PairSide.Mentee));
        foreach (var right in await refused.AsNoTracking().Where(right => right.ChangedAt > since && right.ChangedById != me).OrderByDescending(right => right.ChangedAt).Take(Most).ToListAsync(ct))
            messages.Add(new(MessageKind.Pairs, right.ChangedAt, Say.NoticeNotCorrected.With(right.FormerTitle), right.Objection, $"help-records/{right.RecordId}", "warn"));
        return messages;
    }

    static async Task<List<Message>> QuietAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        var own = db.Scope.UnionId;
        var pairs = await db.Set<TwinningPair>().AsNoTracking().Where(pair => pair.Stage == PairStage.Active).Select(pair => new
        {
            pair.Id, pair.ActiveFrom, Partner = pair.UnionId == own ? pair.MenteeName : pair.MentorName,
            Held = db.Set<Activity>().Where(activity => activity.PairId == pair.Id).Max(activity => (DateOnly?)activity.HeldOn),
            Logged = db.Set<HelpRecord>().Where(record => record.PairId == pair.Id && record.State != RecordState.Void).Max(record => (DateOnly?)record.HeldOn),
        }).Take(Most).ToListAsync(ct);
        return [.. from pair in pairs
                   let last = new[] { pair.ActiveFrom, pair.Held, pair.Logged }.Max()
                   where last is not null && last.Value.AddDays(QuietDays).StartInChina() > since
                   select new Message(MessageKind.Due, last.Value.AddDays(QuietDays).StartInChina(), Say.NoticeQuiet.With(pair.Partner, QuietDays), Say.NoticeQuietHint, $"pairs/{pair.Id}/records", "bell")];
    }
}
