using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Selections;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddSelections(this IServiceCollection services) => services.AddHostedService<RetireNotices>();

    /// <summary>A selection's papers for Word and its candidates to take home: `/{federation}/selections/{id}/roster.docx`, `recommended.docx`, `certificates.docx` and `export/xlsx`.</summary>
    public static void MapSelections(this IEndpointRouteBuilder app)
    {
        app.MapWord("selections/{id:guid}/roster.docx", Permission.SeeHonours, (asked, ct) => asked.Of<NamedRoster>().WriteAsync(asked.Id, ct));
        app.MapWord("selections/{id:guid}/recommended.docx", Permission.ManageHonours, (asked, ct) => asked.Of<RecommendedSheet>().RunAsync(asked.Id, ct));
        app.MapWord("selections/{id:guid}/certificates.docx", Permission.ManageHonours, (asked, ct) => asked.Of<NamedCertificates>().WriteAsync(asked.Id, ct));
        app.MapExport("selections/{id:guid}", Permission.SeeHonours, (asked, ct) => asked.Of<ExportCandidates>().RunAsync(asked.Id, StageOf(asked.Word("stage")), ct));
    }

    /// <summary>What an address asks for; a word that is none asks for all.</summary>
    internal static CandidacyStage? StageOf(string? word) => Enum.TryParse<CandidacyStage>(word, ignoreCase: true, out var stage) && Enum.IsDefined(stage) ? stage : null;
}
