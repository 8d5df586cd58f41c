using System.Globalization;

namespace UnionPortal.Shell;

/// <summary>A federation's own colour, kept dark enough for white text (WCAG 2.2 AA, a contrast of 4.5 to 1).</summary>
public static class FederationColour
{
    public const string UnionRed = "#b4232a";
    private const double WantedContrast = 4.5;

    /// <summary>The colour itself, a darker shade of it where it is too light, or the union's red where it is no colour.</summary>
    public static string Readable(string? colour)
    {
        if (colour is not ['#', _, _, _, _, _, _] || !int.TryParse(colour.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)) return UnionRed;

        double red = (rgb >> 16) & 255, green = (rgb >> 8) & 255, blue = rgb & 255;
        while (ContrastWithWhite(red, green, blue) < WantedContrast) (red, green, blue) = (red * 0.95, green * 0.95, blue * 0.95);
        return $"#{(int)red:x2}{(int)green:x2}{(int)blue:x2}";
    }

    internal static double ContrastWithWhite(double red, double green, double blue) =>
        1.05 / (0.2126 * Linear(red) + 0.7152 * Linear(green) + 0.0722 * Linear(blue) + 0.05);

    private static double Linear(double channel)
    {
        var share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
