using System.Globalization;
using UnionPortal.Shell;

namespace UnionPortal.Tests.Shell;

public sealed class FederationColourTests
{
    [Theory]
    [InlineData("#b4232a")]
    [InlineData("#ffd700")]
    [InlineData("#ffffff")]
    [InlineData("#2e8b57")]
    public void White_words_can_be_read_on_any_federations_colour(string colour)
    {
        var readable = FederationColour.Readable(colour);

        var rgb = int.Parse(readable.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        FederationColour.ContrastWithWhite((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255).ShouldBeGreaterThanOrEqualTo(4.5);
    }

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
