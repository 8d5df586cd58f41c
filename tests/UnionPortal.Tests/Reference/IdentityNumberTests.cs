using FsCheck;
using FsCheck.Fluent;
using UnionPortal.Reference;

namespace UnionPortal.Tests.Reference;

public sealed class IdentityNumberTests
{
    // The sequence 000 is never issued, so these belong to nobody.
    static readonly Arbitrary<string> ValidNumbers = Gen.Choose(0, 36_000)
        .Select(days => "110118" + new DateOnly(1920, 1, 1).AddDays(days).ToString("yyyyMMdd") + "000")
        .Select(first17 => first17 + IdentityNumber.CheckCharacter(first17)).ToArbitrary();

    [Fact]
    public void Every_number_with_its_check_character_is_accepted() => Prop.ForAll(ValidNumbers, IdentityNumber.IsValid).QuickCheckThrowOnFailure();

    [Fact]
    public void Changing_any_one_digit_is_noticed() =>
        Prop.ForAll(ValidNumbers, Gen.Choose(0, 16).ToArbitrary(), Gen.Choose('0', '9').ToArbitrary(),
            (number, place, digit) => number[place] == digit || !IdentityNumber.IsValid(number[..place] + (char)digit + number[(place + 1)..])).QuickCheckThrowOnFailure();

    [Fact]
    public void A_lower_case_x_is_as_good_as_an_upper_case_one()
    {
        var number = Enumerable.Range(1, 28).Select(day => $"11011819900{100 + day + 100}000").Select(first17 => first17 + IdentityNumber.CheckCharacter(first17)).First(text => text[^1] == 'X');

        IdentityNumber.Fault(number.ToLowerInvariant()).ShouldBeNull();
    }

    [Theory]
    [InlineData("11011819900101000", "18位")]
    [InlineData("1101181990010100A0", "数字")]
    [InlineData("110118199002300000", "出生日期")]
    public void A_wrong_number_says_what_is_wrong(string typed, string named) => IdentityNumber.Fault(typed).ShouldNotBeNull().ShouldContain(named);

    [Fact]
    public void A_number_tells_the_day_of_birth() => IdentityNumber.BornOn("110118199002280000").ShouldBe(new DateOnly(1990, 2, 28));
}
