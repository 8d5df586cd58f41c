using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddTwinning(this IServiceCollection services) =>
        services.AddHostedService<ExpireUnanswered>().AddSingleton(new BesideProspect(typeof(PairsOfProspect)));

    /// <summary>A pair's agreement for Word: `/{federation}/pairs/{id}/agreement.docx`; the pairs to take home: `/{federation}/pairs/export/xlsx`.</summary>
    public static void MapTwinning(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{federation}/pairs/{id:guid}/agreement.docx", async (Guid id, WriteAgreement write, HttpResponse response, CancellationToken ct) =>
        {
            var agreement = await write.RunAsync(id, ct);
            response.Headers.CacheControl = "no-store";
            return Results.File(agreement.Content, WordSheet.MediaType, agreement.Name);
        }).WithMetadata(new NeedsAttribute(Permission.SeePairs));
        app.MapExport("pairs", Permission.SeePairs, (services, query, ct) => services.GetRequiredService<ExportPairs>().RunAsync(
            ListPairs.StageOf(query.Word("stage")), query.Word("q"), query.Word("columns"), query.Word("sort"), ct));
    }
}
