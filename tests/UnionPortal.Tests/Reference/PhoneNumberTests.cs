using UnionPortal.Reference;

namespace UnionPortal.Tests.Reference;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("13900001140", "13900001140", "139****1140")]
    [InlineData("139 0000 1140", "13900001140", "139****1140")]
    [InlineData("139-0000-1140", "13900001140", "139****1140")]
    [InlineData("+86 13900001140", "13900001140", "139****1140")]
    [InlineData("１３９００００１１４０", "13900001140", "139****1140")]
    [InlineData("010-6904 1234 转 8", "010-69041234转8", "010-****1234")]
    [InlineData("（010）69041234-8", "010-69041234转8", "010-****1234")]
    [InlineData("69041234", "69041234", "****1234")]
    [InlineData("0312-7654321", "0312-7654321", "0312-****4321")]
    public void A_number_is_read_tidied_and_masked(string typed, string text, string masked)
    {
        var phone = PhoneNumber.Read(typed).ShouldNotBeNull();

        phone.Text.ShouldBe(text);
        phone.Masked.ShouldBe(masked);
        phone.ToString().ShouldBe(masked);
        text.ShouldContain(phone.Tail);
        PhoneNumber.Read(phone.Text).ShouldBe(phone);
    }

    [Theory]
    [InlineData("1390000114")]
    [InlineData("12345")]
    [InlineData("联系王主席")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_number_is_not_read(string? typed) => PhoneNumber.Read(typed).ShouldBeNull();
}
