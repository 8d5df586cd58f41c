using UnionPortal.BrowserTests.Harness;

namespace UnionPortal.BrowserTests.Story;

/// <summary>From a township's Excel file to the district's dashboard: the main job, once through, as each person would do it.</summary>
[Collection("story")]
public sealed class StoryTests(BrowserInstallation installation) : Journey(installation)
{
    [Fact]
    public Task The_whole_story_is_walked_at_a_desk() => WalkAsync(Screen.Desktop, "desk");

    [Fact]
    public Task The_whole_story_is_walked_on_a_phone() => WalkAsync(Screen.Phone, "hand");

    async Task WalkAsync(Screen screen, string slugs)
    {
        var towns = await new Founding(this, Installation.Empty, screen).WalkAsync(slugs);
        await new Ledgers(towns).WalkAsync();
        await new Register(towns).WalkAsync();
        var links = await new Proposals(towns).WalkAsync();
        await new Answers(this, Installation.Empty, towns, links).WalkAsync();
        await new Agreement(towns, links).WalkAsync();
        var dashboard = new Dashboard(towns);
        var log = new PhoneLog(this, Installation.Empty, screen, links);
        await log.TypeAndLoseTheLineAsync(towns);
        await dashboard.OpenAsync();
        await log.SaveTwiceAsync();
        await dashboard.TheActivityShowsAsync();
        await log.ReadBackAsync();
        await dashboard.WalkAsync();
    }
}
