using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Today;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    /// <summary>A leader's first screen for Word: `/{federation}/briefing.docx`.</summary>
    public static void MapToday(this IEndpointRouteBuilder app) =>
        app.MapWord("briefing.docx", Permission.SeeReports, (asked, ct) => asked.Of<WriteBriefing>().RunAsync(ct));
}
