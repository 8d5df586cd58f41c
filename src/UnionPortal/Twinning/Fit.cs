using UnionPortal.Reference;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>
/// How well a mentor fits a mentee by a campaign's rules. Parties are prepared once, so that sixteen million pairs are measured within a
/// second; the same measure gives the score of one pair and its reasons.
/// </summary>
/// <param name="adjoining">Pairs of townships' codes that lie side by side, smaller first, by the federation's own table.</param>
/// <param name="affinities">How close two industries are beyond the code book, from 0 to 1, by their codes, smaller first.</param>
public sealed class Fit(MatchRules rules, IReadOnlySet<(string, string)>? adjoining = null, IReadOnlyDictionary<(string, string), double>? affinities = null)
{
    const double NextDoor = 1_000;
    const double TooFar = 20_000;
    const double SameTownship = 0.75;
    const double Adjoining = 0.5;
    const double SameFederation = 0.25;
    const int CarriedCost = 15;
    const int LevelsOfIndustry = 4;
    const int LevelsOfHonour = 5;
    const double MeetsEach = 1 / 3.0;
    const double MetresOfRadian = 6_371_008.8;

    /// <summary>A party as it is measured.</summary>
    public sealed class Footing
    {
        public required Party Party { get; init; }
        public required (double X, double Y, double Z)? Point { get; init; }
        public required string[] Industry { get; init; }
        public required string? Township { get; init; }
        public required double Honour { get; init; }
    }

    /// <summary>What was measured between two; parts from 0 to 1.</summary>
    public readonly record struct Parts(double? Metres, bool IsSameTownship, bool Adjoins, double Near, int SharedLevels, double Industry, double Honour, SixHaves Met);

    public MatchRules Rules => rules;

    public static Footing Prepare(Party party) => new()
    {
        Party = party,
        Point = party.Place is { } place ? OnSphere(place) : null,
        Industry = [.. Industries.Path(party.IndustryCode).Select(entry => entry.Code)],
        Township = party.DivisionCode is { Length: >= 9 } code ? code[..9] : null,
        Honour = party.Best is { } best ? (LevelsOfHonour - (int)best.Level) / (double)LevelsOfHonour : 0,
    };

    /// <summary>From 0 to 100; nothing where the rules hold the two apart.</summary>
    public int? Score(Footing mentor, Footing mentee)
    {
        if (mentor.Party.Id == mentee.Party.Id) return null;
        var parts = Measure(mentor, mentee);
        return BarOf(parts, mentor, mentee) is null ? ScoreOf(parts, mentor.Party.LivingPairs) : null;
    }

    /// <summary>What holds the two apart, if anything does.</summary>
    public MatchBar? BarOf(Footing mentor, Footing mentee) => BarOf(Measure(mentor, mentee), mentor, mentee);

    public int ScoreOf(Parts parts, int carried)
    {
        if (rules.Weights == 0) return 0;
        var sum = rules.NearWeight * parts.Near + rules.IndustryWeight * parts.Industry + rules.HonourWeight * parts.Honour + rules.MeetsWeight * MeetsOf(parts.Met);
        return (int)Math.Clamp(Math.Round(100 * sum / rules.Weights - CarriedCost * carried), 0, 100);
    }

    public Parts Measure(Footing mentor, Footing mentee)
    {
        double? metres = mentor.Point is { } here && mentee.Point is { } there ? MetresOf(here, there) : null;
        var isSame = mentor.Township is not null && string.Equals(mentor.Township, mentee.Township, StringComparison.Ordinal);
        var adjoins = !isSame && mentor.Township is not null && mentee.Township is not null && adjoining?.Contains(InOrder(mentor.Township, mentee.Township)) is true;
        var near = metres is { } far ? Math.Clamp((TooFar - far) / (TooFar - NextDoor), 0, 1) : isSame ? SameTownship : adjoins ? Adjoining : SameFederation;
        var shared = SharedLevels(mentor.Industry, mentee.Industry);
        return new(metres, isSame, adjoins, near, shared, Math.Max(shared / (double)LevelsOfIndustry, AffinityOf(mentor.Industry, mentee.Industry)), mentor.Honour, mentor.Party.Strengths & mentee.Party.Weaknesses);
    }

    MatchBar? BarOf(Parts parts, Footing mentor, Footing mentee)
    {
        if (rules.FarthestKilometres is { } farthest && parts.Metres > farthest * 1000.0) return MatchBar.TooFar;
        if (rules.SameTownship && mentor.Township is not null && mentee.Township is not null && !parts.IsSameTownship) return MatchBar.OtherTownship;
        return rules.SameDivision && parts.SharedLevels < 2 ? MatchBar.OtherDivision : null;
    }

    double AffinityOf(string[] one, string[] other)
    {
        if (affinities is not { Count: > 0 } known) return 0;
        var closest = 0.0;
        foreach (var mine in one) foreach (var theirs in other) if (known.TryGetValue(InOrder(mine, theirs), out var close) && close > closest) closest = close;
        return closest;
    }

    static double MeetsOf(SixHaves met) => Math.Min(1, MeetsEach * System.Numerics.BitOperations.PopCount((uint)met));

    static int SharedLevels(string[] one, string[] other)
    {
        var levels = Math.Min(one.Length, other.Length);
        for (var level = 0; level < levels; level++) if (!string.Equals(one[level], other[level], StringComparison.Ordinal)) return level;
        return levels;
    }

    static (string, string) InOrder(string one, string other) => string.CompareOrdinal(one, other) <= 0 ? (one, other) : (other, one);

    // On the unit sphere a distance is three products and one arc, instead of four trigonometric functions.
    static (double X, double Y, double Z) OnSphere(Place place)
    {
        var (east, north) = (place.Longitude * Math.PI / 180, place.Latitude * Math.PI / 180);
        return (Math.Cos(north) * Math.Cos(east), Math.Cos(north) * Math.Sin(east), Math.Sin(north));
    }

    static double MetresOf((double X, double Y, double Z) one, (double X, double Y, double Z) other)
    {
        var (x, y, z) = (one.X - other.X, one.Y - other.Y, one.Z - other.Z);
        return 2 * MetresOfRadian * Math.Asin(Math.Min(1, Math.Sqrt(x * x + y * y + z * z) / 2));
    }
}
