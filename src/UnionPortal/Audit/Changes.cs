using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using UnionPortal.Tenancy;

namespace UnionPortal.Audit;

/// <summary>What a save changes, field by field, from what to what. Personal data is named, never shown.</summary>
static class Changes
{
    /// <summary>Nothing changed, or nothing that may be told.</summary>
    public const string None = "{}";

    const string Hidden = "＊＊＊";

    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string ActionOf(EntityEntry entry) => entry.State switch
    {
        EntityState.Added => AuditAction.Added,
        EntityState.Deleted => AuditAction.Removed,
        _ => AuditAction.Amended,
    };

    public static string Of(EntityEntry entry)
    {
        var changes = new Dictionary<string, object?[]>();
        foreach (var property in entry.Properties.Where(property => !property.Metadata.IsPrimaryKey() && !property.Metadata.IsConcurrencyToken && !Has<DerivedAttribute>(property.Metadata.PropertyInfo)))
            Note(changes, entry.State, property.Metadata.Name, Has<PersonalAttribute>(property.Metadata.PropertyInfo), property);
        foreach (var part in entry.ComplexProperties)
            foreach (var property in part.Properties)
                Note(changes, entry.State, part.Metadata.Name, isPersonal: true, property);
        return JsonSerializer.Serialize(changes, Readable);
    }

    public static string Of(string field, object? before, object? after) =>
        JsonSerializer.Serialize(new Dictionary<string, object?[]> { [field] = [before, after] }, Readable);

    static void Note(Dictionary<string, object?[]> changes, EntityState state, string name, bool isPersonal, PropertyEntry property)
    {
        var before = state == EntityState.Added ? null : property.OriginalValue;
        var after = state == EntityState.Deleted ? null : property.CurrentValue;
        if (state == EntityState.Modified && !property.IsModified || Same(before, after)) return;
        changes[name] = isPersonal ? [before is null ? null : Hidden, after is null ? null : Hidden] : [Shown(before), Shown(after)];
    }

    static bool Same(object? one, object? other) => Equals(one, other) || one is byte[] left && other is byte[] right && left.AsSpan().SequenceEqual(right);

    static object? Shown(object? value) => value switch
    {
        Enum word => word.ToString(),
        byte[] bytes => Convert.ToHexString(bytes),
        _ => value,
    };

    static bool Has<T>(MemberInfo? property) where T : Attribute => property?.IsDefined(typeof(T)) ?? false;
}
