using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Activities;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddActivities(this IServiceCollection services) => services.AddHostedService<SweepPhotos>();

    /// <summary>An activity's brief for Word: `/{federation}/activities/{id}/brief.docx`; the activities to take home: `/{federation}/activities/export/xlsx`.</summary>
    public static void MapActivities(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{federation}/activities/{id:guid}/brief.docx", async (Guid id, WriteBrief write, HttpResponse response, CancellationToken ct) =>
        {
            var brief = await write.RunAsync(id, ct);
            response.Headers.CacheControl = "no-store";
            return Results.File(brief.Content, WordSheet.MediaType, brief.Name);
        }).WithMetadata(new NeedsAttribute(Permission.SeeActivities));
        app.MapExport("activities", Permission.SeeActivities, (services, query, ct) => services.GetRequiredService<ExportActivities>().RunAsync(
            Guid.TryParse(query.Word("pair"), out var pair) ? pair : null, ListActivities.MonthOf(query.Word("month")), query.Word("q"), ct));
    }
}
