using FsCheck;
using FsCheck.Fluent;
using UnionPortal.Reference;

namespace UnionPortal.Tests.Reference;

public sealed class CreditCodeTests
{
    const string Valid = "81110113MJ1745329D";

    static readonly Arbitrary<string> ValidCodes = Gen.Elements(CreditCode.Alphabet.ToCharArray()).ArrayOf(17)
        .Select(letters => new string(letters)).Select(first17 => first17 + CreditCode.CheckCharacter(first17)).ToArbitrary();

    [Theory]
    [InlineData(Valid)]
    [InlineData("81110113mj1745329d")]
    [InlineData(" ８１１１０１１３ＭＪ１７４５３２９Ｄ\u3000")]
    [InlineData("8111 0113 MJ17 4532 9D")]
    public void A_code_is_accepted_however_it_was_typed(string typed) => CreditCode.Fault(typed).ShouldBeNull();

    [Fact]
    public void A_code_is_tidied_into_one_way_of_writing() => CreditCode.Tidy(" ８１１１０１１３mj1745329d\u3000").ShouldBe(Valid);

    [Theory]
    [InlineData("81110113MJ1745329", "17位")]
    [InlineData("81110113MJ1745329DD", "19位")]
    [InlineData("81110113MI1745329D", "“I”")]
    [InlineData("81110113MJ1745329E", "校验位")]
    [InlineData("8.11E+17", "8.11E+17")]
    [InlineData("8.1110113E17", "文本")]
    public void A_wrong_code_says_what_is_wrong(string typed, string named) => CreditCode.Fault(typed).ShouldNotBeNull().ShouldContain(named);

    [Fact]
    public void Every_code_with_its_check_character_is_accepted() => Prop.ForAll(ValidCodes, CreditCode.IsValid).QuickCheckThrowOnFailure();

    [Fact]
    public void Changing_any_one_character_is_noticed() =>
        Prop.ForAll(ValidCodes, Gen.Choose(0, CreditCode.Length - 1).ToArbitrary(), Gen.Elements(CreditCode.Alphabet.ToCharArray()).ToArbitrary(),
            (code, place, letter) => code[place] == letter || !CreditCode.IsValid(code[..place] + letter + code[(place + 1)..])).QuickCheckThrowOnFailure();

    [Fact]
    public void A_code_names_its_place_of_registration() => CreditCode.DivisionOf(Valid).ShouldBe("110113");
}
