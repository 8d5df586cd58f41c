using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Tenancy;

namespace UnionPortal.Tests.Tenancy;

/// <summary>Every address the running program answers at, as the program itself lists them: an address added tomorrow is attacked tomorrow.</summary>
static class Addresses
{
    /// <param name="Template">As the program routes it.</param>
    /// <param name="Methods">Verbs; none where all are taken.</param>
    /// <param name="Page">The page's component, absent at an endpoint.</param>
    /// <param name="Needs">The permission a page of a federation asks for.</param>
    public sealed record Address(string Template, IReadOnlyList<string> Methods, Type? Page, Permission? Needs)
    {
        public bool IsOfFederation => Template.StartsWith("/{federation}", StringComparison.OrdinalIgnoreCase);

        public bool IsForAnybody => Page?.IsDefined(typeof(AllowAnonymousAttribute)) == true;

        /// <summary>What the page reads from the address after the question mark.</summary>
        public IEnumerable<(string Name, Type Type)> Queries => from property in Page?.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) ?? []
                                                                let query = property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()
                                                                where query is not null
                                                                select ((query.Name ?? property.Name).ToLowerInvariant(), Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
    }

    public static List<Address> Of(IServiceProvider portal) =>
    [
        .. portal.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => new Address("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [],
                endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type, endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Permission))
            .DistinctBy(address => (address.Template, string.Join(' ', address.Methods))),
    ];
}
