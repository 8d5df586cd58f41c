using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.BrowserTests.Harness;

/// <summary>A page of the portal as its component declares it.</summary>
public sealed partial record PagePlace(string Template, Permission? Needs, bool IsForAnybody)
{
    /// <summary>Every page there is, from the routes of the assembly, so that a new one is never forgotten.</summary>
    public static readonly IReadOnlyList<PagePlace> All =
    [
        .. from page in typeof(Routes).Assembly.GetTypes()
           from route in page.GetCustomAttributes<RouteAttribute>()
           orderby route.Template
           select new PagePlace(route.Template, page.GetCustomAttribute<NeedsAttribute>()?.Permission, page.GetCustomAttribute<AllowAnonymousAttribute>() is not null),
    ];

    /// <summary>For whoever has signed in, as whom does not matter.</summary>
    public bool IsForTheSignedIn => Needs is null && !IsForAnybody;

    public bool IsFor(Role role) => Needs is { } permission && role.Allows(permission) && Template.StartsWith("/platform", StringComparison.Ordinal) == (role == Role.PlatformOperator);

    /// <summary>The address with real names and ids in it; null where this person has nothing of the kind.</summary>
    /// <param name="known">What stands in place of a parameter, by the template up to and with it, such as `/{Federation}/unions/{Id:guid}`; or by a whole template.</param>
    public string? AddressFor(IReadOnlyDictionary<string, string> known)
    {
        var address = "";
        var at = 0;
        foreach (var parameter in Parameter().Matches(Template).AsEnumerable())
        {
            if ((known.GetValueOrDefault(Template) ?? known.GetValueOrDefault(Template[..(parameter.Index + parameter.Length)])) is not { } value) return null;
            if (parameter.Index == 1) value = known["/{Federation}"];
            address += Template[at..parameter.Index] + value;
            at = parameter.Index + parameter.Length;
        }

        return address + Template[at..];
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
