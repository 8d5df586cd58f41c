using UnionPortal.Activities;
using UnionPortal.Effect;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Figures;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;

namespace UnionPortal.Tests.Effect;

public sealed class HelpEffectTests(TestInstallation installation)
{
    static readonly DateOnly Signed = new(2026, 1, 1);
    static readonly DateOnly Long = new(2020, 1, 1);

    /// <summary>So many sessions in the 180 days before and the 180 after, spread evenly.</summary>
    static Course Of(int before, int after, string? division = "17", int? workers = 100, DateOnly? since = null, DateOnly? until = null) => new(Guid.NewGuid(), division, workers, since ?? Long, until,
        [.. Enumerable.Range(0, before).Select(at => Signed.AddDays(-180 + at * 180 / Math.Max(1, before))), .. Enumerable.Range(0, after).Select(at => Signed.AddDays(at * 180 / Math.Max(1, after)))]);

    static Helped Pair(Course union, int days = 180) => new(Guid.NewGuid(), union, Signed, Signed.AddDays(days));

    [Fact]
    public void Sessions_a_month_before_and_after_are_held_against_the_nearest_unions_alike_in_the_same_months()
    {
        var mentee = Pair(Of(6, 18));
        Course[] others =
        [
            .. Enumerable.Range(0, HelpEffect.MostAlike).Select(_ => Of(6, 12)),
            Of(6, 60, division: "62"), Of(6, 60, workers: 20), Of(30, 60), Of(6, 60, since: Signed), Of(6, 60, until: Signed), Of(6, 60, workers: null),
        ];

        var effect = HelpEffect.Measure([mentee], others).ShouldHaveSingleItem();

        (effect.PairId, effect.Before, effect.After, effect.Rose, effect.AlikeCount).ShouldBe((mentee.PairId, 1, 3, true, HelpEffect.MostAlike));
        effect.Alike!.Value.ShouldBe(1, 0.001);
        HelpEffect.Measure([mentee], others[HelpEffect.MostAlike..]).ShouldHaveSingleItem().AlikeCount.ShouldBe(1, "Another industry will do where there is no nearer one; size, activity and being there will not.");
    }

    [Fact]
    public void Pairs_too_young_and_unions_hardly_there_before_say_nothing()
    {
        Helped[] pairs = [Pair(Of(6, 18), days: HelpEffect.FewestDays - 1), Pair(Of(6, 18, since: Signed.AddDays(-HelpEffect.FewestDays + 1)))];

        HelpEffect.Measure(pairs, []).ShouldBeEmpty();
    }

    [Fact]
    public void Too_few_pairs_conclude_nothing_and_enough_of_them_a_difference_with_its_interval()
    {
        var random = new Random(5);
        List<BeforeAfter> measured = [.. Enumerable.Range(0, HelpEffect.FewestPairs).Select(_ => new BeforeAfter(Guid.NewGuid(), 1, 2 + random.NextDouble(), 0.5, 3))];

        HelpEffect.Against(measured.Take(HelpEffect.FewestPairs - 1)).ShouldBeNull();
        HelpEffect.Against([.. measured.Skip(1), new(Guid.NewGuid(), 1, 9, null, 0)]).ShouldBeNull("A pair without unions alike does not count.");
        var difference = HelpEffect.Against(measured)!;
        difference.More.ShouldBe(measured.Average(pair => pair.After - 1.5), 0.001);
        difference.IsClear.ShouldBeTrue();
        // By hand: t of 19 degrees at 97.5 % is 2.093.
        var gains = measured.ConvertAll(pair => pair.After - 1.5);
        var deviation = Math.Sqrt(gains.Sum(gain => Math.Pow(gain - difference.More, 2)) / (gains.Count - 1));
        (difference.High - difference.More).ShouldBe(2.093 * deviation / Math.Sqrt(gains.Count), 0.001);
        HelpEffect.Against(measured.Select((pair, at) => pair with { After = at % 2 == 0 ? 3.5 : -0.5 }))!.IsClear.ShouldBeFalse();
    }

    [Fact]
    public async Task The_page_counts_what_was_signed_and_only_of_its_own_federation()
    {
        var office = await installation.FoundAsync(clock: new SetClock(Counting.Noon));
        var campaign = new TwinningCampaign { Name = "手拉手", StartsOn = new(2026, 1, 1), EndsOn = new(2026, 12, 31) };
        var (mentor, mentee, alone) = (Counting.Union("强工会", registered: Long), Counting.Union("弱工会", workers: 100, registered: Long), Counting.Union("同类工会", workers: 110, registered: Long));
        await office.SaveAsync(campaign, mentor, mentee, alone);
        await office.SaveAsync(Counting.Pair(campaign, mentor, mentee, PairStage.Active, Counting.Noon.AddDays(-120)), Counting.Activity(mentee, Counting.Today.AddDays(-100)), Counting.Activity(mentee, Counting.Today.AddDays(-90)),
            Counting.Activity(alone, Counting.Today.AddDays(-100)), Counting.Activity(mentee, Counting.Today.AddDays(-95), kind: ActivityKind.InternalMeeting));
        await using var leader = await office.PostAsync(Role.Leader);

        var page = await leader.Use<ReadEffect>().RunAsync(campaign.Id);

        (page.CampaignName, page.Paired, page.Measured, page.Activated, page.WithAlike, page.Before, page.Against).ShouldBe(("手拉手", 1, 1, 1, 1, 0d, null));
        page.After!.Value.ShouldBe(0.5, 0.001);
        page.Rows.ShouldHaveSingleItem().Effect!.Alike!.Value.ShouldBe(0.25, 0.001);
        await using var stranger = await (await installation.FoundAsync()).PostAsync(Role.Leader);
        (await stranger.Use<ReadEffect>().RunAsync()).Paired.ShouldBe(0);
        (await Should.ThrowAsync<Refusal>(() => stranger.Use<ReadEffect>().RunAsync(campaign.Id))).Kind.ShouldBe(RefusalKind.NotFound);
        await using var chair = await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<ReadEffect>().RunAsync())).Kind.ShouldBe(RefusalKind.NotAllowed);
    }
}
