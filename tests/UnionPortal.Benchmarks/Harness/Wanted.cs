using System.Globalization;

namespace UnionPortal.Benchmarks.Harness;

/// <summary>What was asked for at the terminal.</summary>
/// <param name="Scale">1 is a whole municipality: 40,000 unions, 20,000 pairs, a million activities.</param>
/// <param name="Only">Parts of measurements' names, with commas between them; nothing takes all of them and writes the table.</param>
/// <param name="Circuits">How many pages are held open.</param>
public sealed record Wanted(double Scale, string? Only, int Circuits)
{
    public bool IsEverything => Only is null;

    public bool Asks(string name) => Only is null || Only.Split(',').Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    public static Wanted Of(string[] args)
    {
        string? After(string option) => Array.IndexOf(args, option) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        return new(double.Parse(After("--scale") ?? "0.01", CultureInfo.InvariantCulture), After("--only"), int.Parse(After("--circuits") ?? "50", CultureInfo.InvariantCulture));
    }
}
