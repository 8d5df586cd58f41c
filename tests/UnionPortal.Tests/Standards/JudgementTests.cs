using FsCheck;
using FsCheck.Fluent;
using UnionPortal.Standards;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Standards;

public sealed class JudgementTests
{
    [Fact]
    public void The_cheapest_way_is_the_cheapest_of_all_ways()
    {
        var gap = from points in Gen.Choose(1, 9) from effort in Gen.Choose(1, 3) from veto in Gen.Choose(0, 5)
                  select new Judgement.Gap(new StandardItem { Code = "x", Points = points, Effort = effort, IsVeto = veto == 0 }, points);
        var cases = from gaps in gap.ListOf(9) from share in Gen.Choose(0, 100) select (Gaps: gaps.ToList(), Needed: gaps.Sum(each => each.Missing) * share / 100);

        Prop.ForAll(cases.ToArbitrary(), each =>
        {
            var way = Judgement.CheapestWay(each.Gaps, each.Needed);
            var best = Ways(each.Gaps).Where(some => Reaches(some, each.Gaps, each.Needed)).Select(some => (some.Sum(gap => gap.Item.Effort), some.Count)).Min();

            return Reaches(way, each.Gaps, each.Needed) && (way.Sum(gap => gap.Item.Effort), way.Count) == best;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_failed_veto_leaves_no_level_and_closing_it_is_part_of_the_way()
    {
        var content = SetStandardsTests.Small();

        var judged = Judgement.Of(content, new Dictionary<string, int> { ["1.1"] = 30, ["1.2"] = 10, ["2.1"] = 50 });

        (judged.Score, judged.Level, judged.LevelRank).ShouldBe((100 - 10, null, 0));
        judged.FailedVetoes.ShouldHaveSingleItem().Code.ShouldBe("1.1");
        (judged.Next!.Name, judged.After!.Name, judged.ScoreAfter).ShouldBe(("合格", "优秀", 100));
        judged.Way.ShouldHaveSingleItem().Missing.ShouldBe(10);
        judged.Dimensions.Select(part => (part.Points, part.Full)).ShouldBe([(40, 50), (50, 50)]);
    }

    [Fact]
    public void Full_points_are_the_highest_level_and_there_is_nothing_left_to_do()
    {
        var judged = Judgement.Of(SetStandardsTests.Small(), new Dictionary<string, int> { ["1.1"] = 40, ["1.2"] = 10, ["2.1"] = 50 });

        (judged.Score, judged.Level!.Name, judged.LevelRank, judged.Next).ShouldBe((100, "优秀", 2, null));
        (judged.Gaps.Count, judged.Way.Count).ShouldBe((0, 0));
    }

    static bool Reaches(List<Judgement.Gap> some, List<Judgement.Gap> all, int needed) => some.Sum(gap => gap.Missing) >= needed && all.Where(gap => gap.Item.IsVeto).All(some.Contains);

    static IEnumerable<List<Judgement.Gap>> Ways(List<Judgement.Gap> gaps) =>
        Enumerable.Range(0, 1 << gaps.Count).Select(set => gaps.Where((_, at) => (set >> at & 1) == 1).ToList());
}
