using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>Makes the link on a union's poster, by which workers ask to join. A new one shuts the earlier one.</summary>
public sealed class MakePoster(FederationDoor door, PlatformDoor platform, TimeProvider clock) : IUseCase
{
    /// <summary>A poster hangs for a year.</summary>
    const int Days = 366;

    public sealed record Made(string UnionName, string Token, DateOnly Until);

    /// <summary>Whose poster it would be, of the own union where none is named.</summary>
    public async Task<string?> UnionAsync(Guid? unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var id = db.Scope.UnionId ?? unionId;
        return await db.Set<GrassrootsUnion>().Where(union => union.Id == id).Select(union => union.Name).FirstOrDefaultAsync(ct);
    }

    public async Task<Made> RunAsync(Guid? unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var id = db.Scope.UnionId ?? unionId ?? throw new Refusal(Say.WhichUnion);
        var union = await db.FindLivingUnionAsync(id, ct);
        var until = clock.Today().AddDays(Days);
        var token = await platform.IssueLinkAsync(Permission.AmendMembers, LinkPurpose.JoinUnion, id, union, until, ct);
        db.Record(AuditAction.Issued, nameof(JoinApplication), id, Language.Written(() => Say.PosterMade), union);
        await db.SaveChangesAsync(ct);
        return new(union, token, until);
    }
}

/// <summary>A worker's application through the poster's link, and what became of it. Refuses dead links and faults; the same form twice is one application.</summary>
public sealed class ApplyToJoin(FederationDoor door, Standings standings, TimeProvider clock) : IUseCase
{
    /// <summary>The union as its poster names it.</summary>
    public async Task<string> UnionAsync(string token, CancellationToken ct = default) => (await standings.FindLinkAsync(token, LinkPurpose.JoinUnion, ct)).HolderName;

    public sealed record Status(ApplicationState State, DateOnly AnswerBy, string? Answer);

    /// <summary>How far the own application is; nothing for an id nobody sent.</summary>
    public async Task<Status?> StatusAsync(string token, Guid own, CancellationToken ct = default)
    {
        await using var db = await door.OpenPublicAsync(token, LinkPurpose.JoinUnion, own, ct);
        return await db.Set<JoinApplication>().AsNoTracking().Where(asked => asked.Id == db.Scope.LinkSubject).Select(asked => new Status(asked.State, asked.AnswerBy, asked.Answer)).FirstOrDefaultAsync(ct);
    }

    public async Task RunAsync(string token, JoinDraft draft, CancellationToken ct = default)
    {
        var link = await standings.FindLinkAsync(token, LinkPurpose.JoinUnion, ct);
        await new JoinDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        await using var db = await door.OpenPublicAsync(token, LinkPurpose.JoinUnion, draft.Id, ct);
        if (await db.Set<JoinApplication>().AnyAsync(asked => asked.Id == draft.Id, ct)) return;
        var now = clock.GetUtcNow();
        var days = await db.Set<MemberSettings>().Select(settings => (int?)settings.ApplicationDays).FirstOrDefaultAsync(ct) ?? MemberSettings.UsualDays;
        var application = new JoinApplication
        {
            Id = draft.Id, UnionId = link.SubjectId, Name = TypedText.Tidy(draft.Name), Category = draft.Category, ConsentedAt = now, SentAt = now, AnswerBy = clock.Today().AddDays(days),
        };
        application.Take(draft, db.Vault);
        db.Add(application);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            if (!await db.Set<JoinApplication>().AnyAsync(asked => asked.Id == draft.Id, ct)) throw;
        }
    }
}
