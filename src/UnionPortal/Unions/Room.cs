using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Views;

namespace UnionPortal.Unions;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    /// <summary>Lists to take home: `/{federation}/unions/export/xlsx`, `/{federation}/prospects/export/csv`.</summary>
    public static void MapUnions(this IEndpointRouteBuilder app)
    {
        app.MapExport("unions", Permission.SeeUnions, (services, query, ct) => services.GetRequiredService<ExportUnions>().RunAsync(
            new(query.Word("q"), UnionFilters.Read<UnionKind>(query.Word("kind")), query.Word("industry"), UnionFilters.Read<HonourLevel>(query.Word("honour")),
                Ownership: UnionFilters.Read<Ownership>(query.Word("ownership")), Dissolved: query.Word("state") == UnionFilters.Dissolved, Columns: query.Word("columns"), Sort: query.Word("sort"), Picked: Picked.Read(query.Word("picked"))), ct));
        app.MapExport("prospects", Permission.SeeUnions, (services, query, ct) => services.GetRequiredService<ExportProspects>().RunAsync(
            new(query.Word("q"), Left: query.Word("left") is not null, Columns: query.Word("columns"), Sort: query.Word("sort")), ct));
    }
}
