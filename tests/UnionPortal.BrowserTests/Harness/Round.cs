using System.Text.RegularExpressions;
using UnionPortal.Tenancy;
using static Microsoft.Playwright.Assertions;

namespace UnionPortal.BrowserTests.Harness;

/// <summary>A round through every page there is, as every role that may open it.</summary>
public abstract class Round(BrowserInstallation installation) : Journey(installation)
{
    static readonly (string User, Role Role)[] Everybody =
    [
        ("demo-operator", Role.PlatformOperator), ("demo-admin", Role.FederationAdmin), ("demo-staff", Role.FederationStaff),
        ("demo-leader", Role.Leader), ("demo-chair", Role.UnionChair), ("demo-worker", Role.UnionWorker),
    ];

    const string Campaign = "/{Federation}/pairs/campaigns/{Id:guid}";

    readonly HashSet<string> visited = [];
    string? campaign;

    /// <summary>What is wrong, each with the address it was met at.</summary>
    protected List<string> Findings { get; } = [];

    /// <summary>Opens page after page and has each looked at; afterwards no page may have been left out, and nothing may have been found.</summary>
    /// <param name="judge">Looks at the page that is open now.</param>
    protected async Task GoRoundAsync(Screen screen, string language, Func<Visitor, string, Task> judge)
    {
        PagePlace.All.Count.ShouldBeGreaterThan(20);
        var links = await Installation.Directions.OnceAsync("stranger", LinksAsync);
        var stranger = await ArriveAsync(Installation.Demonstration, screen, "stranger");
        await stranger.GotoAsync("/sign-in");
        await stranger.ReadAsync(language);
        foreach (var place in PagePlace.All.Where(place => place.IsForAnybody)) await VisitAsync(stranger, place, links, judge);

        foreach (var (user, role) in Everybody)
        {
            var person = await ArriveAsync(Installation.Demonstration, screen, user);
            await person.GotoAsync("/sign-in");
            await person.SignInAsync(user);
            var known = await Installation.Directions.OnceAsync(user, () => KnownToAsync(person, role));
            if (known.TryGetValue(Campaign, out var id)) campaign = id;
            await person.ReadAsync(language);
            foreach (var place in PagePlace.All.Where(place => place.IsFor(role) && LooksNewTo(role, place, screen))) await VisitAsync(person, place, known, judge);
            if (role == Role.UnionWorker) foreach (var place in PagePlace.All.Where(place => place.IsForTheSignedIn)) await VisitAsync(person, place, known, judge);
        }

        await VisitDistrictAsync(screen, language, judge);
        PagePlace.All.Select(place => place.Template).Except(visited).ShouldBeEmpty("These pages were visited by nobody.");
        Findings.ShouldBeEmpty();
    }

    // Above townships the same roles see other things on these pages: those below.
    async Task VisitDistrictAsync(Screen screen, string language, Func<Visitor, string, Task> judge)
    {
        var district = await ArriveAsync(Installation.Demonstration, screen, "district");
        await district.GotoAsync("/sign-in");
        await district.SignInAsync("demo-district");
        var known = new Dictionary<string, string> { ["/{Federation}"] = "dongchuan", ["/{Federation}/reports/{Id:guid}"] = (await FirstAsync(district, "/dongchuan/reports", "reports"))! };
        await district.ReadAsync(language);
        foreach (var place in PagePlace.All.Where(place => place.Template is "/{Federation}" or "/{Federation}/reports" or "/{Federation}/reports/{Id:guid}" or "/{Federation}/targets")) await VisitAsync(district, place, known, judge);
    }

    // Staff and leaders see the administrator's pages and a worker the chair's; each has a first screen of their own. At a desk a chair's pages are the office's as well; on a phone both are looked at.
    bool LooksNewTo(Role role, PagePlace place, Screen screen) =>
        place.Template is "/{Federation}" or "/{Federation}/members" || !visited.Contains(place.Template) || role is Role.FederationAdmin or Role.PlatformOperator || role == Role.UnionChair && screen.IsPhone;

    async Task VisitAsync(Visitor person, PagePlace place, Dictionary<string, string> known, Func<Visitor, string, Task> judge)
    {
        if (place.AddressFor(known) is not { } address) return;
        visited.Add(place.Template);
        await person.GotoAsync(address);
        await Expect(person.Page.Locator("h1")).ToBeVisibleAsync();
        await judge(person, address);
    }

