using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Choosing;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using UnionPortal.Unions;
using Say = UnionPortal.Choosing.Say;

namespace UnionPortal.Tests.Choosing;

public sealed class RoundTests(TestInstallation installation)
{
    [Fact]
    public async Task Both_sides_say_whom_they_like_and_the_round_follows_and_both_still_say_yes()
    {
        var (office, campaign) = await ArrangeAsync(Registry.Strong("近邻工会"), Registry.Strong("远处工会", 116.80), Registry.Weak("甲工会"), Registry.Weak("乙工会", 116.67));
        await using var staff = await office.StaffAsync();
        var drawn = await staff.Use<DrawUpList>().RunAsync(campaign);
        var entries = await EntriesAsync(office, campaign);
        await using var chair = await office.PostAsync(Role.UnionChair, entries["乙工会"].OfUnionId, "乙工会");
        await chair.Use<SayWish>().RunAsync(entries["乙工会"].Id, entries["远处工会"].Id, Attitude.Willing, 1);
        await chair.Use<SayWish>().RunAsync(entries["乙工会"].Id, entries["近邻工会"].Id, Attitude.Unwilling, null);

        var id = await staff.Use<RunRound>().RunAsync(campaign);
        var round = await staff.Use<ShowRound>().RunAsync(id, RoundPart.Pairs, null, 1);
        var why = await staff.Use<ExplainChoice>().RunAsync(id, entries["近邻工会"].Id, entries["乙工会"].Id);
        var done = await staff.Use<ProposeRound>().RunAsync(id);

        (drawn.Mentors, drawn.Mentees, round.Round.Blocking, round.IsLast, round.RulesChanged).ShouldBe((2, 2, 0, true, false));
        round.Found.Rows.Select(line => (line.Mentor, line.Mentee)).ShouldBe([("近邻工会", "甲工会"), ("远处工会", "乙工会")], ignoreOrder: true);
        (why.Because, why.NoBy, why.MentorOfMentee).ShouldBe((Because.MayNotPair, PairSide.Mentee, "远处工会"));
        (done.Proposed, done.LeftOut.Count).ShouldBe((2, 0));
        (await staff.Use<ListPairs>().RunAsync(PairStage.Proposed, null, 1)).All.ShouldBe(2);
        (await staff.Use<ShowRound>().RunAsync(id, RoundPart.Pairs, null, 1)).NotProposed.ShouldBe(0);
        (await staff.Use<DrawUpList>().RunAsync(campaign)).ShouldBe(new(0, 0, 0, 4), "Whoever is full or has found help is asked no more.");
    }

    [Fact]
    public async Task What_changed_since_a_round_is_not_proposed_from_it()
    {
        var (office, campaign) = await ArrangeAsync(Registry.Strong(), Registry.Weak("甲工会"));
        await using var staff = await office.StaffAsync();
        await staff.Use<DrawUpList>().RunAsync(campaign);
        var entries = await EntriesAsync(office, campaign);
        var first = await staff.Use<RunRound>().RunAsync(campaign);
        var rules = await staff.Use<AmendCampaign>().ReadAsync(campaign);
        rules.NearWeight = 10;
        await staff.Use<AmendCampaign>().RunAsync(campaign, rules);

        (await Should.ThrowAsync<Refusal>(() => staff.Use<ProposeRound>().RunAsync(first))).Message.ShouldBe(Say.RulesChangedSince);
        var second = await staff.Use<RunRound>().RunAsync(campaign);
        await staff.Use<SayWish>().RunAsync(entries["甲工会"].Id, entries["强工会"].Id, Attitude.Unwilling, null);
        var done = await staff.Use<ProposeRound>().RunAsync(second);
        (await Should.ThrowAsync<Refusal>(() => staff.Use<AmendCampaign>().RunAsync(campaign, rules))).Message.ShouldBe(UnionPortal.Twinning.Say.CampaignChangedMeanwhile);

        done.Proposed.ShouldBe(0);
        done.LeftOut.ShouldBe(["强工会 与 甲工会"]);
    }

