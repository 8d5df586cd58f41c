using UnionPortal.Accounts;
using UnionPortal.Federations;
using UnionPortal.Figures;
using UnionPortal.Tests.Figures;
using UnionPortal.Tests.Harness;
using UnionPortal.Today;

namespace UnionPortal.Tests.Today;

public sealed class UnusualTests(TestInstallation installation)
{
    static readonly Kin Liuhe = new(1, "柳河镇总工会", "liuhe", Counting.Noon);

    [Fact]
    public void A_month_far_below_the_own_months_is_told_with_what_is_usual() =>
        Judge(Indicators.Activities, 9, 12, 14, 11, 13, 9, 12, 10, 14, 11, 13, 12, 2)!.Words().ShouldBe("柳河镇总工会5月活动场次 2 场，往月常在 11 至 13 场");

    [Fact]
    public void A_month_far_above_is_told_as_well() => Judge(Indicators.Attendance, 300, 320, 310, 290, 305, 315, 300, 310, 900)!.Value.ShouldBe(900);

    [Theory]
    [InlineData(9, 12, 14, 11, 13, 9, 12, 10, 14, 11, 13, 12, 8)] // below everything, and not by much
    [InlineData(9, 1, 14, 11, 13, 2, 12, 1, 14, 11, 3, 12, 2)] // such months have been
    [InlineData(5, 5, 5, 5, 5, 5, 5, 5, 6)] // one more is no news where months do not differ
    [InlineData(12, 11, 13, 12, 0)] // too few months to know
    [InlineData(0, 0, 0, 0, 0, 0, 0, 0, 0)]
    public void Nothing_is_said_without_a_reason(params int[] months) => Judge(Indicators.Activities, months).ShouldBeNull();

    [Fact]
    public void Members_are_judged_by_what_a_month_adds()
    {
        var lost = Judge(Indicators.Members, 1000, 1010, 1018, 1030, 1041, 1050, 1060, 1072, 1080, 900)!;

        (lost.Value, lost.Low, lost.High).ShouldBe((-180, 9, 11));
        lost.Words().ShouldContain("净增 -180 人");
        Judge(Indicators.Members, 1000, 1010, 1018, 1030, 1041, 1050, 1060, 1072, 1080, 1090).ShouldBeNull();
    }

    [Fact]
    public async Task Each_township_is_judged_by_its_own_book_in_the_month_that_is_over()
    {
        var clock = new SetClock(Counting.Noon);
        var district = await installation.FoundAsync(FederationLevel.District, clock: clock);
        var (quiet, steady) = (await installation.FoundAsync(parent: district, on: district.Services), await installation.FoundAsync(parent: district, on: district.Services));
        foreach (var (office, last) in new[] { (quiet, 1), (steady, 10) })
        {
            var union = Counting.Union(registered: new(2025, 1, 1));
            await office.SaveAsync([union, .. from back in Enumerable.Range(0, 12)
                                              let month = new DateOnly(2026, 5, 1).AddMonths(-back)
                                              from day in Enumerable.Range(0, back == 0 ? last : 9 + back % 3)
                                              select Counting.Activity(union, month.AddDays(day))]);
            await office.CountAsync();
        }

        await using var staff = await district.StaffAsync();
        var found = await staff.Use<ReadUnusual>().RunAsync();

        found.Select(unusual => (unusual.Of.Id, unusual.Code)).ShouldBe([(quiet.Id, Indicators.Activities), (quiet.Id, Indicators.Attendance)], ignoreOrder: true);
        found.ShouldAllBe(unusual => unusual.Month == new DateOnly(2026, 5, 1));
    }

    static Unusual? Judge(string code, params int[] months) =>
        Unusual.Judge(Liuhe, code, [.. months.Select((value, at) => new Point(new DateOnly(2026, 5, 1).AddMonths(at - months.Length + 1), new Worth(value)))]);
}
