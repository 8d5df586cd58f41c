using System.Globalization;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Honours;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddHonours(this IServiceCollection services) => services.AddSingleton(new BesideUnion(typeof(HonoursOfUnion)));

    /// <summary>The honours to take home: `/{federation}/honours/export/xlsx`.</summary>
    public static void MapHonours(this IEndpointRouteBuilder app) =>
        app.MapExport("honours", Permission.SeeHonours, (services, query, ct) => services.GetRequiredService<ExportHonours>().RunAsync(
            Sought(query.Word("q"), query.Word("level"), query.Word("holder"), query.Word("state"), query.Word("year"), query.Word("union"), columns: query.Word("columns"), sort: query.Word("sort")), ct));

    /// <summary>What an address asks for; words that are none are left out.</summary>
    internal static ListHonours.Sought Sought(string? words, string? level, string? holder, string? state, string? year, string? union, int page = 1, string? columns = null, string? sort = null) => new(words, Read<HonourLevel>(level),
        Read<HonourHolder>(holder), Read<HonourState>(state), int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : null,
            Guid.TryParse(union, out var id) ? id : null, page, columns, sort);

    static T? Read<T>(string? word) where T : struct, Enum => Enum.TryParse<T>(word, out var value) && Enum.IsDefined(value) ? value : null;
}
