using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Posts;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddPosts(this IServiceCollection services) => services.AddSingleton(new BesideUnion(typeof(PostsCard)));

    /// <summary>A paper of an election for Word: `/{federation}/unions/{id}/election.docx?paper=result`; the list to take home: `/{federation}/elections/export/xlsx`.</summary>
    public static void MapPosts(this IEndpointRouteBuilder app)
    {
        app.MapWord("unions/{id:guid}/election.docx", Permission.SeePosts, (asked, ct) => asked.Of<ElectionPaper>().WriteAsync(asked.Id, ElectionPaper.KindOf(asked.Word("paper")), ct));
        app.MapExport("elections", Permission.SeeUnions, (services, query, ct) => services.GetRequiredService<ExportElections>().RunAsync(
            new(query.Word("q"), UnionFilters.Read<ElectionState>(query.Word("what")), UnionFilters.Read<UnionKind>(query.Word("kind")), query.Word("women") is not null, Columns: query.Word("columns"), Sort: query.Word("sort")), ct));
    }
}