    [Fact]
    public async Task Nobody_speaks_for_another_union_and_what_one_says_nobody_else_reads()
    {
        var (office, campaign) = await ArrangeAsync(Registry.Strong(), Registry.Weak("甲工会"), Registry.Weak("乙工会"));
        await using var staff = await office.StaffAsync();
        await staff.Use<DrawUpList>().RunAsync(campaign);
        var entries = await EntriesAsync(office, campaign);
        await using var one = await office.PostAsync(Role.UnionChair, entries["甲工会"].OfUnionId, "甲工会");
        await using var other = await office.PostAsync(Role.UnionChair, entries["乙工会"].OfUnionId, "乙工会");
        await one.Use<SayWish>().RunAsync(entries["甲工会"].Id, entries["强工会"].Id, Attitude.Willing, 1);

        (await Should.ThrowAsync<Refusal>(() => other.Use<SayWish>().RunAsync(entries["甲工会"].Id, entries["强工会"].Id, Attitude.Unwilling, null))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => other.Use<DescribeEntry>().LeaveAsync(entries["甲工会"].Id))).Kind.ShouldBe(RefusalKind.NotFound);
        (await other.Use<ListOffers>().RunAsync(campaign, entries["甲工会"].Id, null, false, 1)).Me!.Name.ShouldBe("乙工会");
        (await other.Use<ListOffers>().RunAsync(campaign, null, null, false, 1)).Found!.Rows.ShouldHaveSingleItem().Attitude.ShouldBe(Attitude.Any);
        await using var db = await office.OpenAsync();
        (await db.Set<PartnerWish>().SingleAsync()).UnionId.ShouldBe(entries["甲工会"].OfUnionId);
    }

    [Fact]
    public async Task Whoever_leaves_by_itself_is_not_brought_back_and_whoever_found_help_leaves_the_list()
    {
        var (office, campaign) = await ArrangeAsync(Registry.Strong(), Registry.Strong("另一强工会"), Registry.Weak("甲工会"), Registry.Weak("乙工会"));
        await using var staff = await office.StaffAsync();
        await staff.Use<DrawUpList>().RunAsync(campaign);
        var entries = await EntriesAsync(office, campaign);
        await using var chair = await office.PostAsync(Role.UnionChair, entries["甲工会"].OfUnionId, "甲工会");
        await chair.Use<DescribeEntry>().LeaveAsync(entries["甲工会"].Id);
        await staff.Use<ProposePair>().RunAsync(campaign, entries["强工会"].OfUnionId!.Value, entries["乙工会"].OfUnionId!.Value);

        var drawn = await staff.Use<DrawUpList>().RunAsync(campaign);

        (drawn.Left, (await EntriesAsync(office, campaign))["甲工会"].IsOnOffer, (await EntriesAsync(office, campaign))["乙工会"].IsOnOffer).ShouldBe((2, false, false), "The mentor is full and leaves as well.");
        (await Should.ThrowAsync<Refusal>(() => staff.Use<RunRound>().RunAsync(campaign))).Message.ShouldBe(Say.NobodyToBringTogether);
    }

    [Fact]
    public async Task A_hand_settles_two_and_never_against_a_no()
    {
        var (office, campaign) = await ArrangeAsync(Registry.Strong(), Registry.Weak("甲工会"), Registry.Weak("乙工会", 116.9));
        await using var staff = await office.StaffAsync();
        await staff.Use<DrawUpList>().RunAsync(campaign);
        var entries = await EntriesAsync(office, campaign);
        await staff.Use<SayWish>().RunAsync(entries["甲工会"].Id, entries["强工会"].Id, Attitude.Unwilling, null);

        (await Should.ThrowAsync<Refusal>(() => staff.Use<SettleByHand>().RunAsync(entries["强工会"].Id, entries["甲工会"].Id, true, "领导安排"))).Message.ShouldBe(Say.OneSaidNo);
        await staff.Use<SettleByHand>().RunAsync(entries["强工会"].Id, entries["乙工会"].Id, true, "同一园区搬迁而来");
        var round = await staff.Use<ShowRound>().RunAsync(await staff.Use<RunRound>().RunAsync(campaign), RoundPart.Pairs, null, 1);

        var line = round.Found.Rows.ShouldHaveSingleItem();
        (line.Mentee, line.IsByHand).ShouldBe(("乙工会", true));
    }

    async Task<(Office Office, Guid Campaign)> ArrangeAsync(params GrassrootsUnion[] unions)
    {
        var office = await installation.FoundAsync();
        await office.AddAsync([.. unions.Cast<object>()]);
        return (office, await office.OpenCampaignAsync());
    }

    static async Task<Dictionary<string, CampaignEntry>> EntriesAsync(Office office, Guid campaign)
    {
        await using var db = await office.OpenAsync();
        return await db.Set<CampaignEntry>().AsNoTracking().Where(entry => entry.CampaignId == campaign).ToDictionaryAsync(entry => entry.Name);
    }
}
