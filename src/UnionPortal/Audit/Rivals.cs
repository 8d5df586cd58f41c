using System.Collections;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Audit;

/// <summary>A lost race: the record as the others left it, and what they changed. Settling it takes this very state, not a later one nobody was told of.</summary>
public sealed record Rivals<TDraft>(TDraft Theirs, IReadOnlyList<RivalChange> Changes)
{
    /// <summary>The fields they changed, by the draft's names.</summary>
    public IEnumerable<string> Fields => Changes.Select(change => change.Field).OfType<string>().Distinct();
}

/// <summary>What another person changed while somebody was typing, beside what that somebody has typed.</summary>
/// <param name="Record">Kind of record.</param>
/// <param name="By">Who changed it.</param>
/// <param name="Field">Which field, by the draft's name; nothing where only the fact of a change is known.</param>
/// <param name="Before">As it was.</param>
/// <param name="After">As it is now.</param>
/// <param name="Mine">As it is typed.</param>
public sealed record RivalChange(string Record, string By, string? Field = null, string? Before = null, string? After = null, string? Mine = null)
{
    /// <summary>您编辑时，李敏把职工人数由120改为136。</summary>
    public string Sentence => Field is null
        ? string.Format(CultureInfo.CurrentCulture, Say.RivalChangedSomething, By)
        : string.Format(CultureInfo.CurrentCulture, Say.RivalChanged, By, FieldWords, Before ?? Say.Blank, After ?? Say.Blank);

    public string FieldWords => RecordWords.OfField(Record, Field!) ?? Field!;

    /// <summary>What was changed in a record since a moment, as the trail tells it; of several changes to one field the last.</summary>
    internal static async Task<IReadOnlyList<RivalChange>> SinceAsync(FederationDb db, string record, Guid id, DateTimeOffset readAt, object mine, CancellationToken ct)
    {
        var entries = await db.Set<AuditEntry>().Where(entry => entry.RecordId == id && entry.At >= readAt && entry.Action == AuditAction.Amended)
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Id).ToListAsync(ct);
        var changes = entries.SelectMany(entry => Of(record, entry.PersonName, entry.Changes, mine)).GroupBy(change => change.Field)
            .Select(field => field.Last() with { Before = field.First().Before }).ToList();
        return changes.Count > 0 ? changes : [new RivalChange(record, Say.SomebodyElse)];
    }

    /// <summary>Where somebody typed a new record and another was faster: what that one wrote differently.</summary>
    internal static async Task<IReadOnlyList<RivalChange>> SinceNothingAsync<T>(FederationDb db, string record, Guid id, T theirs, T mine, CancellationToken ct) where T : class
    {
        var by = await db.Set<AuditEntry>().Where(entry => entry.RecordId == id && entry.Action == AuditAction.Added).Select(entry => entry.PersonName).FirstOrDefaultAsync(ct) ?? Say.SomebodyElse;
        return [.. typeof(T).GetProperties().Where(field => field.CanWrite && RecordWords.OfField(record, field.Name) is not null && Written(record, field.Name, theirs) != Written(record, field.Name, mine))
            .Select(field => new RivalChange(record, by, field.Name, null, Written(record, field.Name, theirs), Written(record, field.Name, mine)))];
    }

    /// <summary>What differs between a draft as it was read and the record as it is now, where nobody may read the trail.</summary>
    internal static IReadOnlyList<RivalChange> Between<T>(string record, T asRead, T now, T mine) where T : class =>
        [.. typeof(T).GetProperties().Where(field => field.CanWrite && RecordWords.OfField(record, field.Name) is not null && !Equals(field.GetValue(asRead), field.GetValue(now)))
            .Select(field => new RivalChange(record, Say.SomebodyElse, field.Name, Written(record, field.Name, asRead), Written(record, field.Name, now), Written(record, field.Name, mine)))];

    static IEnumerable<RivalChange> Of(string record, string by, string changes, object mine)
    {
        using var json = JsonDocument.Parse(changes);
        foreach (var field in json.RootElement.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Array && field.Value.GetArrayLength() == 2 && RecordWords.OfField(record, field.Name) is not null))
            yield return new(record, by, field.Name, RecordWords.OfValue(record, field.Name, field.Value[0]), RecordWords.OfValue(record, field.Name, field.Value[1]), Written(record, field.Name, mine));
    }

    static string? Written(string record, string field, object draft) => draft.GetType().GetProperty(field)?.GetValue(draft) switch
    {
        null or "" => null,
        string text => text,
        Enum word => RecordWords.OfValue(record, field, JsonSerializer.SerializeToElement(word.ToString())),
        IEnumerable several when several.Cast<object>().ToList() is var each => each.Count == 0 ? null
            : each.TrueForAll(one => one is Enum) ? RecordWords.OfValue(record, field, JsonSerializer.SerializeToElement(string.Join(", ", each))) : Say.AsTyped,
        var value => RecordWords.OfValue(record, field, JsonSerializer.SerializeToElement(value)),
    };
}

/// <summary>How a draft takes single fields over from a fresher one.</summary>
public static class TakenFields
{
    public static void TakeFields<T>(this T draft, IEnumerable<string> fields, T fresh)
    {
        foreach (var field in fields.Select(typeof(T).GetProperty).OfType<System.Reflection.PropertyInfo>()) field.SetValue(draft, field.GetValue(fresh));
    }
}
