using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Standards;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddStandards(this IServiceCollection services) => 
        services.AddHostedService<CloseRatings>().AddSingleton(new BesideUnion(typeof(AssessmentsOfUnion))).AddSingleton(new BesidePair(typeof(PairScores)));

    /// <summary>The assessments to take home: `/{federation}/assessments/export/xlsx`.</summary>
    public static void MapStandards(this IEndpointRouteBuilder app) =>
        app.MapExport("assessments", Permission.SeeStandards, (services, query, ct) => services.GetRequiredService<ExportAssessments>().RunAsync(
            Sought(query.Word("q"), query.Word("state"), Guid.TryParse(query.Word("standard"), out var standard) ? standard : null), ct));

    /// <summary>What an address asks for; words that are none are left out.</summary>
    internal static ListAssessments.Sought Sought(string? words, string? state, Guid? standard, int page = 1) =>
        new(words, Enum.TryParse<AssessmentState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null, standard, page);
}
