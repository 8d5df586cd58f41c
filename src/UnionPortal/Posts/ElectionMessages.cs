using Microsoft.EntityFrameworkCore;
using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Posts;

/// <summary>Tells the office and the union once when an election comes near, and once when it is overdue.</summary>
public sealed class ElectionMessages(TimeProvider clock) : IMessages
{
    public async Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        var (from, until) = (since.Day(), clock.Today().AddDays(ElectionStates.SoonDays));
        var ends = await ElectionStates.Terms(db).AsNoTracking().Where(term => term.ExpiresOn >= from.AddDays(-1) && term.ExpiresOn <= until)
            .Select(term => new { term.UnionId, term.ExpiresOn, Name = db.Set<GrassrootsUnion>().Where(union => union.Id == term.UnionId).Select(union => union.Name).First() }).ToListAsync(ct);
        string PathOf(Guid union) => db.Scope.UnionId is null ? $"unions/{union}/posts" : "posts";
        return
        [
            .. ends.Select(end => new Message(MessageKind.Due, end.ExpiresOn.AddDays(-ElectionStates.SoonDays).StartInChina(), Say.NoticeElectionNear.With(end.Name, end.ExpiresOn), Say.NoticeElectionNearHint, PathOf(end.UnionId), "flag")),
            .. ends.Where(end => end.ExpiresOn < clock.Today()).Select(end => new Message(MessageKind.Due, end.ExpiresOn.AddDays(1).StartInChina(), Say.NoticeElectionOver.With(end.Name, end.ExpiresOn), Say.NoticeElectionOverHint, PathOf(end.UnionId), "flag")),
        ];
    }
}
