using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Tenancy;

namespace UnionPortal.Posts;

/// <summary>Records that somebody holds a post, and who is on record already. Saved twice, it is there once. Refuses a second chair beside the one in office, and a union that is dissolved.</summary>
public sealed class HoldPost(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Id">The person on record.</param>
    /// <param name="Name">The name.</param>
    public sealed record Known(Guid Id, string Name);

    /// <param name="UnionName">The union.</param>
    /// <param name="Draft">What the form begins with: the chair on file where no chair is recorded as a post.</param>
    /// <param name="People">Who is on record in this union.</param>
    public sealed record Begun(string UnionName, PostDraft Draft, List<Known> People);

    public async Task<Begun> BeginAsync(Guid unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var union = await db.FindUnionAsync(unionId, ct);
        union.RefuseIfDissolved();
        var people = await db.Set<PostHolder>().Where(holder => holder.UnionId == unionId).OrderBy(holder => holder.Name).Select(holder => new Known(holder.Id, holder.Name)).ToListAsync(ct);
        return new(union.Name, union.ChairFollowsPost ? new() : new() { Kind = PostKind.Chair, Name = union.ChairName, PhoneMasked = union.ChairPhone?.Masked }, people);
    }

    public async Task RunAsync(Guid unionId, PostDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        await new PostDraft.Rules(clock.Today(), isNew: true).ValidateAndThrowAsync(draft, ct);
        if (await db.Set<Post>().AnyAsync(known => known.Id == draft.Id, ct)) return;

        var union = await db.FindUnionAsync(unionId, ct);
        union.RefuseIfDissolved();
        var holder = draft.HolderId is { } known ? await FindHolderAsync(db, unionId, known, ct) : new PostHolder { UnionId = unionId, Name = draft.Name! };
        if (draft.HolderId is null)
        {
            draft.WriteTo(holder, db.Vault);
            // The chair's number on file was shown masked and left as it was: it goes along.
            if (draft.Kind == PostKind.Chair && holder.Name == union.ChairName) holder.Phone ??= union.ChairPhone;
            db.Add(holder);
        }

        var post = new Post { Id = draft.Id, UnionId = unionId, HolderId = holder.Id };
        draft.WriteTo(post, clock.Today());
        await db.RefuseTakenAsync(post, ct);
        db.Add(post);
        await db.SaveWithChairAsync(unionId, ct);
    }

    static async Task<PostHolder> FindHolderAsync(FederationDb db, Guid unionId, Guid id, CancellationToken ct) =>
        await db.Set<PostHolder>().FirstOrDefaultAsync(holder => holder.Id == id && holder.UnionId == unionId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPost);
}

/// <summary>
/// Amends a post and its holder as they were read. Where somebody else was faster nothing is written, and what the other one changed is told.
/// Refuses a second chair beside the one in office.
/// </summary>
public sealed class AmendPost(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="UnionId">Whose post it is.</param>
    /// <param name="UnionName">Its name.</param>
    /// <param name="Draft">The post as it is.</param>
    public sealed record Read(Guid UnionId, string UnionName, PostDraft Draft);

    public async Task<Read> ReadAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var now = clock.GetUtcNow();
        var post = await db.FindPostAsync(id, ct);
        return new(post.UnionId, (await db.FindUnionAsync(post.UnionId, ct)).Name, PostDraft.Of(post, now));
    }

    /// <returns>What others changed meanwhile; nothing when the draft was saved.</returns>
    public async Task<Rivals<PostDraft>?> RunAsync(PostDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        await new PostDraft.Rules(clock.Today(), isNew: false).ValidateAndThrowAsync(draft, ct);

        var post = await db.FindPostAsync(draft.Id, ct);
        if (post.Version != draft.Version) return await RivalsAsync(db, draft, ct);
        (await db.FindUnionAsync(post.UnionId, ct)).RefuseIfDissolved();
        draft.WriteTo(post, clock.Today());
        draft.WriteTo(post.Holder!, db.Vault);
        await db.RefuseTakenAsync(post, ct);
        // Writing the post's row as well moves its version, so that a lost race over its holder is noticed.
        db.Entry(post).Property(row => row.Kind).IsModified = true;
        try
        {
            await db.SaveWithChairAsync(post.UnionId, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await RivalsAsync(db, draft, ct);
        }
        return null;
    }

    async Task<Rivals<PostDraft>> RivalsAsync(FederationDb db, PostDraft draft, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow();
        var post = await db.FindPostAsync(draft.Id, ct);
        var changes = (await RivalChange.SinceAsync(db, nameof(Post), draft.Id, draft.ReadAt, draft, ct)).Concat(await RivalChange.SinceAsync(db, nameof(PostHolder), post.HolderId, draft.ReadAt, draft, ct));
        // Of the two records only one may have changed; the other says that somebody changed something.
        var told = changes.Where(change => change.Field is not null).ToList();
        return new(PostDraft.Of(post, now), told.Count > 0 ? told : [.. changes.Take(1)]);
    }
}

/// <summary>Ends a post with a reason; what it was stays on record. The union's chair follows.</summary>
public sealed class EndPost(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>What a person may choose; the rest follows by itself.</summary>
    public static readonly IReadOnlyList<PostEnd> Reasons = [.. Enum.GetValues<PostEnd>().Where(reason => reason != PostEnd.UnionDissolved)];

    /// <param name="postId">Which post.</param>
    /// <param name="until">The day, the month or the year, as typed.</param>
    /// <param name="reason">Why.</param>
    /// <param name="words">The same in one's own words; needed for <see cref="PostEnd.Other"/>.</param>
    /// <param name="ct">Ends it.</param>
    public async Task RunAsync(Guid postId, string? until, PostEnd reason, string? words = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var post = await db.FindPostAsync(postId, ct);
        var day = Reference.RoughDate.Read(until, clock.Today()) ?? throw new Refusal(Say.DateIsUnread);
        if (words?.Length > Post.WordsLimit) throw new Refusal(Say.TooLong);
        post.End(day, reason, words, clock.Today());
        await db.SaveWithChairAsync(post.UnionId, ct);
    }
}

/// <summary>Takes a post off the record that was entered by mistake, and its holder with the last one. The trail keeps what it was.</summary>
public sealed class RemovePost(FederationDoor door) : IUseCase
{
    public async Task RunAsync(Guid postId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var post = await db.FindPostAsync(postId, ct);
        (await db.FindUnionAsync(post.UnionId, ct)).RefuseIfDissolved();
        db.Record(AuditAction.Removed, nameof(Post), post.Id, post.Kind.Word(), post.Holder!.Name);
        db.Remove(post);
        if (!await db.Set<Post>().AnyAsync(other => other.HolderId == post.HolderId && other.Id != post.Id, ct)) db.Remove(post.Holder);
        await db.SaveWithChairAsync(post.UnionId, ct);
    }
}

/// <summary>Opens the phone of somebody who holds a post, and writes into the trail who looked and why. Refuses without a reason.</summary>
public sealed class RevealHolder(FederationDoor door) : IUseCase
{
    public async Task<string> RunAsync(Guid holderId, Unions.RevealReason why, string? words = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var reason = Unions.RevealPhone.ReasonOf(why, words);
        var holder = await db.Set<PostHolder>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == holderId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPost);
        var phone = holder.Phone ?? throw new Refusal(RefusalKind.NotFound, Unions.Say.NoPhoneKept);
        db.Record(AuditAction.Revealed, nameof(PostHolder), holderId, reason, holder.Name);
        await db.SaveChangesAsync(ct);
        return db.Vault.Open(phone);
    }
}
