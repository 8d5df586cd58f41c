using System.Globalization;

namespace UnionPortal.Shell;

/// <summary>A federation's own colour: dark enough for white text, and a light shade of it for where it stands on a dark page (WCAG 2.2 AA).</summary>
public static class FederationColour
{
    public const string UnionRed = "#b4232a";

    /// <summary>The dark palette's <c>--surface</c>.</summary>
    public const string DarkSurface = "#1f1b17";

    private const double WantedContrast = 4.5;

    // More than the standard asks, because it also stands on a tint of itself.
    private const double WantedContrastOnDark = 7;

    /// <summary>The colour itself, a darker shade of it where it is too light, or the union's red where it is no colour.</summary>
    public static string Readable(string? colour)
    {
        if (Read(colour) is not { } shade) return UnionRed;
        while (Contrast(White, shade) < WantedContrast) shade = shade.Towards(Black);
        return shade.ToString();
    }

    /// <summary>The colour, lightened until it is easy to read on a dark page.</summary>
    public static string ReadableOnDark(string? colour)
    {
        var shade = Read(Readable(colour))!.Value;
        while (Contrast(shade, Read(DarkSurface)!.Value) < WantedContrastOnDark) shade = shade.Towards(White);
        return shade.ToString();
    }

    /// <summary>How well two colours are told apart, from 1 to 21.</summary>
    internal static double Contrast(string one, string other) => Contrast(Read(one)!.Value, Read(other)!.Value);

    private static Shade Black => new(0, 0, 0);

    private static Shade White => new(255, 255, 255);

    private static Shade? Read(string? colour) =>
        colour is ['#', _, _, _, _, _, _] && int.TryParse(colour.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? new((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255)
            : null;

    private static double Contrast(Shade one, Shade other) => (Math.Max(one.Light, other.Light) + 0.05) / (Math.Min(one.Light, other.Light) + 0.05);

    private readonly record struct Shade(double Red, double Green, double Blue)
    {
        private const double Step = 0.05;

        public double Light => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

        public Shade Towards(Shade end) => new(Red + (end.Red - Red) * Step, Green + (end.Green - Green) * Step, Blue + (end.Blue - Blue) * Step);

        public override string ToString() => $"#{(int)Red:x2}{(int)Green:x2}{(int)Blue:x2}";

        private static double Linear(double channel)
        {
            var share = channel / 255;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }
    }
}
