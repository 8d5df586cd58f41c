using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Federations;

/// <summary>Founds a federation, usable at once. Refuses a short name that is taken, a parent that is missing or of no higher level.</summary>
public sealed class FoundFederation(PlatformDoor door, TimeProvider clock) : IUseCase
{
    public async Task<Federation> RunAsync(FederationDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.RunPlatform, ct);
        return await RunAsync(db, draft, clock.GetUtcNow(), isDemonstration: false, ct);
    }

    internal static async Task<Federation> RunAsync(PlatformDb db, FederationDraft draft, DateTimeOffset now, bool isDemonstration, CancellationToken ct)
    {
        await new FederationDraft.Rules().ValidateAndThrowAsync(draft, ct);
        if (await db.Federations.AnyAsync(known => known.Slug == draft.Slug, ct)) throw new Refusal(Say.SlugIsTaken, draft.Slug);
        var parent = string.IsNullOrEmpty(draft.ParentSlug)
            ? null
            : await db.Federations.FirstOrDefaultAsync(known => known.Slug == draft.ParentSlug, ct) ?? throw new Refusal(Say.ParentIsUnknown, draft.ParentSlug);
        if (parent is not null && !Federation.MayStandUnder(draft.Level, parent.Level)) throw new Refusal(Say.ParentIsNotAbove, parent.Name);

        var federation = new Federation
        {
            Name = draft.Name.Trim(),
            Slug = draft.Slug,
            Level = draft.Level,
            Kind = draft.Kind,
            ParentId = parent?.Id,
            AreaCode = string.IsNullOrEmpty(draft.AreaCode) ? null : draft.AreaCode,
            AreaName = string.IsNullOrWhiteSpace(draft.AreaName) ? Reference.Divisions.Find(draft.AreaCode)?.Name : draft.AreaName.Trim(),
            Colour = draft.Colour,
            FoundedAt = now,
            IsDemonstration = isDemonstration,
        };
        db.Add(federation);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException clash) when (clash.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new Refusal(Say.SlugIsTaken, draft.Slug);
        }

        return federation;
    }
}
