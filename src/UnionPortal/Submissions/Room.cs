using UnionPortal.Tenancy;

namespace UnionPortal.Submissions;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    /// <summary>A photo of a report: `/{federation}/reports/photos/{id}`.</summary>
    public static void MapSubmissions(this IEndpointRouteBuilder app) =>
        app.MapGet("/{federation}/reports/photos/{id:guid}", async (Guid id, FetchHighlightPhoto fetch, HttpResponse response, CancellationToken ct) =>
        {
            var photo = await fetch.RunAsync(id, ct);
            response.Headers.CacheControl = "private, max-age=3600";
            return Results.File(photo.Content, photo.MediaType);
        }).WithMetadata(new NeedsAttribute(Permission.SeeReports));
}
