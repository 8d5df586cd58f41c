using System.Net;
using System.Text.RegularExpressions;
using UnionPortal.Accounts;
using UnionPortal.Figures;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using static UnionPortal.Tests.Tenancy.Addresses;

namespace UnionPortal.Tests.Tenancy;

/// <summary>Every address of the running program, visited by every role, by nobody, and from next door. The program lists its addresses itself; here stands only what their places mean.</summary>
public sealed partial class RoutesTests(TwoFederations world) : IClassFixture<TwoFederations>
{
    /// <summary>Endpoints of a federation that hand out rows; they are visited with the pages.</summary>
    static readonly string[] Data = ["/{federation}/files/{id:guid}", "/{federation}/unions/import/{id:guid}/problems", "/{federation}/activities/{id:guid}/brief.docx", "/{federation}/pairs/{id:guid}/agreement.docx", "/{federation}/pairs/campaigns/{id:guid}/report.docx", "/{federation}/briefing.docx", "/{federation}/reports/photos/{id:guid}",
        "/{federation}/unions/export/{format}", "/{federation}/prospects/export/{format}", "/{federation}/pairs/export/{format}", "/{federation}/activities/export/{format}",
        "/{federation}/facilities/export/{format}", "/{federation}/honours/export/{format}", "/{federation}/selections/{id:guid}/roster.docx", "/{federation}/selections/{id:guid}/recommended.docx", "/{federation}/selections/{id:guid}/export/{format}", "/{federation}/assessments/export/{format}", "/{federation}/unions/{id:guid}/election.docx", "/{federation}/elections/export/{format}", "/{federation}/members/export/{format}", "/{federation}/members/import/{id:guid}/problems"];

    /// <summary>Addresses that are no page: who gets what there is tested by name.</summary>
    static readonly string[] Endpoints = ["/", "/health/live", "/health/ready", "/sign-out", "/choices", "/account/devices", "/{federation}/pairs/{id:guid}/certificate.docx", "/{federation}/selections/{id:guid}/certificates.docx", .. Data];

    /// <summary>Pages that show everybody what a federation flagged for it, and no more: who reads what there is tested by name.</summary>
    static readonly string[] ForEverybody = ["/public/{Federation}/facilities", "/public/{Federation}/notices"];

    /// <summary>The framework's own: scripts and styles for anybody, and the line of an open page, whose every message passes the doors.</summary>
    static readonly string[] Framework = ["/_blazor", "/_framework/", "/_content/", "/css/", "/js/", "/emblem", "/UnionPortal.", "/{**path:file}"];

    static readonly string[] Hostile = ["0", "-1", "2147483647", "99999999999999999999", "abc", "%27%20OR%201%3D1%20--", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "9999-99", "0001-01", "9999-12", "%00", "%25", "true", "00000000-0000-0000-0000-000000000000"];

    [Fact]
    public void Every_address_is_known_to_these_tests()
    {
        var all = Of(world.Portal.Services);

        all.Count(address => address.Page is not null).ShouldBeGreaterThan(20);
        all.Where(address => address.Page is null && !Endpoints.Contains(address.Template) && !Framework.Any(own => address.Template.StartsWith(own, StringComparison.Ordinal)))
            .Select(address => address.Template).ShouldBeEmpty("A new endpoint: say here what it is, and test who may reach it.");
        foreach (var address in all.Where(address => address.Page is not null)) Should.NotThrow(() => Fill(address, world.Own.Slug, world.Mine));
    }

    [Fact]
    public async Task Every_role_gets_what_its_permissions_allow_and_nothing_else()
    {
        foreach (var (who, (role, visitor)) in world.People)
        {
            foreach (var address in Visited())
            {
                foreach (var path in Fill(address, world.Own.Slug, world.Mine))
                {
                    var answer = await LookAsync(visitor, path);

                    answer.Status.ShouldBe(Expected(address, role), $"{who} at {path}\n{Excerpt(answer)}");
                    if (answer.Status == HttpStatusCode.OK && address.Page != typeof(UnionPortal.Shell.ErrorPage)) Inside(answer).ShouldNotContain(UnionPortal.Shell.Say.WentWrong, Case.Sensitive, $"{who} at {path}\n{Excerpt(answer)}");
                    if (role is null && answer.Status == HttpStatusCode.Redirect) answer.Location!.ShouldContain("/sign-in?to=", Case.Sensitive, path);
                }
            }
        }
    }

