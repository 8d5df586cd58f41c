using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace UnionPortal.Shell;

/// <summary>Answers 400 to an address that a page cannot read: a word where a number or an id belongs, or a character that no text holds. Left to itself the page would end in a fault of ours.</summary>
public static class ReadableAddress
{
    private static readonly ConcurrentDictionary<Type, List<(string Name, Type Type)>> Known = new();

    public static IApplicationBuilder UseReadableAddresses(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (IsReadable(http)) return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    private static bool IsReadable(HttpContext http)
    {
        if (http.Request.Path.Value?.Contains('\0') == true || http.Request.Query.Any(each => each.Value.ToString().Contains('\0'))) return false;
        return http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is not { } page
            || Known.GetOrAdd(page, QueriesOf).TrueForAll(query => http.Request.Query[query.Name].All(typed => IsA(query.Type, typed ?? "")));
    }

    private static List<(string, Type)> QueriesOf(Type page) =>
    [
        .. from property in page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
           let query = property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()
           where query is not null
           select (query.Name ?? property.Name, property.PropertyType),
    ];

    private static bool IsA(Type type, string typed)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return typed.Length == 0 || IsA(inner, typed);
        if (type == typeof(int)) return int.TryParse(typed, CultureInfo.InvariantCulture, out _);
        if (type == typeof(Guid)) return Guid.TryParse(typed, out _);
        return type != typeof(bool) || bool.TryParse(typed, out _);
    }
}
