using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Effect;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    /// <summary>A campaign's report for Word: `/{federation}/pairs/campaigns/{id}/report.docx`.</summary>
    public static void MapEffect(this IEndpointRouteBuilder app) =>
        app.MapGet("/{federation}/pairs/campaigns/{id:guid}/report.docx", async (Guid id, CampaignReport report, HttpResponse response, CancellationToken ct) =>
        {
            var written = await report.WriteAsync(id, ct);
            response.Headers.CacheControl = "no-store";
            return Results.File(written.Content, WordSheet.MediaType, written.Name);
        }).WithMetadata(new NeedsAttribute(Permission.SeeFigures));
}