    [Fact]
    public async Task A_neighbours_federation_answers_as_one_that_does_not_exist()
    {
        foreach (var (who, (role, visitor)) in world.People.Where(person => person.Value.Role is not null))
        {
            foreach (var address in Visited().Where(address => address.IsOfFederation))
            {
                foreach (var (theirs, nowhere) in Fill(address, world.Neighbour.Slug, world.Theirs).Zip(Fill(address, "nosuchplace", Ids.Random())))
                {
                    var foreign = await LookAsync(visitor, theirs);
                    var missing = await LookAsync(visitor, nowhere);

                    foreign.Status.ShouldBe(HttpStatusCode.NotFound, $"{who} at {theirs}");
                    missing.Status.ShouldBe(HttpStatusCode.NotFound, $"{who} at {nowhere}");
                    foreign.Plain.ShouldBe(missing.Plain, $"{who} at {theirs} ({role})");
                }
            }
        }
    }

    [Fact]
    public async Task A_neighbours_id_answers_as_one_that_does_not_exist()
    {
        foreach (var (who, (role, visitor)) in world.People.Where(person => person.Value.Role is not null))
        {
            foreach (var address in Visited().Where(address => address.IsOfFederation))
            {
                var random = Ids.Random();
                foreach (var (theirs, nowhere) in Fill(address, world.Own.Slug, world.Theirs, world.Neighbour.Slug).Zip(Fill(address, world.Own.Slug, random, "nosuchplace")).Where(pair => pair.First != pair.Second))
                {
                    var foreign = await LookAsync(visitor, theirs);
                    var missing = await LookAsync(visitor, nowhere);

                    var isNamedInPath = theirs.Split('?')[0] != nowhere.Split('?')[0];
                    if (isNamedInPath) foreign.Status.ShouldBe(Expected(address, role) == HttpStatusCode.OK ? HttpStatusCode.NotFound : Expected(address, role), $"{who} at {theirs}\n{Excerpt(foreign)}");
                    foreign.Status.ShouldBe(missing.Status, $"{who} at {theirs}");
                    Anonymous(foreign.Plain, world.Theirs, world.Neighbour.Slug).ShouldBe(Anonymous(missing.Plain, random, "nosuchplace"), $"{who} at {theirs}");
                }
            }
        }
    }

    [Fact]
    public async Task Nothing_typed_into_an_address_is_a_fault_of_ours()
    {
        var administrator = world.People[nameof(Role.FederationAdmin)].Visitor;
        var operators = world.People[nameof(Role.PlatformOperator)].Visitor;
        foreach (var address in Visited())
        {
            var path = Fill(address, world.Own.Slug, world.Mine).First().Split('?')[0];
            foreach (var (name, _) in address.Queries)
            {
                foreach (var hostile in Hostile)
                {
                    var answer = await LookAsync(address.Needs == Permission.RunPlatform ? operators : administrator, $"{path}?{name}={hostile}");
                    Inside(answer).ShouldNotContain(UnionPortal.Shell.Say.WentWrong, Case.Sensitive, $"{answer.Path}\n{Excerpt(answer)}");
                }
            }
        }

        foreach (var odd in new[] { "/%00", "/..%2f..%2fetc", $"/{world.Own.Slug}~", $"/{world.Own.Slug}~x", $"/{world.Own.Slug}~99", "/platform~1", "/platform~1/unions", "/platform/unions", $"/{world.Own.Slug}/unions/{Guid.Empty}", $"/{world.Own.Slug}/dashboard/%27", "/error/500", "/error/-1" })
            foreach (var (who, (_, visitor)) in world.People)
                ((int)(await LookAsync(visitor, odd)).Status).ShouldBeLessThan(500, $"{who} at {odd}");
        foreach (var odd in new[] { "/platform~1", $"/{world.Own.Slug}~99" })
            (await LookAsync(operators, odd)).Status.ShouldBe(HttpStatusCode.NotFound, odd);
    }

    [Fact]
    public async Task No_answer_holds_a_word_of_the_neighbour()
    {
        (await world.NeighboursAdministrator.GetAsync($"/{world.Neighbour.Slug}/unions/{world.Theirs.Union}")).Words.ShouldContain(TwoFederations.Canary, Case.Sensitive, "The canary must sing where it lives.");

        foreach (var (who, (role, visitor)) in world.People)
            foreach (var address in Visited())
                foreach (var path in Fill(address, world.Own.Slug, world.Mine).Concat(ForEverybody.Contains(address.Template) ? [] : Fill(address, world.Neighbour.Slug, world.Theirs)).Concat(Fill(address, world.Own.Slug, world.Theirs, world.Neighbour.Slug)))
                {
                    // The operator reads the names of federations, and no row.
                    if (role == Role.PlatformOperator && address.Needs == Permission.RunPlatform) continue;
                    (await LookAsync(visitor, path)).Words.ShouldNotContain(TwoFederations.Canary, Case.Sensitive, $"{who} at {path}");
                }
    }