    /// <summary>A chair's invitation and a contact's link, as the office hands them out.</summary>
    async Task<Dictionary<string, string>> LinksAsync()
    {
        var office = await ArriveAsync(Installation.Demonstration, Screen.Desktop, "office");
        await office.GotoAsync("/sign-in");
        await office.SignInAsync("demo-admin");
        await office.GotoAsync($"/liuhe/unions/{await FirstAsync(office, "/liuhe/unions", "unions")}");
        await office.Button("邀请主席").ClickAsync();
        var invitation = await office.IssuedLinkAsync();
        await office.GotoAsync("/liuhe/unions");
        await office.GotoAsync($"/liuhe/members/poster?union={await FirstAsync(office, "/liuhe/unions", "unions")}");
        await office.Button("生成").ClickAsync();
        var poster = await office.IssuedLinkAsync();
        var chair = await ArriveAsync(Installation.Demonstration, Screen.Desktop, "rating");
        await chair.GotoAsync("/sign-in");
        await chair.SignInAsync("demo-chair");
        await chair.GotoAsync("/liuhe/ratings/poster");
        await chair.Button("生成二维码").ClickAsync();
        var rating = await chair.IssuedLinkAsync();
        return new() { ["/rate/{Token}"] = rating.Split('/')[^1], ["/join/{Token}"] = poster.Split('/')[^1], ["/invitation/{Token}"] = invitation.Split('/')[^1], ["/answer/{Token}"] = await ContactLinkAsync(office), ["/error/{Code:int}"] = "404", ["/public/{Federation}"] = "liuhe" };
    }

    static async Task<string> ContactLinkAsync(Visitor office)
    {
        foreach (var pair in await IdsAsync(office, "/liuhe/pairs?stage=proposed", "pairs"))
        {
            await office.GotoAsync($"/liuhe/pairs/{pair}");
            await Expect(office.Page.Locator("h1")).ToBeVisibleAsync();
            if (await office.Button("发给企业联系人的链接").CountAsync() == 0) continue;
            await office.Button("发给企业联系人的链接").ClickAsync();
            return (await office.IssuedLinkAsync()).Split('/')[^1];
        }

        throw new InvalidOperationException("No pair of the demonstration waits for an employer.");
    }

    async Task<Dictionary<string, string>> KnownToAsync(Visitor person, Role role)
    {
        var home = new Uri(person.Page.Url).AbsolutePath.Trim('/');
        var known = new Dictionary<string, string> { ["/{Federation}"] = home, ["/{Federation}/dashboard/{Code}"] = "joining-rate" };
        if (role == Role.PlatformOperator) return known;
        async Task KnowAsync(string template, string list, string folder)
        {
            if (await FirstAsync(person, $"/{home}/{list}", folder) is { } id) known[template] = id;
        }

        if (role.Allows(Permission.ImportUnions))
        {
            await person.GotoAsync($"/{home}/unions/import");
            await person.Page.SetInputFilesAsync("#f-Files", Path.Combine(AppContext.BaseDirectory, "Files", "unions-gulou-flawed.xlsx"));
            await person.SeesAsync("家可导入");
            known["/{Federation}/unions/import/{Id:guid}"] = person.Page.Url.Split('/')[^1];
        }

        if (role.Allows(Permission.AmendMembers))
        {
            await person.GotoAsync($"/{home}/members/import");
            await person.Page.SetInputFilesAsync("#f-Files", Path.Combine(AppContext.BaseDirectory, "Files", "members-flawed.csv"));
            await person.SeesAsync("需要处理的行");
            known["/{Federation}/members/import/{Id:guid}"] = person.Page.Url.Split('/')[^1];
        }

        if (role.Allows(Permission.SeeMembers)) await KnowAsync("/{Federation}/members/{Id:guid}", "members", "members");
        if (role.Allows(Permission.SeeUnions)) await KnowAsync("/{Federation}/unions/{Id:guid}", "unions", "unions");
        if (role.Allows(Permission.AmendUnions) && known.TryGetValue("/{Federation}/unions/{Id:guid}", out var union))
        {
            await KnowAsync("/{Federation}/posts/{Id:guid}", $"unions/{union}/posts", "posts");
            await KnowAsync("/{Federation}/terms/{Id:guid}", $"unions/{union}/posts", "terms");
        }

        if (role.Allows(Permission.AmendUnions)) await KnowAsync("/{Federation}/moves/{Id:guid}", "moves", "moves");
        if (role.Allows(Permission.SeeUnions)) await KnowAsync("/{Federation}/prospects/{Id:guid}", "prospects", "prospects");
        if (role.Allows(Permission.SeeReports)) await KnowAsync("/{Federation}/reports/{Id:guid}", "reports", "reports");
        if (role.Allows(Permission.ManagePairs))
        {
            await KnowAsync(Campaign, "pairs/campaigns", "campaigns");
            await KnowAsync("/{Federation}/pairs/rounds/{Id:guid}", $"pairs/campaigns/{known[Campaign]}", "rounds");
        }
        else if (role.Allows(Permission.ChoosePartners) && campaign is not null)
        {
            known[Campaign] = campaign;
        }

        if (role.Allows(Permission.SetTemplates)) await KnowAsync("/{Federation}/templates/{Id:guid}", "templates", "templates");
        if (role.Allows(Permission.ManagePairs)) await KnowAsync("/{Federation}/pairs/{Id:guid}/agreement", "pairs?stage=agreed", "pairs");
        if (role.Allows(Permission.ManagePairs)) await KnowAsync("/{Federation}/pairs/{Id:guid}/certificate", "pairs?stage=completed", "pairs");
        if (role.Allows(Permission.ManagePairs)) await KnowAsync("/{Federation}/pairs/{Id:guid}/answer", "pairs?stage=proposed", "pairs");
        await KnowAsync("/{Federation}/pairs/{Id:guid}", role.IsOfUnion() ? "pairs" : "pairs?stage=active", "pairs");
        if (known.TryGetValue("/{Federation}/pairs/{Id:guid}", out var pair))
        {
            if (role.Allows(Permission.AnswerPair))
            {
                known["/{Federation}/pairs/{Id:guid}/sign"] = pair;
                await KnowAsync("/{Federation}/pairs/{Id:guid}/sign", "pairs?stage=agreed", "pairs");
            }

            await KnowAsync("/{Federation}/help-items/{Id:guid}", $"pairs/{pair}/plan", "help-items");
            await KnowAsync("/{Federation}/help-records/{Id:guid}", $"pairs/{pair}/records", "help-records");
            // The newest waits for an answer and may be amended; older ones stand and may be corrected.
            if ((await IdsAsync(person, $"/{home}/pairs/{pair}/records", "help-records")).LastOrDefault() is { } stands) known["/{Federation}/help-records/{Id:guid}/correct"] = stands;
            await KnowAsync("/{Federation}/questions/{Id:guid}", $"pairs/{pair}/questions", "questions");
            // Open ones stand first; what is shared has an answer.
            if ((await IdsAsync(person, $"/{home}/pairs/{pair}/questions", "questions")).LastOrDefault() is { } answered) known["/{Federation}/questions/{Id:guid}/share"] = answered;
        }

        await KnowAsync("/{Federation}/activities/{Id:guid}", "activities", "activities");
        await KnowAsync("/{Federation}/facilities/{Id:guid}", "facilities", "facilities");
        await KnowAsync("/{Federation}/honours/{Id:guid}", "honours", "honours");
        await KnowSelectionsAsync(person, role, home, known);
        await KnowAsync("/{Federation}/standards/{Id:guid}", "standards", "standards");
        await KnowAsync("/{Federation}/assessments/{Id:guid}", "assessments?state=confirmed", "assessments");
        if (role.Allows(Permission.SetStandards)) await KnowAsync("/{Federation}/standards/versions/{Id:guid}", await DraftedAsync(person, home), "versions");
        if (role.Allows(Permission.ConfirmAssessments)) await KnowAsync("/{Federation}/assessments/{Id:guid}/confirm", "assessments?state=handedin", "assessments");
        if (role.Allows(Permission.Assess)) await KnowAsync("/{Federation}/assessments/{Id:guid}/fill", "assessments?state=begun", "assessments");
        return known;
    }

