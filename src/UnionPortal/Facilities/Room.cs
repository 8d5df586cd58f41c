using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddFacilities(this IServiceCollection services) => services.AddHostedService<SweepPhotos>().AddSingleton(new BesideUnion(typeof(FacilitiesOfUnion)));

    /// <summary>The facilities to take home: `/{federation}/facilities/export/xlsx`.</summary>
    public static void MapFacilities(this IEndpointRouteBuilder app) =>
        app.MapExport("facilities", Permission.SeeFacilities, (services, query, ct) => services.GetRequiredService<ExportFacilities>().RunAsync(
            Sought(query.Word("q"), query.Word("kind"), query.Word("union"), query.Word("state"), query.Word("with")), ct));

    /// <summary>What an address asks for; words that are none are left out.</summary>
    internal static ListFacilities.Sought Sought(string? words, string? kind, string? union, string? state, string? with, int page = 1) => new(words,
        Guid.TryParse(kind, out var id) ? id : null, Guid.TryParse(union, out var owner) ? owner : null, union == ListFacilities.OfFederation,
        Read<FacilityState>(state), Read<Equipment>(with) is { } equipment and not Equipment.None ? equipment : null, page);

    static T? Read<T>(string? word) where T : struct, Enum => Enum.TryParse<T>(word, out var value) && Enum.IsDefined(value) ? value : null;
}
