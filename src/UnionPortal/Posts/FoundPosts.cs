using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Posts;

/// <summary>What several use cases of the room begin and end with.</summary>
static class FoundPosts
{
    public static async Task<GrassrootsUnion> FindUnionAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<GrassrootsUnion>().FirstOrDefaultAsync(union => union.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchUnion);

    public static async Task<Post> FindPostAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<Post>().Include(post => post.Holder).FirstOrDefaultAsync(post => post.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPost);

    public static async Task<CommitteeTerm> FindTermAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<CommitteeTerm>().FirstOrDefaultAsync(term => term.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchTerm);

    /// <summary>One union, one chair at a time; and nobody holds one post twice.</summary>
    public static async Task RefuseTakenAsync(this FederationDb db, Post post, CancellationToken ct)
    {
        if (!post.IsHeld) return;
        var taken = await db.Set<Post>().Where(other => other.UnionId == post.UnionId && other.Id != post.Id && other.HeldUntil == null && other.Kind == post.Kind
            && (post.Kind == PostKind.Chair || other.HolderId == post.HolderId)).Select(other => other.Holder!.Name).FirstOrDefaultAsync(ct);
        if (taken is not null) throw new Refusal(post.Kind == PostKind.Chair ? Say.ChairIsTaken : Say.PostIsTaken, taken, post.Kind.Word());
    }

    /// <summary>Saves; the union is from now on said to be chaired by whoever holds the post. Where a chair was never recorded as a post, what was typed stays.</summary>
    public static async Task SaveWithChairAsync(this FederationDb db, Guid unionId, CancellationToken ct)
    {
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        var union = await db.FindUnionAsync(unionId, ct);
        var chairs = db.Set<Post>().Where(post => post.UnionId == unionId && post.Kind == PostKind.Chair);
        if (union.ChairFollowsPost || await chairs.AnyAsync(ct))
        {
            var chair = await chairs.Where(post => post.HeldUntil == null).Select(post => post.Holder).FirstOrDefaultAsync(ct);
            union.FollowChair(chair?.Name, chair?.Phone);
            await db.SaveChangesAsync(ct);
        }

        await whole.CommitAsync(ct);
    }
}
