using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddTwinning(this IServiceCollection services) =>
        services.AddHostedService<ExpireUnanswered>().AddSingleton(new BesideProspect(typeof(PairsOfProspect)));

    /// <summary>A pair's agreement for Word: `/{federation}/pairs/{id}/agreement.docx`; its certificates: `/{federation}/pairs/{id}/certificate.docx`; the pairs to take home: `/{federation}/pairs/export/xlsx`.</summary>
    public static void MapTwinning(this IEndpointRouteBuilder app)
    {
        app.MapWord("pairs/{id:guid}/agreement.docx", Permission.SeePairs, (asked, ct) => asked.Of<WriteAgreement>().RunAsync(asked.Id, ct));
        app.MapWord("pairs/{id:guid}/certificate.docx", Permission.SeePairs, (asked, ct) => asked.Of<Certificates>().WriteAsync(asked.Id, ct));
        app.MapExport("pairs", Permission.SeePairs, (services, query, ct) => services.GetRequiredService<ExportPairs>().RunAsync(
            ListPairs.StageOf(query.Word("stage")), query.Word("q"), query.Word("columns"), query.Word("sort"), ct));
    }
}
