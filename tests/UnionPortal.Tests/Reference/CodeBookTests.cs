using UnionPortal.Reference;

namespace UnionPortal.Tests.Reference;

public sealed class CodeBookTests
{
    [Fact]
    public void The_book_of_industries_is_whole()
    {
        Industries.Sections.Count.ShouldBe(20);
        Industries.Path("1819").Select(entry => entry.Name).ShouldBe(["制造业", "纺织服装、服饰业", "机织服装制造", "其他机织服装制造"]);
        Industries.Path("9999").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1819", "1819", 4)]
    [InlineData("1811", "1819", 3)]
    [InlineData("1829", "1819", 2)]
    [InlineData("3429", "1819", 1)]
    [InlineData("6210", "1819", 0)]
    [InlineData(null, "1819", 0)]
    public void Closeness_of_industries_is_the_shared_path(string? one, string? other, int levels) => Industries.SharedLevels(one, other).ShouldBe(levels);

    [Fact]
    public void What_two_industries_share_can_be_said()
    {
        Industries.SayShared("3429", "1819").ShouldBe("同属制造业");
        Industries.SayShared("6210", "1819").ShouldBeNull();
    }

    [Theory]
    [InlineData("服装制造", "18")]
    [InlineData("物业管理", "7020")]
    [InlineData("制造业", "C")]
    [InlineData("小麦种", "0112")]
    [InlineData(" 机织服装制造\u3000", "181")]
    public void A_name_stands_for_the_narrowest_industry_it_can_mean(string typed, string code) => Industries.FindByName(typed).ShouldNotBeNull().Code.ShouldBe(code);

    [Theory]
    [InlineData("其他")]
    [InlineData("服务")]
    [InlineData("不存在的行业")]
    [InlineData("业")]
    public void A_name_that_could_mean_anything_stands_for_nothing(string typed) => Industries.FindByName(typed).ShouldBeNull();

    [Fact]
    public void The_book_of_divisions_reaches_from_provinces_to_streets()
    {
        Divisions.Children("").Count.ShouldBe(31);
        Divisions.SayPath(Divisions.Children("110118").Single(entry => entry.Name == "鼓楼街道").Code).ShouldBe("北京市密云区鼓楼街道");
        Divisions.SharedLevels("110118", "110113").ShouldBe(2);
        Divisions.IsInMunicipality("110118").ShouldBeTrue();
        Divisions.IsInMunicipality("320106").ShouldBeFalse();
    }
}
