using UnionPortal.Facilities;
using UnionPortal.Federations;
using UnionPortal.Figures;
using UnionPortal.Members;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Figures;

public sealed class IndicatorsTests(TestInstallation installation)
{
    public static TheoryData<string> Codes => [.. Indicators.All.Select(indicator => indicator.Code)];

    [Theory, MemberData(nameof(Codes))]
    public void An_indicator_has_a_name_a_definition_and_a_unit(string code)
    {
        var indicator = Indicators.Get(code);

        indicator.Name().ShouldNotBeNullOrWhiteSpace();
        indicator.Definition().ShouldNotBeNullOrWhiteSpace();
        indicator.Unit.Word().ShouldNotBeNullOrWhiteSpace();
        indicator.Kinds.ShouldAllBe(kind => Indicators.Find(kind) != null);
        code.Length.ShouldBeLessThanOrEqualTo(40);
    }

    [Fact]
    public async Task Every_row_that_an_indicator_reads_leaves_a_touch_when_it_changes()
    {
        // Of a facility only its being there counts, which its steps tell; of a member the sex, and those who amend it touch the month of joining.
        string[] otherwise = [nameof(Facility), nameof(Member)];
        var office = await installation.FoundAsync();
        await using var db = await office.OpenAsync();
        var counted = db.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(typeof(ICounted).IsAssignableFrom).Select(type => type.Name).ToHashSet();

        foreach (var indicator in Indicators.All)
        {
            var reads = Sources.Of(indicator, db);
            reads.ShouldNotBeEmpty(indicator.Code);
            reads.Except(counted).Except(otherwise).ShouldBeEmpty($"{indicator.Code} reads rows that no touch tells of: let them be ICounted, or touch the month where they change and name them here.");
        }

        Sources.Of(Indicators.Get(Indicators.Employers), db).ShouldBe([nameof(GrassrootsUnion), nameof(AssociationMember), nameof(CoveredEmployer)], ignoreOrder: true);
        Sources.Of(Indicators.Get(Indicators.Attendance), db).ShouldBe([nameof(UnionPortal.Activities.Activity)]);
    }

    [Fact]
    public void Only_what_was_touched_is_counted_unless_the_clock_asks_or_a_month_is_new()
    {
        var (flow, stock) = (Indicators.Get(Indicators.Activities), Indicators.Get(Indicators.Unions));
        IReadOnlySet<string> sessions = new HashSet<string> { "Activity" }, unions = new HashSet<string> { "GrassrootsUnion" };
        var published = (First: new DateOnly(2026, 3, 1), Last: Counting.June);
        FigureWorker.Touched april = new("Activity", new(2026, 4, 1)), old = new("Activity", new(2026, 1, 1)), union = new("GrassrootsUnion", new(2026, 4, 1));
        List<DateOnly> Months(FigureWorker.CountingPlan plan, Indicator indicator) => plan.MonthsOf(indicator, indicator == flow ? sessions : unions);

        FigureWorker.CountingPlan touched = new([april], Counting.Today, published), stocks = new([union], Counting.Today, published), before = new([old], Counting.Today, published);
        FigureWorker.CountingPlan due = new([], Counting.Today, published), newMonth = new([april], Counting.Today, (new(2026, 3, 1), new(2026, 5, 1))), first = new([april], Counting.Today, null);

        Months(touched, flow).ShouldBe([new(2026, 4, 1)]);
        Months(touched, stock).ShouldBeEmpty();
        Months(stocks, stock).ShouldBe([new(2026, 4, 1), new(2026, 5, 1), Counting.June]);
        Months(before, stock).ShouldBe([new(2026, 1, 1), new(2026, 2, 1), new(2026, 3, 1)]);
        Months(before, flow).ShouldBe([new(2026, 1, 1)]);
        Months(due, flow).ShouldBe([Counting.June]);
        Months(due, stock).ShouldBe([Counting.June]);
        Months(newMonth, stock).ShouldBe([new(2026, 5, 1), Counting.June]);
        Months(first, stock).ShouldBe([new(2026, 4, 1), new(2026, 5, 1), Counting.June]);
    }

