using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Activities;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    /// <summary>An activity's brief for Word: `/{federation}/activities/{id}/brief.docx`; the activities to take home: `/{federation}/activities/export/xlsx`.</summary>
    public static void MapActivities(this IEndpointRouteBuilder app)
    {
        app.MapWord("activities/{id:guid}/brief.docx", Permission.SeeActivities, (asked, ct) => asked.Of<WriteBrief>().RunAsync(asked.Id, ct));
        app.MapExport("activities", Permission.SeeActivities, (services, query, ct) => services.GetRequiredService<ExportActivities>().RunAsync(
            Guid.TryParse(query.Word("pair"), out var pair) ? pair : null, ListActivities.MonthOf(query.Word("month")), query.Word("q"), query.Word("columns"), query.Word("sort"), ct));
    }
}
