using FsCheck;
using FsCheck.Fluent;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Reference;

public sealed class RoughDateTests
{
    static readonly DateOnly Today = new(2026, 10, 15);

    static readonly Arbitrary<RoughDate> Dates = Gen.Choose(0, 45_000).Select(days => new DateOnly(1901, 1, 1).AddDays(days))
        .SelectMany(day => Gen.Elements(DatePrecision.Day, DatePrecision.Month, DatePrecision.Year).Select(precision => new RoughDate(day, precision))).ToArbitrary();

    [Theory]
    [InlineData("2011年2月8日")]
    [InlineData("2011/2/8")]
    [InlineData("2011-02-08")]
    [InlineData("2011.2.8")]
    [InlineData("20110208")]
    [InlineData("40582")]
    [InlineData("２０１１年２月８日")]
    [InlineData(" 2011 年 2 月 8 日\u3000")]
    [InlineData("2011-02-08 00:00:00")]
    public void A_day_is_read_in_every_usual_writing(string typed) => RoughDate.Read(typed, Today).ShouldBe(new RoughDate(new(2011, 2, 8), DatePrecision.Day));

    [Theory]
    [InlineData("2011年", DatePrecision.Year, "2011年")]
    [InlineData("2011", DatePrecision.Year, "2011年")]
    [InlineData("2011年3月", DatePrecision.Month, "2011年3月")]
    [InlineData("2011-03", DatePrecision.Month, "2011年3月")]
    [InlineData("2011.3", DatePrecision.Month, "2011年3月")]
    [InlineData("201103", DatePrecision.Month, "2011年3月")]
    [InlineData("2011年3月5日", DatePrecision.Day, "2011年3月5日")]
    public void A_date_shows_no_more_than_is_known(string typed, DatePrecision precision, string shown)
    {
        var date = RoughDate.Read(typed, Today).ShouldNotBeNull();

        date.Precision.ShouldBe(precision);
        date.ToString().ShouldBe(shown);
    }

    [Theory]
    [InlineData("2011年2月30日")]
    [InlineData("2011-13-01")]
    [InlineData("2031-01-01")]
    [InlineData("0211年2月8日")]
    [InlineData("不详")]
    [InlineData("")]
    [InlineData("123")]
    public void What_is_no_possible_date_is_not_read(string typed) => RoughDate.Read(typed, Today).ShouldBeNull();

    [Fact]
    public void What_is_shown_can_be_read_again() => Prop.ForAll(Dates, date => RoughDate.Read(date.ToString(), Today) == date).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_shown_in_English_can_be_read_again()
    {
        Reading.In(Language.English);

        new RoughDate(new(2011, 9, 8), DatePrecision.Day).ToString().ShouldBe("8 Sept 2011");
        Prop.ForAll(Dates, date => RoughDate.Read(date.ToString(), Today) == date).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_spreadsheets_serial_number_is_the_day_it_counts() =>
        Prop.ForAll(Gen.Choose(10_000, 46_000).ToArbitrary(), days =>
            RoughDate.Read(days.ToString(), Today)?.First == DateOnly.FromDateTime(DateTime.FromOADate(days))).QuickCheckThrowOnFailure();
}
