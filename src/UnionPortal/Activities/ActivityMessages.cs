using Microsoft.EntityFrameworkCore;
using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Activities;

/// <summary>Tells a union of what its partners logged and of the office's reminders, and the office of what unions logged. Nobody is told of the own doing.</summary>
public sealed class ActivityMessages : IMessages
{
    /// <summary>More than anybody reads.</summary>
    const int Most = 200;

    public async Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        var (own, me) = (db.Scope.UnionId, db.Acting.PersonId);
        var logged = await db.Set<Activity>().AsNoTracking().Where(activity => activity.LoggedAt > since && (own == null || activity.UnionId != own) && (activity.LoggedById == null || activity.LoggedById != me))
            .OrderByDescending(activity => activity.LoggedAt).Take(Most).Select(activity => new { activity.Id, activity.Title, activity.HolderName, activity.HeldOn, activity.LoggedAt }).ToListAsync(ct);
        var notices = logged.Select(activity => new Message(
            MessageKind.Activities, activity.LoggedAt, Say.NoticeLogged.With(activity.HolderName, activity.Title), Say.NoticeHeldOn.With(activity.HeldOn), $"activities/{activity.Id}", "activity")).ToList();
        if (own is null) return notices;

        var nudges = await db.Set<Nudge>().AsNoTracking().Where(nudge => nudge.At > since).OrderByDescending(nudge => nudge.At).Take(Most).ToListAsync(ct);
        return [.. notices, .. nudges.Select(nudge => new Message(MessageKind.Nudges, nudge.At, Say.NoticeNudge.With(nudge.PartnerName), Say.NoticeNudgeHint, $"activities/log?pair={nudge.PairId}", "bell"))];
    }
}
