using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Selections;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    /// <summary>The decision that names, for Word: `/{federation}/selections/{id}/roster.docx`; the certificates of all that were named: `/{federation}/selections/{id}/certificates.docx`.</summary>
    public static void MapSelections(this IEndpointRouteBuilder app)
    {
        app.MapWord("selections/{id:guid}/roster.docx", Permission.SeeHonours, (asked, ct) => asked.Of<NamedRoster>().WriteAsync(asked.Id, ct));
        app.MapWord("selections/{id:guid}/certificates.docx", Permission.ManageHonours, (asked, ct) => asked.Of<NamedCertificates>().WriteAsync(asked.Id, ct));
    }
}