    [Fact]
    public async Task Nobody_of_a_union_reads_a_word_of_another_union()
    {
        (await LookAsync(world.People[nameof(Role.FederationStaff)].Visitor, $"/{world.Own.Slug}/unions")).Words.ShouldContain(TwoFederations.OtherUnion, Case.Sensitive, "The canary must sing for the office.");

        foreach (var (who, (_, visitor)) in world.People.Where(person => person.Value.Role?.IsOfUnion() == true))
            foreach (var path in Visited().Where(address => !ForEverybody.Contains(address.Template)).SelectMany(address => Fill(address, world.Own.Slug, world.Mine)))
                (await LookAsync(visitor, path)).Words.ShouldNotContain(TwoFederations.OtherUnion, Case.Sensitive, $"{who} at {path}");
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_and_no_script_of_its_own()
    {
        var seen = new List<Visitor.Answer>();
        foreach (var person in new[] { nameof(Role.FederationAdmin), nameof(Role.UnionChair), nameof(Role.PlatformOperator), "nobody" })
            foreach (var path in Visited().SelectMany(address => Fill(address, world.Own.Slug, world.Mine)).Concat(["/", "/health/live", "/health/ready", "/nosuchplace", "/a/b/c", "/_framework/blazor.web.js", "/_blazor/negotiate", "/sign-out"]))
                seen.Add(await LookAsync(world.People[person].Visitor, path));

        seen.Select(answer => answer.Status).Distinct().Count().ShouldBeGreaterThan(4);
        foreach (var answer in seen)
        {
            answer.Headers.GetValueOrDefault("Content-Security-Policy").ShouldNotBeNull(answer.Path);
            answer.Headers["Content-Security-Policy"].ShouldContain("script-src 'self'; ", Case.Sensitive, answer.Path);
            answer.Headers["Content-Security-Policy"].ShouldContain("frame-ancestors 'none'", Case.Sensitive, answer.Path);
            answer.Headers.GetValueOrDefault("X-Content-Type-Options").ShouldBe("nosniff", answer.Path);
            answer.Headers.GetValueOrDefault("Referrer-Policy").ShouldNotBeNull(answer.Path);
            answer.Headers.GetValueOrDefault("Permissions-Policy").ShouldNotBeNull(answer.Path);
            if (answer.MediaType != "text/html") continue;
            InlineScript().Matches(answer.Body).Select(match => match.Value).ShouldBeEmpty(answer.Path);
            Handler().Matches(answer.Body).Select(match => match.Value).ShouldBeEmpty(answer.Path);
        }
    }

    // What every visit must hold, whoever comes: no fault of ours.
    static async Task<Visitor.Answer> LookAsync(Visitor visitor, string path)
    {
        var answer = await visitor.GetAsync(path);
        ((int)answer.Status).ShouldBeLessThan(500, $"{path}\n{Excerpt(answer)}");
        return answer;
    }

    IEnumerable<Address> Visited() => Of(world.Portal.Services).Where(address => address.Page is not null || Data.Contains(address.Template));

    static HttpStatusCode Expected(Address address, Role? role)
    {
        if (address.IsForAnybody) return HttpStatusCode.OK;
        if (role is not { } posted) return HttpStatusCode.Redirect;
        var needs = address.Needs ?? (address.Page is null ? Permission.SeeFiles : null);
        if (needs is null) return HttpStatusCode.OK;
        if ((needs == Permission.RunPlatform) != (posted == Role.PlatformOperator)) return HttpStatusCode.NotFound;
        return posted.Allows(needs.Value) ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
    }

    /// <summary>The address with rows in its places, and once more with each row its query can name.</summary>
    static IEnumerable<string> Fill(Address address, string slug, Ids ids, string? of = null)
    {
        var paths = Values(address, ids).Select(value => Place().Replace(address.Template, place => place.Groups[1].Value switch { var name when name.Equals("federation", StringComparison.OrdinalIgnoreCase) => slug, "format" when Guid.TryParse(value, out _) => "xlsx", _ => value })).Distinct().ToList();
        foreach (var path in paths) yield return path;
        foreach (var (name, type) in address.Queries)
        {
            if (type == typeof(Guid)) yield return $"{paths[0]}?{name}={Named(name, ids)}";
            else if (name == "of") yield return $"{paths[0]}?of={of ?? slug}";
        }
    }

    static IEnumerable<string> Values(Address address, Ids ids) => Place().Matches(address.Template).Select(place => place.Groups[1].Value).FirstOrDefault(name => !name.Equals("federation", StringComparison.OrdinalIgnoreCase)) switch
    {
        null => [""],
        "Code" when address.IsOfFederation => Indicators.All.Select(indicator => indicator.Code),
        "Code" => ["404"],
        "Token" => [Invitation.NewToken()],
        "format" => ["xlsx", "csv"],
        "Id" or "id" => address.Template.Split('/').TakeWhile(part => !part.StartsWith("{id", StringComparison.OrdinalIgnoreCase)).Last() switch
        {
            "unions" => [ids.Union.ToString()],
            "prospects" => [ids.Prospect.ToString()],
            "import" => [(address.Template.Contains("/members/", StringComparison.Ordinal) ? ids.MemberImport : ids.Import).ToString()],
            "members" => [ids.Member.ToString()],
            "posts" => [ids.Post.ToString()],
            "terms" => [ids.Term.ToString()],
            "pairs" => [ids.Pair.ToString()],
            "campaigns" => [ids.Campaign.ToString()],
            "rounds" => [ids.Round.ToString()],
            "activities" => [ids.Activity.ToString()],
            "facilities" => [ids.Facility.ToString()],
            "honours" => [ids.Honour.ToString()],
            "standards" => [ids.Standard.ToString()],
            "versions" => [ids.StandardDraft.ToString()],
            "assessments" => [ids.Assessment.ToString()],
            "templates" => [ids.Template.ToString()],
            "selections" => [ids.Selection.ToString()],
            "candidacies" => [ids.Candidacy.ToString()],
            "moves" => [ids.Move.ToString()],
            "help-items" => [ids.HelpItem.ToString()],
            "help-records" => [ids.HelpRecord.ToString()],
            "questions" => [ids.Question.ToString()],
            "reports" => [ids.Report.ToString()],
            "photos" => [ids.ReportPhoto.ToString()],
            "files" => [ids.Photo.ToString(), ids.Scan.ToString()],
            var room => throw new InvalidOperationException($"Say which id stands behind /{room}/ in {address.Template}."),
        },
        var place => throw new InvalidOperationException($"Say what stands at {{{place}}} in {address.Template}."),
    };

    static Guid Named(string query, Ids ids) => query switch
    {
        "pair" => ids.Pair,
        "union" => ids.Union,
        "after" or "before" => ids.Member,
        "standard" => ids.Standard,
        "record" or "from" => ids.Union,
        "campaign" => ids.Campaign,
        "item" => ids.HelpItem,
        "mentor" => ids.MentorEntry,
        "as" or "mentee" => ids.MenteeEntry,
        "for" or "prospect" => ids.Prospect,
        _ => throw new InvalidOperationException($"Say which id ?{query}= names."),
    };

    // An answer may repeat what was asked for, and nothing that follows from it.
    static string Anonymous(string body, Ids ids, string slug)
    {
        foreach (var id in new[] { ids.Union, ids.Prospect, ids.Campaign, ids.Pair, ids.Activity, ids.Photo, ids.Scan, ids.Import, ids.LedgerFile, ids.Report, ids.ReportPhoto, ids.Member, ids.MemberImport, ids.Facility, ids.Honour, ids.Post, ids.Term, ids.Round, ids.MentorEntry, ids.MenteeEntry, ids.Move, ids.Standard, ids.StandardDraft, ids.Assessment, ids.HelpItem, ids.HelpRecord, ids.Question, ids.Selection, ids.Candidacy, ids.Template }) body = body.Replace(id.ToString(), "·", StringComparison.Ordinal);
        return body.Replace(slug, "·", StringComparison.Ordinal);
    }

    static string Excerpt(Visitor.Answer answer) => Inside(answer)[..Math.Min(900, Inside(answer).Length)];

    // The page without the frame, which holds sentences for later.
    static string Inside(Visitor.Answer answer) => answer.Words.Split("<main")[^1].Split("</main>")[0];

    [GeneratedRegex(@"\{(\w+)(?::\w+)?\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"<[a-z][^>]*\son[a-z]+\s*=[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();
}
