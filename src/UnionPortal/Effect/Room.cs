using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Effect;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    /// <summary>A campaign's report for Word: `/{federation}/pairs/campaigns/{id}/report.docx`.</summary>
    public static void MapEffect(this IEndpointRouteBuilder app) =>
        app.MapWord("pairs/campaigns/{id:guid}/report.docx", Permission.SeeFigures, (asked, ct) => asked.Of<CampaignReport>().WriteAsync(asked.Id, ct));
}
