using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Facilities;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddFacilities(this IServiceCollection services) => services.AddSingleton(new BesideUnion(typeof(FacilitiesOfUnion)));

    /// <summary>The facilities to take home: `/{federation}/facilities/export/xlsx`.</summary>
    public static void MapFacilities(this IEndpointRouteBuilder app) =>
        app.MapExport("facilities", Permission.SeeFacilities, (services, query, ct) => services.GetRequiredService<ExportFacilities>().RunAsync(
            Sought(query.Word("q"), query.Word("kind"), query.Word("union"), query.Word("state"), query.Word("with"), columns: query.Word("columns"), sort: query.Word("sort"), picked: query.Word("picked")), ct));

    /// <summary>What an address asks for; words that are none are left out.</summary>
    internal static ListFacilities.Sought Sought(string? words, string? kind, string? union, string? state, string? with, int page = 1,
        string? columns = null, string? sort = null, string? picked = null) => new(words,
        Guid.TryParse(kind, out var id) ? id : null, Guid.TryParse(union, out var owner) ? owner : null, union == ListFacilities.OfFederation,
        Read<FacilityState>(state), Read<Equipment>(with) is { } equipment and not Equipment.None ? equipment : null, page, columns, sort, Picked.Read(picked));

    static T? Read<T>(string? word) where T : struct, Enum => Enum.TryParse<T>(word, out var value) && Enum.IsDefined(value) ? value : null;
}
