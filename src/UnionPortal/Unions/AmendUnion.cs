using System.Text.Json;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>
/// Amends a union as it was read. Where somebody else was faster nothing is written, and what the other one changed is told,
/// so that a person chooses.
/// </summary>
public sealed class AmendUnion(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>The union as typed so far, ready to be amended.</summary>
    public async Task<UnionDraft> ReadAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var now = clock.GetUtcNow();
        return UnionDraft.Of(await FindAsync(db, id, ct), now);
    }

    /// <returns>What others changed meanwhile; empty when the draft was saved.</returns>
    public async Task<IReadOnlyList<RivalChange>> RunAsync(UnionDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        await new UnionDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);

        var union = await FindAsync(db, draft.Id, ct);
        if (union.Version != draft.Version) return await RivalsAsync(db, draft, ct);
        await union.RefuseTakenCodeAsync(db, draft.CreditCode, ct);
        Write(db, union, draft);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await RivalsAsync(db, draft, ct);
        }
        return [];
    }

    static async Task<GrassrootsUnion> FindAsync(FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<GrassrootsUnion>().Include(union => union.Honours).Include(union => union.Headcounts).AsSplitQuery().FirstOrDefaultAsync(union => union.Id == id, ct)
            ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchUnion);

    // The tracker would take a row with an id of its own for one that is there, and an honour off the list for a broken tie: it is told.
    void Write(FederationDb db, GrassrootsUnion union, UnionDraft draft)
    {
        var (honours, headcounts) = (union.Honours.ToList(), union.Headcounts.ToList());
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        draft.WriteTo(union, clock.Today(), db.Vault);
        db.RemoveRange(honours.Except(union.Honours));
        db.AddRange(union.Honours.Except(honours));
        db.AddRange(union.Headcounts.Except(headcounts));
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        if (!honours.SequenceEqual(union.Honours)) db.Record(AuditAction.Amended, nameof(GrassrootsUnion), union.Id, Say.HonoursAmended);
    }

    static async Task<IReadOnlyList<RivalChange>> RivalsAsync(FederationDb db, UnionDraft draft, CancellationToken ct)
    {
        var entries = await db.Set<AuditEntry>().Where(entry => entry.RecordId == draft.Id && entry.At >= draft.ReadAt && entry.Action == AuditAction.Amended)
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Id).ToListAsync(ct);
        var changes = entries.SelectMany(entry => RivalChange.Of(entry.PersonName, entry.Changes)).ToList();
        return changes.Count > 0 ? changes : [new RivalChange(Say.SomebodyElse, null, null, null)];
    }
}

/// <summary>What another person changed while somebody was typing.</summary>
public sealed record RivalChange(string By, string? Field, string? Before, string? After)
{
    /// <summary>您编辑时，李敏把职工人数由120改为136。</summary>
    public string Sentence => Field is null
        ? string.Format(Say.RivalChangedSomething, By)
        : string.Format(Say.RivalChanged, By, Words.OfField(Field), Before ?? Say.Blank, After ?? Say.Blank);

    internal static IEnumerable<RivalChange> Of(string by, string changes)
    {
        using var json = JsonDocument.Parse(changes);
        foreach (var field in json.RootElement.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Array && field.Value.GetArrayLength() == 2 && Words.HasField(field.Name)))
            yield return new(by, field.Name, Text(field.Name, field.Value[0]), Text(field.Name, field.Value[1]));
    }

    static string? Text(string field, JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? null : Words.OfValue(field, value.ToString());
}
