using UnionPortal.Reference;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Twinning;

/// <summary>What is measured for sixteen million pairs says the same as the code books do for one.</summary>
public sealed class FitTests
{
    [Fact]
    public void Two_share_as_many_levels_as_the_code_book_says()
    {
        string?[] codes = [null, "C", "A", "34", "01", "10", "342", "341", "011", "3429", "3421", "3411", "0111", "0112", "5121", "9432"];
        var fit = new Fit(MatchRules.Usual);

        foreach (var one in codes)
            foreach (var other in codes)
                fit.Measure(fit.Prepare(Of(one)), fit.Prepare(Of(other))).SharedLevels.ShouldBe(Industries.SharedLevels(one, other), $"{one} and {other}");
    }

    [Fact]
    public void An_industry_that_is_close_by_the_federations_table_counts_with_all_that_lies_under_it_and_both_ways()
    {
        var fit = new Fit(MatchRules.Usual, affinities: new Dictionary<(string, string), double> { [("342", "65")] = 0.6, [("3429", "6513")] = 0.9 });

        double Close(string one, string other) => fit.Measure(fit.Prepare(Of(one)), fit.Prepare(Of(other))).Industry;

        Close("3421", "6540").ShouldBe(0.6);
        Close("6540", "3421").ShouldBe(0.6);
        Close("3429", "6513").ShouldBe(0.9);
        Close("6513", "3429").ShouldBe(0.9);
        Close("3411", "6513").ShouldBe(0);
        Close("3421", "3429").ShouldBe(0.75);
    }

    [Fact]
    public void Without_coordinates_the_same_township_counts_more_than_one_beside_it_and_that_more_than_any_other()
    {
        var fit = new Fit(MatchRules.Usual, new HashSet<(string, string)> { ("110101001", "110101002") });

        Fit.Parts Between(string? one, string? other) => fit.Measure(fit.Prepare(Of(null, one)), fit.Prepare(Of(null, other)));

        (Between("110101001", "110101001").IsSameTownship, Between("110101001", "110101001").Adjoins).ShouldBe((true, false));
        (Between("110101001", "110101002").Adjoins, Between("110101002", "110101001").Adjoins).ShouldBe((true, true));
        Between("110101001", "110101003").ShouldBe(Between(null, "110101003"));
        (Between(null, null).IsSameTownship, Between(null, null).Adjoins).ShouldBe((false, false));
        Between("110101001", "110101001").Near.ShouldBeGreaterThan(Between("110101001", "110101002").Near);
        Between("110101001", "110101002").Near.ShouldBeGreaterThan(Between("110101001", "110101003").Near);
    }

    static Party Of(string? industry, string? division = null) => new(Guid.CreateVersion7(), false, "工会", industry, null, division, 100, 60, null, SixHaves.None, SixHaves.None, [], 0);
}
