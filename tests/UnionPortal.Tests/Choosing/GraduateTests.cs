using Microsoft.EntityFrameworkCore;
using UnionPortal.Choosing;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Choosing;

public sealed class GraduateTests(TestInstallation installation)
{
    [Fact]
    public async Task Whoever_was_helped_and_completed_its_pair_comes_onto_the_list_as_a_mentor_where_the_campaign_takes_such()
    {
        var office = await installation.FoundAsync();
        var (pair, _, mentee) = await office.PairUpAsync();
        await using var staff = await office.StaffAsync();
        await using (var db = await office.OpenAsync())
        {
            var union = await db.Set<GrassrootsUnion>().SingleAsync(known => known.Id == mentee.Id);
            (union.Weaknesses, union.Strengths, union.FoundedOn) = (SixHaves.None, SixHaves.None, staff.Use<TimeProvider>().Today().AddYears(-1));
            union.CountHeads(staff.Use<TimeProvider>().Today(), 100, 40, 90, 36);
            await db.SaveChangesAsync();
        }

        var campaign = await office.OpenCampaignAsync();
        async Task<List<CampaignEntry>> DrawnAsync(bool takesGraduates)
        {
            var rules = await staff.Use<AmendCampaign>().ReadAsync(campaign);
            (rules.TakesGraduates, rules.LeastHonour) = (takesGraduates, HonourLevel.National);
            await staff.Use<AmendCampaign>().RunAsync(campaign, rules);
            await staff.Use<DrawUpList>().RunAsync(campaign);
            await using var db = await office.OpenAsync();
            return await db.Set<CampaignEntry>().AsNoTracking().Where(entry => entry.CampaignId == campaign && entry.LeftOn == null && entry.OfUnionId == mentee.Id).ToListAsync();
        }

        (await DrawnAsync(takesGraduates: true)).ShouldBeEmpty("It is still being helped.");
        await staff.Use<AskForReview>().RunAsync(pair, ReviewKind.Final);
        await staff.Use<GiveVerdict>().RunAsync((await staff.Use<ListReviews>().RunAsync(pair)).Rows.Single().Id, Verdict.Passed, null);

        var entry = (await DrawnAsync(takesGraduates: true)).ShouldHaveSingleItem();
        (entry.Side, entry.Profile.Line().Contains(UnionPortal.Twinning.Say.Reason_Graduate, StringComparison.Ordinal)).ShouldBe((PairSide.Mentor, true));
        (await staff.Use<FollowGraduate>().RunAsync(pair)).Campaign!.Name.ShouldBe("结对共建");
        await office.AddAsync(Registry.Weak("待帮工会"));
        var partners = await staff.Use<FindPartners>().RunAsync(campaign);
        var found = partners.Show(partners.Show(null).InNeed.Rows.Single(party => party.Name == "待帮工会").Id);
        found.Candidates.Single(candidate => candidate.Id == mentee.Id).Reasons.ShouldContain(reason => reason.Kind == MatchReasonKind.Graduate);
        var helping = await staff.Use<ProposePair>().RunAsync(campaign, mentee.Id, found.Chosen!.Id);
        (await staff.Use<MentorStanding>().RunAsync(helping)).Fits.ShouldBeTrue();
        (await DrawnAsync(takesGraduates: false)).ShouldHaveSingleItem().Side.ShouldBe(PairSide.Mentee, "New, and no mentor by the other rules.");
        (await staff.Use<MentorStanding>().RunAsync(helping)).Fits.ShouldBeFalse();
    }
}
