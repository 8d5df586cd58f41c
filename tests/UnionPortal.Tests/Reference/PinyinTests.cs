using UnionPortal.Reference;

namespace UnionPortal.Tests.Reference;

public sealed class PinyinTests
{
    [Theory]
    [InlineData("北京云杉服饰", "bjysfs")]
    [InlineData("重庆长城", "cqcc")]
    [InlineData("重庆长城", "zqzc")]
    [InlineData("厦门单氏", "xmss")]
    [InlineData("Ａ座3号楼", "az3hl")]
    [InlineData("（演示）马坡镇", "ysmpz")]
    public void A_name_is_found_by_its_initials_however_it_is_read(string name, string initials) =>
        Pinyin.InitialsOf(name).Split(' ').ShouldContain(way => way == initials);

    [Fact]
    public void Names_stand_in_the_order_they_are_read()
    {
        string[] names = ["张江工会", "北京工会", "安定工会", "鼓楼工会", "北方工会", "古城工会", "重型工会", "长江工会", "A区工会"];

        names.OrderBy(Pinyin.KeyOf, StringComparer.Ordinal).ShouldBe(["安定工会", "A区工会", "北方工会", "北京工会", "长江工会", "古城工会", "鼓楼工会", "张江工会", "重型工会"]);
    }

    [Fact]
    public void A_name_of_many_readings_stays_short()
    {
        Pinyin.InitialsOf(new string('重', 100)).Length.ShouldBeLessThanOrEqualTo(Pinyin.InitialsLimit);
        Pinyin.KeyOf(new string('重', 100)).Length.ShouldBeLessThanOrEqualTo(Pinyin.KeyLimit);
    }

    [Theory]
    [InlineData("bj", true)]
    [InlineData("b", false)]
    [InlineData("123", false)]
    [InlineData("北京", false)]
    public void Only_letters_are_taken_for_initials(string word, bool are) => Pinyin.IsInitials(word).ShouldBe(are);
}
