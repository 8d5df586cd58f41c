using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using UnionPortal.Tenancy;

namespace UnionPortal.Tests.HouseRules;

/// <summary>How the portal is laid out and written, as far as a test can see it. Each sentence says what to do.</summary>
public sealed partial class RoomsTests
{
    static readonly string[] Technical = ["Tenancy", "Accounts", "Shell", "Audit", "Files", "Drafts", "Inbox", "Views", "Reference"];

    /// <summary>Which nouns a room may know besides the technical rooms.</summary>
    static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Federations"] = [],
        ["Unions"] = ["Federations"],
        ["Members"] = ["Unions", "Federations"],
        ["Moving"] = ["Posts", "Facilities", "Members", "Twinning", "Unions", "Federations"],
        ["Ledgers"] = ["Unions", "Federations"],
        ["Chairs"] = ["Unions", "Federations"],
        ["Posts"] = ["Unions", "Federations"],
        ["Templates"] = [],
        ["Twinning"] = ["Templates", "Unions", "Federations"],
        ["Choosing"] = ["Templates", "Twinning", "Unions", "Federations"],
        ["Activities"] = ["Twinning", "Unions", "Federations"],
        ["Helping"] = ["Activities", "Twinning", "Unions", "Federations"],
        ["Effect"] = ["Standards", "Helping", "Activities", "Twinning", "Unions", "Federations"],
        ["Quality"] = ["Members", "Posts", "Unions", "Federations"],
        ["Facilities"] = ["Unions", "Federations"],
        ["Standards"] = ["Activities", "Twinning", "Facilities", "Members", "Posts", "Unions", "Federations"],
        ["Honours"] = ["Facilities", "Unions", "Federations"],
        ["Selections"] = ["Templates", "Honours", "Standards", "Unions", "Federations"],
        ["Figures"] = ["Selections", "Helping", "Standards", "Quality", "Posts", "Members", "Facilities", "Activities", "Twinning", "Unions", "Federations"],
        ["Targets"] = ["Figures", "Unions", "Federations"],
        ["Submissions"] = ["Figures", "Activities", "Twinning", "Unions", "Federations"],
        ["Today"] = ["Selections", "Helping", "Standards", "Choosing", "Moving", "Quality", "Facilities", "Posts", "Members", "Targets", "Submissions", "Figures", "Ledgers", "Activities", "Twinning", "Unions", "Federations"],
        ["Demonstration"] = ["Templates", "Selections", "Helping", "Standards", "Choosing", "Moving", "Posts", "Members", "Facilities", "Targets", "Submissions", "Figures", "Activities", "Twinning", "Unions", "Federations"],
        ["Installation"] = ["Templates", "Members", "Demonstration", "Submissions", "Ledgers", "Unions", "Federations"],
        ["Reference"] = [],
        ["Accounts"] = ["Federations"],
        ["Tenancy"] = ["Installation"],
        ["Shell"] = [],
        ["Audit"] = [],
        ["Files"] = [],
        ["Drafts"] = [],
        ["Watch"] = ["Figures", "Installation"],
        ["Inbox"] = [],
        ["Views"] = [],
    };

    [Fact]
    public void Rooms_point_one_way()
    {
        var rooms = MayKnow.Keys.ToList();
        var wrong = from file in Source.Of(".cs", ".razor")
                    from Match match in Mention().Matches(Source.WithoutComments(file.Text))
                    let known = match.Groups[1].Value
                    where rooms.Contains(known) && known != file.Room && !Technical.Contains(known)
                          && (!MayKnow.TryGetValue(file.Room, out var allowed) || !allowed.Contains(known))
                    select $"{file.Name} knows {known}";

        wrong.Distinct().ShouldBeEmpty("Move what both need into the room that is known, or draw the arrow in MayKnow with a reason.");
        Source.Of(".cs").Select(file => file.Room).Distinct().Except(rooms).ShouldBeEmpty("A new room: say in MayKnow whom it knows.");
    }

    [Fact]
    public void Every_use_case_opens_a_door()
    {
        var useCases = Source.Of(".cs").Where(file => Regex.IsMatch(file.Text, @"\bclass \w+[^{;]*: IUseCase")).ToList();

        useCases.Count.ShouldBeGreaterThan(20);
        useCases.Where(file => !Regex.IsMatch(file.Text, @"Open(?:Above|Below|Across)?Async\(Permission\.|OpenThroughAsync<\w+>\(Permission\.|OpenPublic(?:Page)?Async\(|OpenOwnAsync\(|OpenForCommand|OpenForInvitation\(|OpenForJobAsync\("))
            .Select(file => file.Name).ShouldBeEmpty("Begin with `await using var db = await door.OpenAsync(Permission.…, ct);`.");
    }

    [Fact]
    public void No_page_touches_the_database_or_asks_the_framework_who_is_there()
    {
        var wrong = Source.Of(".razor").Where(file => Regex.IsMatch(file.Text, @"\b(FederationDb|PlatformDb|DbContext|FederationDoor|PlatformDoor|AuthenticationStateProvider|IHttpContextAccessor)\b"));

        wrong.Select(file => file.Name).ShouldBeEmpty("A page asks a use case.");
    }

    [Fact]
    public void Only_the_few_rooms_that_may_reach_the_platform_do() =>
        Source.Of(".cs").Where(file => file.Text.Contains("PlatformDb", StringComparison.Ordinal) && file.Room is not ("Accounts" or "Federations" or "Tenancy" or "Installation" or "Demonstration" or "Figures"))
            .Select(file => file.Name).ShouldBeEmpty("Accounts, postings and federations are reached through PlatformDoor's use cases.");

    [Fact]
    public void Sql_is_written_by_hand_only_where_it_has_to_be() =>
        Source.Of(".cs", ".razor").Where(file => Regex.IsMatch(file.Text, @"\bNpgsqlCommand\b|FromSql|ExecuteSql|SqlQuery") && file.Room is not ("Tenancy" or "Installation" or "Figures"))
            .Select(file => Path.GetFileName(file.Path)).ShouldBe(["Holders.cs"], "Write LINQ, or put it where the walls are kept.");

    [Fact]
    public void Every_page_says_who_may_see_it()
    {
        var pages = typeof(NeedsAttribute).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any()).ToList();

        pages.Count.ShouldBeGreaterThan(15);
        pages.Where(page => page.GetCustomAttributes<RouteAttribute>().Any(route => route.Template.StartsWith("/{Federation}", StringComparison.Ordinal)) && page.GetCustomAttribute<NeedsAttribute>() is null)
            .Select(page => page.Name).ShouldBeEmpty("Add @attribute [Needs(Permission.…)].");
        pages.Where(page => page.GetCustomAttribute<NeedsAttribute>() is null && page.GetCustomAttribute<AllowAnonymousAttribute>() is null && page.GetCustomAttribute<AuthorizeAttribute>() is null)
            .Select(page => page.Name).ShouldBeEmpty("Say [Needs(…)], [Authorize] or [AllowAnonymous].");
    }

    [Fact]
    public void Words_live_in_resources_and_nowhere_in_a_page() =>
        Source.Of(".razor").Where(file => Han().IsMatch(Source.WithoutComments(file.Text))).Select(file => file.Name).ShouldBeEmpty("Put the words into the room's Say.resx.");

    [Fact]
    public void Every_sentence_has_as_many_places_as_it_is_given_a_form_for()
    {
        var texts = Source.Of("Say.resx").SelectMany(file => XDocument.Parse(file.Text).Root!.Elements("data").Select(data => (file.Name, Key: data.Attribute("name")!.Value, Text: data.Element("value")!.Value))).ToList();

        texts.Count.ShouldBeGreaterThan(200);
        texts.Where(text => string.IsNullOrEmpty(text.Text)).Select(text => $"{text.Name} {text.Key}").ShouldBeEmpty("A word without words.");
        texts.GroupBy(text => (text.Name, text.Key)).Where(group => group.Count() > 1).Select(group => group.Key.ToString()).ShouldBeEmpty("The same key twice.");
        foreach (var (name, key, text) in texts.Where(text => text.Text.Contains('{', StringComparison.Ordinal)))
            Should.NotThrow(() => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, [.. Enumerable.Repeat<object>(1, 12)]), $"{name} {key}");
    }

    [Fact]
    public void Every_value_of_an_enum_that_has_words_has_a_word()
    {
        var words = typeof(NeedsAttribute).Assembly.GetTypes().Where(type => type is { IsAbstract: true, IsSealed: true })
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public)).Where(method => method.Name == "Word" && method.GetParameters() is [{ ParameterType.IsEnum: true }]).ToList();

        words.Count.ShouldBeGreaterThan(5);
        foreach (var word in words)
            foreach (var value in Enum.GetValues(word.GetParameters()[0].ParameterType).Cast<object>().Where(value => !(value.GetType().IsDefined(typeof(FlagsAttribute)) && Convert.ToInt32(value) == 0)))
                ((string?)word.Invoke(null, [value])).ShouldNotBeNullOrEmpty($"{value.GetType().Name}.{value} has no word in Say.resx.");
    }

    [Fact]
    public void What_a_room_shows_to_others_is_explained()
    {
        var bare = from file in Source.Of(".cs")
                   from Match match in PublicType().Matches(file.Text)
                   where !match.Groups["before"].Value.Contains("///", StringComparison.Ordinal) && !match.Groups["before"].Value.Contains("</summary>", StringComparison.Ordinal)
                   select $"{file.Name}: {match.Groups["name"].Value}";

        bare.Where(name => !name.EndsWith(": Words", StringComparison.Ordinal) && !name.EndsWith(": Room", StringComparison.Ordinal)).ShouldBeEmpty("Give it a <summary>: what it is, units, what it refuses, the source of the rule.");
    }

    [GeneratedRegex(@"UnionPortal\.([A-Z]\w+)")]
    private static partial Regex Mention();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex(@"(?<before>[^\n]*)\n(?:\[[^\n]*\]\n)*public (?:sealed |static |abstract |readonly |partial )*(?:record struct|class|record|enum|interface|struct) (?<name>\w+)")]
    private static partial Regex PublicType();
}
