using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddUnions(this IServiceCollection services) => services.AddHostedService<ForgetLedgers>();

    /// <summary>The rows of a ledger that need a hand: `/{federation}/unions/import/{id}/problems`; lists to take home: `/{federation}/unions/export/xlsx`.</summary>
    public static void MapUnions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{federation}/unions/import/{id:guid}/problems", async (Guid id, ExportProblems export, HttpResponse response, CancellationToken ct) =>
        {
            var file = await export.RunAsync(id, ct);
            response.Headers.CacheControl = "no-store";
            return Results.File(file.Csv, "text/csv; charset=utf-8", file.Name);
        }).WithMetadata(new NeedsAttribute(Permission.ImportUnions));
        app.MapExport("unions", Permission.SeeUnions, (services, query, ct) => services.GetRequiredService<ExportUnions>().RunAsync(
            new(query.Word("q"), UnionFilters.Read<UnionKind>(query.Word("kind")), query.Word("industry"), UnionFilters.Read<HonourLevel>(query.Word("honour"))), ct));
        app.MapExport("prospects", Permission.SeeUnions, (services, query, ct) => services.GetRequiredService<ExportProspects>().RunAsync(query.Word("q"), query.Word("left") is not null, ct));
    }
}
