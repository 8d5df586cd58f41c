using UnionPortal.Tenancy;

namespace UnionPortal.Ledgers;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddLedgers(this IServiceCollection services) => services.AddHostedService<ForgetLedgers>();

    /// <summary>The rows of a ledger that need a hand: `/{federation}/unions/import/{id}/problems`.</summary>
    public static void MapLedgers(this IEndpointRouteBuilder app) =>
        app.MapGet("/{federation}/unions/import/{id:guid}/problems", async (Guid id, ExportProblems export, HttpResponse response, CancellationToken ct) =>
        {
            var file = await export.RunAsync(id, ct);
            response.Headers.CacheControl = "no-store";
            return Results.File(file.Workbook, UnionPortal.Files.Spreadsheet.XlsxType, file.Name);
        }).WithMetadata(new NeedsAttribute(Permission.ImportUnions));
}
