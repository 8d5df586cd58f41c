using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.Json;
using UnionPortal.Accounts;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Audit;

/// <summary>Names records, fields and values with the words of the room that keeps them: `Record_Activity` and `Field_Place` in that room's Say.resx, and the `Word()` of an enum.</summary>
public static class RecordWords
{
    static readonly Dictionary<string, Type> Records = typeof(RecordWords).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(FederationOwned)) && !type.IsAssignableTo(typeof(IUnaudited))).Concat(PlatformTrail.Kinds).ToDictionary(type => type.Name);

    static readonly Dictionary<Type, MethodInfo> WordOf = typeof(RecordWords).Assembly.GetTypes().Where(type => type is { IsAbstract: true, IsSealed: true })
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public)).Where(method => method.Name == "Word" && method.GetParameters() is [{ ParameterType.IsEnum: true }])
        .ToDictionary(method => method.GetParameters()[0].ParameterType);

    /// <summary>Kinds of records the trail tells of, by the entity's name.</summary>
    public static IEnumerable<string> All => Records.Keys;

    /// <summary>What a record is called, such as 基层工会.</summary>
    public static string Of(string record) => Seek(record, $"Record_{record}") ?? record;

    /// <summary>What a field is called; nothing for one that means nothing to a reader.</summary>
    public static string? OfField(string record, string field) => Seek(record, $"Field_{record}_{field}") ?? Seek(record, $"Field_{field}");

    /// <summary>A value as the trail keeps it, in words; nothing for an empty one.</summary>
    public static string? OfValue(string record, string field, JsonElement value)
    {
        var type = Records.GetValueOrDefault(record)?.GetProperty(field)?.PropertyType is { } declared ? Nullable.GetUnderlyingType(declared) ?? declared : typeof(string);
        return value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.True => Say.Yes,
            JsonValueKind.False => Say.No,
            JsonValueKind.Number when type == typeof(int) => value.GetInt32().ToString("N0", CultureInfo.CurrentCulture),
            JsonValueKind.String when type.IsEnum => OfEnum(type, value.GetString()!),
            JsonValueKind.String when type == typeof(DateOnly) && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Say.Day.With(day),
            JsonValueKind.String when type == typeof(DateTimeOffset) && value.TryGetDateTimeOffset(out var at) => Say.Moment.With(at.InChina()),
            JsonValueKind.String when type == typeof(TimeOnly) && TimeOnly.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var time) => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            _ => value.ToString() is { Length: > 0 } text ? text : null,
        };
    }

    /// <summary>Several at once where an enum is a set of flags.</summary>
    static string OfEnum(Type type, string stored)
    {
        if (!Enum.TryParse(type, stored, out var value) || value is null || !WordOf.TryGetValue(type, out var word)) return stored;
        if (!type.IsDefined(typeof(FlagsAttribute))) return (string?)word.Invoke(null, [value]) ?? stored;
        return string.Join(Say.Comma, Enum.GetValues(type).Cast<Enum>().Where(flag => Convert.ToInt32(flag, CultureInfo.InvariantCulture) != 0 && ((Enum)value).HasFlag(flag)).Select(flag => word.Invoke(null, [flag])));
    }

    static string? Seek(string record, string key) => Records.TryGetValue(record, out var type) && Words(type) is { } words ? words.GetString(key, CultureInfo.CurrentUICulture) : null;

    static ResourceManager? Words(Type record) =>
        record.Assembly.GetType($"{record.Namespace}.Say")?.GetProperty("ResourceManager", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(null) as ResourceManager;
}
