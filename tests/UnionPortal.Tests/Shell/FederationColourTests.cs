using UnionPortal.Shell;

namespace UnionPortal.Tests.Shell;

public sealed class FederationColourTests
{
    [Theory]
    [InlineData("#b4232a")]
    [InlineData("#ffd700")]
    [InlineData("#ffffff")]
    [InlineData("#2e8b57")]
    public void White_words_can_be_read_on_any_federations_colour(string colour) =>
        FederationColour.Contrast(FederationColour.Readable(colour), "#ffffff").ShouldBeGreaterThanOrEqualTo(4.5);

    [Theory]
    [InlineData("#b4232a")]
    [InlineData("#000000")]
    [InlineData("#00008b")]
    [InlineData("#ffffff")]
    [InlineData("#2e8b57")]
    [InlineData(null)]
    public void Any_federations_colour_can_be_read_on_a_dark_page(string? colour) =>
        FederationColour.Contrast(FederationColour.ReadableOnDark(colour), FederationColour.DarkSurface).ShouldBeGreaterThan(6.8);

    [Fact]
    public void A_colour_that_is_dark_enough_stays_as_it_is() =>
        FederationColour.Readable("#24598f").ShouldBe("#24598f");

    [Theory]
    [InlineData(null)]
    [InlineData("red")]
    [InlineData("#12345")]
    [InlineData("#1234567")]
    [InlineData("#zzzzzz")]
    [InlineData("#fff;} *")]
    public void What_is_no_colour_becomes_the_unions_red(string? colour) =>
        FederationColour.Readable(colour).ShouldBe(FederationColour.UnionRed);
}
