using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Members;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddMembers(this IServiceCollection services) => services.AddHostedService<EscalateApplications>().AddHostedService<FollowRosters>().AddHostedService<ForgetLists>().AddHostedService<HearAnswers>().AddSingleton(new BesideUnion(typeof(MembersOfUnion)));

    /// <summary>Members to take home: `/{federation}/members/export/xlsx`; the rows of a list that need a hand: `/{federation}/members/import/{id}/problems`.</summary>
    public static void MapMembers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/{federation}/members/export/{format}", async (string format, HttpContext http, ExportMembers export, TimeProvider clock, CancellationToken ct) =>
        {
            if (!Enum.TryParse<SheetFormat>(format, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted)) return Results.NotFound();
            var query = http.Request.Query;
            var sought = new SoughtMembers(query.Word("q"), Guid.TryParse(query.Word("union"), out var union) ? union : null, UnionFilters.Read<MemberStanding>(query.Word("standing")), UnionFilters.Read<MemberCategory>(query.Word("category")),
                Sort: query.Word("sort"), Picked: Picked.Read(query.Word("picked")));
            var list = await export.RunAsync(sought, query.Word("numbers") is not null, query.Word("columns"), ct);
            http.Response.Headers.CacheControl = "no-store";
            return list.Send(wanted, http, clock.Today().ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture));
        }).WithMetadata(new NeedsAttribute(Permission.SeeMembers));
        app.MapGet("/{federation}/members/import/{id:guid}/problems", async (Guid id, ExportMemberProblems export, HttpResponse response, CancellationToken ct) =>
        {
            var file = await export.RunAsync(id, ct);
            response.Headers.CacheControl = "no-store";
            return Results.File(file.Workbook, Spreadsheet.XlsxType, file.Name);
        }).WithMetadata(new NeedsAttribute(Permission.AmendMembers));
    }
}
