using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Twinning;

public sealed class MatchingTests(TestInstallation installation)
{
    [Fact]
    public async Task The_nearest_of_the_same_industry_with_an_honour_comes_first_and_says_why()
    {
        var office = await installation.FoundAsync();
        var (near, far, mentee) = (Registry.Strong("近邻工会"), Registry.Strong("远处工会", 117.2, 40.9, "6513"), Registry.Weak());
        await office.AddAsync(near, far, mentee);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();

        var page = (await staff.Use<FindPartners>().RunAsync(campaign)).Show(mentee.Id);

        page.InNeed.Rows.ShouldContain(party => party.Id == mentee.Id && party.Needs.Count >= 2);
        page.Candidates.Select(candidate => candidate.Name).ShouldBe(["近邻工会", "远处工会"]);
        page.Candidates[0].Score.ShouldBeGreaterThan(page.Candidates[1].Score + 20);
        var words = string.Join(" ", page.Candidates[0].Reasons.Select(reason => reason.Word()));
        words.ShouldContain("相距850米");
        words.ShouldContain("同属");
        words.ShouldContain("全国模范职工之家（2019）");
        words.ShouldContain("健全完善的制度机制");
        words.ShouldContain("目前没有帮促任务");
    }

    [Fact]
    public async Task Whoever_is_in_need_is_not_offered_as_a_mentor()
    {
        var office = await installation.FoundAsync();
        var (sound, strugglingItself, mentee) = (Registry.Strong("强工会"), Registry.Strong("自己也弱的工会"), Registry.Weak());
        strugglingItself.CountHeads(Registry.LongAgo, 200, 80, 40, 20);
        await office.AddAsync(sound, strugglingItself, mentee);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();

        var page = (await staff.Use<FindPartners>().RunAsync(campaign)).Show(mentee.Id);

        page.InNeed.Rows.Select(party => party.Name).ShouldContain("自己也弱的工会");
        page.Candidates.Select(candidate => candidate.Name).ShouldBe(["强工会"]);
    }

    [Fact]
    public async Task Those_in_need_come_in_pages_and_are_found_by_name_while_the_chosen_one_stays()
    {
        var office = await installation.FoundAsync();
        var mentee = Registry.Weak("甲机械厂工会");
        await office.AddAsync([Registry.Strong(), mentee, .. Enumerable.Range(1, 45).Select(at => new Prospect { Name = $"未建会企业{at:00}", RegisteredOn = Registry.LongAgo })]);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();

        var last = (await staff.Use<FindPartners>().RunAsync(campaign)).Show(mentee.Id, page: 3);
        var found = (await staff.Use<FindPartners>().RunAsync(campaign)).Show(mentee.Id, "企业 07");

        (last.InNeed.Count, last.InNeed.Pages, last.InNeed.Rows.Count).ShouldBe((46, 3, 6));
        found.InNeed.Rows.ShouldHaveSingleItem().Name.ShouldBe("未建会企业07");
        foreach (var page in new[] { last, found })
        {
            page.Chosen!.Id.ShouldBe(mentee.Id);
            page.Candidates.ShouldHaveSingleItem();
        }
    }
}
