using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Standards;

/// <summary>
/// The office's standards: add one, rename, retire, draft a new version out of the one in force, publish it. Refuses two drafts of one standard,
/// two standards of one name, and to publish what does not add up.
/// </summary>
public sealed class SetStandards(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>A new standard with an empty first version to fill in.</summary>
    /// <returns>The standard and its draft.</returns>
    public async Task<(Guid Standard, Guid Draft)> AddAsync(string? name, string? note, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var order = await db.Set<Standard>().MaxAsync(known => known.Order, ct) + 1;
        if (await db.Set<Standard>().CountAsync(ct) >= Standard.Most) throw new Refusal(Say.TooManyStandards, Standard.Most);
        var standard = new Standard { Name = NameFrom(name), Note = NoteFrom(note), Order = order };
        var version = new StandardVersion { StandardId = standard.Id, Number = 1 };
        db.AddRange(standard, version);
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct, twice: Say.NameIsTaken);
        return (standard.Id, version.Id);
    }

    public Task RenameAsync(Guid id, string? name, string? note, CancellationToken ct = default) => ChangeAsync(id, standard => (standard.Name, standard.Note) = (NameFrom(name), NoteFrom(note)), ct);

    public Task RetireAsync(Guid id, CancellationToken ct = default) => ChangeAsync(id, standard => standard.Retire(), ct);

    public Task TakeUpAgainAsync(Guid id, CancellationToken ct = default) => ChangeAsync(id, standard => standard.TakeUpAgain(), ct);

    /// <summary>A draft that begins as a copy of the version in force; the one that is being worked on, where there is one.</summary>
    public async Task<Guid> DraftAnewAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        await FindAsync(db, id, ct);
        var versions = await db.Set<StandardVersion>().Where(version => version.StandardId == id).OrderByDescending(version => version.Number).ToListAsync(ct);
        if (versions.Find(version => version.IsDraft) is { } draft) return draft.Id;
        var next = new StandardVersion { StandardId = id, Number = versions.Count == 0 ? 1 : versions[0].Number + 1 };
        if (versions.Count > 0) next.Take(versions[0].Read());
        db.Add(next);
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
        return next.Id;
    }

    /// <summary>Throws a draft away. Refuses a published version: assessments may have been made by it.</summary>
    public async Task DropAsync(Guid versionId, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var version = await db.FindVersionAsync(versionId, ct);
        version.RefuseIfPublished();
        if (!await db.Set<StandardVersion>().AnyAsync(other => other.StandardId == version.StandardId && other.Id != versionId, ct)) throw new Refusal(Say.LastVersion);
        db.Remove(version);
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
    }

    /// <summary>From today on unions are assessed by this version. Refuses what does not add up, in the sentences of the form.</summary>
    public async Task PublishAsync(Guid versionId, CancellationToken ct = default)
    {
        await using var db = await OpenAsync(ct);
        var version = await db.FindVersionAsync(versionId, ct);
        version.RefuseIfPublished();
        var faults = new StandardDraft.Rules().Validate(new StandardDraft { Content = version.Read() });
        if (!faults.IsValid) throw new Refusal(Say.NotReadyToPublish, faults.Errors[0].ErrorMessage);
        version.Publish(clock.Today(), db.Acting.Name);
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
    }

    async Task<FederationDb> OpenAsync(CancellationToken ct)
    {
        var db = await door.OpenAsync(Permission.SetStandards, ct);
        await db.KeepStandardsAsync(clock.Today(), ct);
        return db;
    }

    async Task ChangeAsync(Guid id, Action<Standard> change, CancellationToken ct)
    {
        await using var db = await OpenAsync(ct);
        change(await FindAsync(db, id, ct));
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct, twice: Say.NameIsTaken);
    }

    static async Task<Standard> FindAsync(FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<Standard>().FirstOrDefaultAsync(standard => standard.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchStandard);

    static string NameFrom(string? name) => TypedText.Tidy(name) is { Length: > 0 and <= Standard.NameLimit } fit ? fit : throw new Refusal(Say.StandardNameIsUnfit, Standard.NameLimit);

    static string? NoteFrom(string? note) => TypedText.OrNothing(note) is not { Length: > Standard.NoteLimit } fit ? TypedText.OrNothing(note) : throw new Refusal(Say.NoteIsTooLong, Standard.NoteLimit);
}

/// <summary>Amends a version that is still a draft. What does not add up yet is kept as a draft by the form; saving refuses it in the sentences of the rules.</summary>
public sealed class AmendVersion(FederationDoor door) : IUseCase
{
    /// <param name="StandardId">The standard.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Number">Which version.</param>
    /// <param name="Draft">As it is now.</param>
    public sealed record Begun(Guid StandardId, string Name, int Number, StandardDraft Draft);

    public async Task<Begun> ReadAsync(Guid versionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SetStandards, ct);
        var version = await db.FindVersionAsync(versionId, ct);
        version.RefuseIfPublished();
        var name = await db.Set<Standard>().Where(standard => standard.Id == version.StandardId).Select(standard => standard.Name).FirstAsync(ct);
        return new(version.StandardId, name, version.Number, new() { Id = version.Id, Version = version.Version, Content = version.Read() });
    }

    /// <summary>Refuses a version that somebody else has changed or published meanwhile.</summary>
    public async Task RunAsync(StandardDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SetStandards, ct);
        draft.Tidy();
        await new StandardDraft.Rules().ValidateAndThrowAsync(draft, ct);
        var version = await db.FindVersionAsync(draft.Id, ct);
        if (version.Version != draft.Version) throw new Refusal(Say.AmendedMeanwhile);
        version.Take(draft.Content);
        db.Record(AuditAction.Amended, nameof(StandardVersion), version.Id, Language.Written(() => Say.VersionAmended.With(version.Number)));
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
    }
}

static class FoundStandards
{
    public static async Task<StandardVersion> FindVersionAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<StandardVersion>().FirstOrDefaultAsync(version => version.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchVersion);
}
