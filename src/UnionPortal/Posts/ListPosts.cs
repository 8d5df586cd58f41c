using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Posts;

/// <summary>Who holds and held posts in a union, its committee's terms, and whether its women's committee is missing. Phones stay masked.</summary>
public sealed class ListPosts(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Row(
        Guid Id, Guid HolderId, string Name, Sex? Sex, string? PhoneMasked, PostKind Kind, Employment Employment, DateOnly HeldFrom, DatePrecision FromPrecision,
        DateOnly? HeldUntil, DatePrecision UntilPrecision, PostEnd? EndedFor, string? EndWords)
    {
        public RoughDate From => new(HeldFrom, FromPrecision);

        public RoughDate? Until => HeldUntil is { } day ? new RoughDate(day, UntilPrecision) : null;
    }

    public sealed record Term(Guid Id, int? Number, DateOnly ElectedOn, int Years, DateOnly DueOn, DateOnly? PostponedOn, DateOnly? PostponedUntil, string? PostponeReason, DateOnly ExpiresOn);

    /// <param name="UnionId">The union.</param>
    /// <param name="UnionName">Its name.</param>
    /// <param name="IsDissolved">It is no more: what was recorded can be read and not changed.</param>
    /// <param name="Held">Posts held now, chair first.</param>
    /// <param name="Past">Posts given up, latest first.</param>
    /// <param name="Terms">The committee's terms, latest first.</param>
    /// <param name="LacksWomensCommittee">It has ten or more women members and nobody on a women's committee.</param>
    /// <param name="FemaleMembers">How many women members.</param>
    /// <param name="Today">The day this was read.</param>
    public sealed record Page(Guid UnionId, string UnionName, bool IsDissolved, List<Row> Held, List<Row> Past, List<Term> Terms, bool LacksWomensCommittee, int? FemaleMembers, DateOnly Today)
    {
        public ElectionState State => ElectionStates.Of(Terms.FirstOrDefault()?.ExpiresOn, Terms.FirstOrDefault()?.PostponedUntil, Today);
    }

    /// <param name="unionId">Which union; a chair's own where none is named.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<Page> RunAsync(Guid? unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePosts, ct);
        var id = unionId ?? db.Scope.UnionId;
        var union = await db.Set<GrassrootsUnion>().AsNoTracking().Where(row => row.Id == id)
            .Select(row => new { row.Id, row.Name, row.DissolvedOn, row.FemaleMemberCount, Lacks = WomensCommittees.Lacking(db).Any(lacking => lacking.Id == row.Id) })
            .FirstOrDefaultAsync(ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchUnion);
        var posts = await db.Set<Post>().AsNoTracking().Where(post => post.UnionId == id).OrderBy(post => post.Kind).ThenBy(post => post.HeldFrom).ThenBy(post => post.Id)
            .Select(post => new Row(post.Id, post.HolderId, post.Holder!.Name, post.Holder.Sex, post.Holder.Phone == null ? null : post.Holder.Phone.Masked, post.Kind, post.Employment,
                post.HeldFrom, post.FromPrecision, post.HeldUntil, post.UntilPrecision, post.EndedFor, post.EndWords)).ToListAsync(ct);
        var terms = await db.Set<CommitteeTerm>().AsNoTracking().Where(term => term.UnionId == id).OrderByDescending(term => term.ElectedOn)
            .Select(term => new Term(term.Id, term.Number, term.ElectedOn, term.Years, term.DueOn, term.PostponedOn, term.PostponedUntil, term.PostponeReason, term.ExpiresOn)).ToListAsync(ct);
        return new(union.Id, union.Name, union.DissolvedOn is not null, posts.FindAll(post => post.HeldUntil is null), [.. posts.Where(post => post.HeldUntil is not null).OrderByDescending(post => post.HeldUntil)],
            terms, union.Lacks, union.FemaleMemberCount, clock.Today());
    }
}

/// <summary>Unions that must have a women's committee 女职工委员会 and have none: ten or more women members make one due (工会女职工委员会工作条例).</summary>
public static class WomensCommittees
{
    public const int DueFrom = 10;

    public static IQueryable<GrassrootsUnion> Lacking(FederationDb db) => db.Set<GrassrootsUnion>().Living().Where(union => union.FemaleMemberCount >= DueFrom
        && !db.Set<Post>().Any(post => post.UnionId == union.Id && post.HeldUntil == null && (post.Kind == PostKind.WomenDirector || post.Kind == PostKind.WomenMember)));
}
