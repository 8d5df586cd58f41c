using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Posts;

/// <summary>In a union that is dissolved nobody holds a post any more; where it comes back, they do.</summary>
public sealed class PostsEnd(TimeProvider clock) : IFollowUnions
{
    public async Task DissolvedAsync(FederationDb db, Dissolution end, CancellationToken ct)
    {
        foreach (var post in await Of(db, end.UnionId).Where(post => post.HeldUntil == null).ToListAsync(ct))
            post.End(new RoughDate(end.Day < post.HeldFrom ? post.HeldFrom : end.Day, DatePrecision.Day), PostEnd.UnionDissolved, null, clock.Today());
    }

    public async Task RestoredAsync(FederationDb db, Guid unionId, CancellationToken ct)
    {
        foreach (var post in await Of(db, unionId).Where(post => post.EndedFor == PostEnd.UnionDissolved).ToListAsync(ct)) post.Resume();
    }

    static IQueryable<Post> Of(FederationDb db, Guid unionId) => db.Set<Post>().Where(post => post.UnionId == unionId);
}