    [Fact]
    public async Task A_number_equals_the_rows_behind_it_for_every_indicator_now_and_in_the_past()
    {
        var township = await FilledAsync();
        await using var leader = await township.PostAsync(UnionPortal.Tenancy.Role.Leader);

        foreach (var month in new DateOnly[] { Counting.June, new(2026, 5, 1), new(2026, 4, 1) })
            foreach (var indicator in Indicators.All)
            {
                var behind = await leader.Use<ListBehind>().RunAsync(indicator.Code, month: month);

                behind.Month.ShouldBe(month);
                behind.Own!.Sum.ShouldBe(behind.Worth, indicator.Code);
                behind.Own.Found.ShouldBe(behind.Own.Shown.Count);
                indicator.Worth(behind.Own.Shown.Sum(row => row.Part), behind.Own.Shown.Sum(row => row.Whole)).ShouldBe(behind.Worth, indicator.Code);
            }
    }

    [Fact]
    public async Task Every_indicator_counts_what_its_definition_says()
    {
        var township = await FilledAsync();

        async Task<decimal> Value(string code) => (await township.FigureAsync(code))!.Value;
        (await Value(Indicators.Unions)).ShouldBe(7);
        foreach (var (code, count) in Indicators.UnionsByKind.Zip([2, 1, 1, 1, 1, 1])) (await Value(code)).ShouldBe(count, code);
        (await Value(Indicators.Employers)).ShouldBe(16);
        (await Value(Indicators.Workers)).ShouldBe(150);
        (await Value(Indicators.FemaleWorkers)).ShouldBe(75);
        (await Value(Indicators.Members)).ShouldBe(130);
        (await Value(Indicators.FemaleMembers)).ShouldBe(65);
        (await Value(Indicators.JoiningRate)).ShouldBe(80);
        (await Value(Indicators.Prospects)).ShouldBe(4);
        (await Value(Indicators.FoundingRate)).ShouldBe(80);
        (await Value(Indicators.PairsProposed)).ShouldBe(1);
        (await Value(Indicators.PairsAgreed)).ShouldBe(1);
        (await Value(Indicators.PairsActive)).ShouldBe(2);
        (await Value(Indicators.PairsEnded)).ShouldBe(1);
        (await Value(Indicators.Activities)).ShouldBe(2);
        (await Value(Indicators.Attendance)).ShouldBe(38);
        (await township.FigureAsync(Indicators.PairsActive, month: new(2026, 4, 1)))!.Value.ShouldBe(3);
    }

    async Task<Office> FilledAsync()
    {
        var township = await installation.FoundAsync(FederationLevel.Township, clock: new SetClock(Counting.Noon));
        DateOnly march = new(2026, 3, 20);
        var strong = Counting.Union("强会", workers: 100, members: 80, registered: march);
        var kinds = Enum.GetValues<UnionKind>();
        GrassrootsUnion[] unions =
        [
            strong,
            Counting.Union("弱会", workers: 50, members: 40, registered: march),
            .. kinds[1..].Select(kind => Counting.Union($"{kind}", kind, registered: march, employers: kind == UnionKind.CommunityAssociation ? 10 : 1)),
        ];
        unions[2].CountHeads(march, null, null, 10, 5);
        var campaign = new TwinningCampaign { Name = "结对", StartsOn = march, EndsOn = march.AddYears(1) };
        var at = Counting.Noon.AddMonths(-2).AddDays(12);
        await township.SaveAsync([.. unions]);
        await township.SaveAsync(campaign);
        await township.SaveAsync(
            Counting.Pair(campaign, strong, unions[1], PairStage.Active, at), Counting.Pair(campaign, strong, unions[2], PairStage.Ended, at),
            Counting.Pair(campaign, strong, unions[3], PairStage.Active, at), Counting.Pair(campaign, strong, unions[4], PairStage.Agreed, at),
            Counting.Pair(campaign, strong, unions[5], PairStage.Proposed, at));
        await township.SaveAsync(Counting.Activity(strong, new(2026, 6, 2), 20, 8), Counting.Activity(strong, Counting.Today), Counting.Activity(strong, new(2026, 5, 30)),
            Counting.Activity(strong, new(2026, 6, 3), kind: UnionPortal.Activities.ActivityKind.InternalMeeting));
        for (var row = 0; row < 4; row++) await township.SaveAsync(new Prospect { Name = $"未建会{row}", RegisteredOn = march });
        await township.CountAsync();
        return township;
    }
}
