using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>A lost race: the record as the others left it, and what they changed. Settling it takes this very state, not a later one nobody was told of.</summary>
public sealed record Rivals<TDraft>(TDraft Theirs, IReadOnlyList<RivalChange> Changes)
{
    /// <summary>The fields they changed, by the draft's names.</summary>
    public IEnumerable<string> Fields => Changes.Select(change => change.Field).OfType<string>().Distinct();
}

/// <summary>What another person changed while somebody was typing.</summary>
public sealed record RivalChange(string Record, string By, string? Field = null, string? Before = null, string? After = null)
{
    /// <summary>您编辑时，李敏把职工人数由120改为136。</summary>
    public string Sentence => Field is null
        ? string.Format(Say.RivalChangedSomething, By)
        : string.Format(Say.RivalChanged, By, Words.OfField(Record, Field), Before ?? Say.Blank, After ?? Say.Blank);

    /// <summary>What was changed in a record since a moment, as the trail tells it.</summary>
    internal static async Task<IReadOnlyList<RivalChange>> SinceAsync(FederationDb db, string record, Guid id, DateTimeOffset readAt, CancellationToken ct)
    {
        var entries = await db.Set<AuditEntry>().Where(entry => entry.RecordId == id && entry.At >= readAt && entry.Action == AuditAction.Amended)
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Id).ToListAsync(ct);
        var changes = entries.SelectMany(entry => Of(record, entry.PersonName, entry.Changes)).ToList();
        return changes.Count > 0 ? changes : [new RivalChange(record, Say.SomebodyElse)];
    }

    static IEnumerable<RivalChange> Of(string record, string by, string changes)
    {
        using var json = JsonDocument.Parse(changes);
        foreach (var field in json.RootElement.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Array && field.Value.GetArrayLength() == 2 && Words.OfField(record, field.Name) is not null))
            yield return new(record, by, field.Name, Text(field.Name, field.Value[0]), Text(field.Name, field.Value[1]));
    }

    static string? Text(string field, JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? null : Words.OfValue(field, value.ToString());
}

/// <summary>How a draft takes single fields over from a fresher one.</summary>
static class TakenFields
{
    public static void TakeFields<T>(this T draft, IEnumerable<string> fields, T fresh)
    {
        foreach (var field in fields.Select(typeof(T).GetProperty).OfType<System.Reflection.PropertyInfo>()) field.SetValue(draft, field.GetValue(fresh));
    }
}
