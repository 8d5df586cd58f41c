using UnionPortal.Accounts;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Today;

/// <summary>Fills the frame around every page: who one is here, where one may go, which other postings one holds.</summary>
public static class Frame
{
    public static IServiceCollection AddFrame(this IServiceCollection services) =>
        services.AddScoped(provider => new CurrentStanding(ct => ReadAsync(provider.GetRequiredService<Caller>(), provider.GetRequiredService<Standings>(), ct)));

    static async Task<Standing?> ReadAsync(Caller caller, Standings standings, CancellationToken ct)
    {
        if (caller.PersonId is not { } person) return null;
        PostingInForce here;
        try
        {
            here = await standings.FindAsync(caller, ct);
        }
        catch (Refusal)
        {
            return null;
        }

        var all = await standings.ListAsync(person, ct);
        var segment = caller.Segment.ToString();
        return new Standing(here.PersonName, here.Role, here.Words, here.Role == Role.PlatformOperator ? Say.Platform : here.FederationName, here.Colour, segment,
            [.. all.Where(other => other.Id != here.Id).Select(other => new StandingChoice(other.Words, AddressOf(other, all)))],
            [.. Places(here.Role).Select(place => place with { Href = place.Href.Length == 0 ? $"/{segment}" : $"/{segment}/{place.Href}", Also = [.. place.Also.Select(also => $"/{segment}/{also}")] })]);
    }

    // Where one short name would lead to another posting of the same person, the address says which is meant.
    static string AddressOf(PostingInForce posting, List<PostingInForce> all) =>
        all.Find(other => other.Slug == posting.Slug)!.Id == posting.Id ? $"/{posting.Slug}" : $"/{posting.Slug}~{posting.Number}";

    static readonly string[] OfPairs = ["templates", "help-items", "help-records", "questions", "knowledge"];
    static readonly string[] OfUnions = ["prospects", "chairs", "moves"];
    static readonly string[] OfHonours = ["selections", "candidacies"];
    static readonly string[] OfStandards = ["standards", "ratings"];
    static readonly string[] OfPosts = ["terms", "posts"];

    static IEnumerable<NavItem> Places(Role role)
    {
        if (role == Role.PlatformOperator)
        {
            yield return new("", "federation", Say.Federations, true);
            yield return new("found", "add", Say.Found, true);
            yield return new("status", "dashboard", Say.Status, true);
            yield break;
        }

        yield return new("", "home", Say.Home, true);
        if (role.IsOfUnion())
        {
            yield return new("activities/log", "camera", Say.LogActivity, true);
            yield return new("members", "people", Say.MembersNav, true);
            yield return new("pairs", "handshake", Say.MyPairs, true) { Also = OfPairs };
            yield return new("activities", "activity", Say.Activities, true);
            yield return new("facilities", "place", Say.Facilities, false);
            yield return new("honours", "honour", Say.Honours, false) { Also = OfHonours };
            yield return new("posts", "people", Say.OwnPosts, false) { Also = OfPosts };
            yield return new("assessments", "edit", Say.OwnAssessments, false) { Also = OfStandards };
            yield return new("knowledge", "search", Say.Knowledge, false);
            yield return new("quality", "check", Say.Quality, false);
            yield break;
        }

        yield return new("dashboard", "dashboard", Say.Dashboard, true);
        yield return new("unions", "unions", Say.Unions, true) { Also = OfUnions };
        if (role.Allows(Permission.SeeMembers)) yield return new("members", "people", Say.MembersNav, false);
        yield return new("pairs", "handshake", Say.Pairs, true) { Also = OfPairs };
        yield return new("pairs/board", "list", Say.Board, false);
        yield return new("activities", "activity", Say.Activities, true);
        yield return new("facilities", "place", Say.Facilities, false);
        yield return new("honours", "honour", Say.Honours, false) { Also = OfHonours };
        yield return new("elections", "clock", Say.Elections, false) { Also = OfPosts };
        if (role.Allows(Permission.SeeStandards)) yield return new("assessments", "edit", Say.Assessments, false) { Also = OfStandards };
        if (role.Allows(Permission.SeeQuality)) yield return new("quality", "check", Say.Quality, false);
        if (role.Allows(Permission.SeeReports)) yield return new("reports", "report", Say.Reports, false);
        if (role.Allows(Permission.SetTargets)) yield return new("targets", "target", Say.Targets, false);
        if (role.Allows(Permission.ImportUnions)) yield return new("unions/import", "import", Say.Import, false);
        if (role.Allows(Permission.ManagePostings)) yield return new("people", "people", Say.People, false);
        if (role.Allows(Permission.SeeTrail)) yield return new("trail", "history", Say.Trail, false);
    }
}
