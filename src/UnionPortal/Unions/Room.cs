using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    /// <summary>Lists to take home: `/{federation}/unions/export/xlsx`, `/{federation}/prospects/export/csv`.</summary>
    public static void MapUnions(this IEndpointRouteBuilder app)
    {
        app.MapExport("unions", Permission.SeeUnions, (services, query, ct) => services.GetRequiredService<ExportUnions>().RunAsync(
            new(query.Word("q"), UnionFilters.Read<UnionKind>(query.Word("kind")), query.Word("industry"), UnionFilters.Read<HonourLevel>(query.Word("honour")),
                Ownership: UnionFilters.Read<Ownership>(query.Word("ownership")), Dissolved: query.Word("state") == UnionFilters.Dissolved), ct));
        app.MapExport("prospects", Permission.SeeUnions, (services, query, ct) => services.GetRequiredService<ExportProspects>().RunAsync(query.Word("q"), query.Word("left") is not null, ct));
    }
}