    // The newest takes applications, the oldest has named, and those between have candidates.
    static async Task KnowSelectionsAsync(Visitor person, Role role, string home, Dictionary<string, string> known)
    {
        const string candidacy = "/{Federation}/candidacies/{Id:guid}";
        var selections = await IdsAsync(person, $"/{home}/selections", "selections");
        // A district has none of its own.
        if (selections.Count == 0) return;
        (known["/{Federation}/selections/{Id:guid}"], known["/{Federation}/selections/{Id:guid}/roster"], known["/{Federation}/selections/{Id:guid}/certificates"]) = (selections[0], selections[^1], selections[^1]);
        foreach (var selection in selections)
        {
            if (!known.ContainsKey(candidacy) && await FirstAsync(person, $"/{home}/selections/{selection}", "candidacies") is { } any) known[candidacy] = any;
            if (role.Allows(Permission.ApplyForHonours) && await FirstAsync(person, $"/{home}/selections/{selection}?stage=returned", "candidacies") is { } returned) known.TryAdd(candidacy + "/mend", returned);
        }
    }

    // Of the standards one is being worked on.
    static async Task<string> DraftedAsync(Visitor person, string home)
    {
        await person.GotoAsync($"/{home}/standards");
        await person.Page.Locator("#content li", new() { HasText = "有草稿" }).Locator("a").First.ClickAsync();
        await Expect(person.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "修改草稿" })).ToBeVisibleAsync();
        return new Uri(person.Page.Url).AbsolutePath.Split('/', 3)[^1];
    }

    static async Task<string?> FirstAsync(Visitor person, string list, string folder) => (await IdsAsync(person, list, folder)).FirstOrDefault();

    static async Task<List<string>> IdsAsync(Visitor person, string list, string folder)
    {
        await person.GotoAsync(list);
        await Expect(person.Page.Locator("h1")).ToBeVisibleAsync();
        var addresses = await person.Page.Locator("#content a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href') ?? '')");
        return [.. addresses.Select(address => Regex.Match(address, $"/{folder}/([0-9a-f-]{{36}})$")).Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct()];
    }
}
