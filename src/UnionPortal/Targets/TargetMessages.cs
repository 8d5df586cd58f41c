using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Targets;

/// <summary>Tells the office of the targets that the federation above set or changed.</summary>
public sealed class TargetMessages(Caller caller, Standings standings) : IMessages
{
    public async Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        if (!(await standings.FindAsync(caller, ct)).Role.Allows(Permission.SetTargets)) return [];
        var set = await db.Set<ReceivedTarget>().AsNoTracking().Where(target => target.SetAt > since).ToListAsync(ct);
        return [.. from target in set
                   group target by (target.Year, target.SenderName, target.SetAt) into act
                   select new Message(MessageKind.Targets, act.Key.SetAt, Say.NoticeSet.With(act.Key.SenderName, act.Key.Year, act.Count()), null, $"targets?year={act.Key.Year}", "target")];
    }
}
