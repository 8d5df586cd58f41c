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
        app.MapGet("/{federation}/unions/export/{format}", async (SheetFormat format, string? q, string? kind, string? industry, string? honour, ExportUnions export, TimeProvider clock, HttpResponse response, CancellationToken ct) =>
            (await export.RunAsync(new(q, UnionFilters.Read<UnionKind>(kind), industry, UnionFilters.Read<HonourLevel>(honour)), ct)).ToAnswer(format, response, clock.Today())).WithMetadata(new NeedsAttribute(Permission.SeeUnions));
        app.MapGet("/{federation}/prospects/export/{format}", async (SheetFormat format, string? q, string? left, ExportProspects export, TimeProvider clock, HttpResponse response, CancellationToken ct) =>
            (await export.RunAsync(q, left is not null, ct)).ToAnswer(format, response, clock.Today())).WithMetadata(new NeedsAttribute(Permission.SeeUnions));
    }
}
