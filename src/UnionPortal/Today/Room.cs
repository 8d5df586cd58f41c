using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Today;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    /// <summary>A leader's first screen for Word: `/{federation}/briefing.docx`.</summary>
    public static void MapToday(this IEndpointRouteBuilder app) =>
        app.MapGet("/{federation}/briefing.docx", async (WriteBriefing write, HttpResponse response, CancellationToken ct) =>
        {
            var briefing = await write.RunAsync(ct);
            response.Headers.CacheControl = "no-store";
            return Results.File(briefing.Content, WordSheet.MediaType, briefing.Name);
        }).WithMetadata(new NeedsAttribute(Permission.SeeReports));
}
