using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
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
    /// <summary>Compiled at its best at once: a round is over before the usual way would have got to it.</summary>
    internal const MethodImplOptions AskedForEveryPair = MethodImplOptions.AggressiveOptimization;

    const double NextDoor = 1_000;
    const double TooFar = 20_000;
    const double SameTownship = 0.75;
    const double Adjoining = 0.5;
    const double SameFederation = 0.25;
    const int CarriedCost = 15;
    const int DigitsOfTownship = 9;
    const int LevelsOfIndustry = 4;
    const int BitsOfLevel = 8;
    const int LevelsOfHonour = 5;
    const double MeetsEach = 1 / 3.0;
    const double MetresOfRadian = 6_371_008.8;

    readonly ILookup<string, string> beside = BothWays(adjoining ?? new HashSet<(string, string)>(), pair => pair, (_, other) => other);
    readonly ILookup<string, (string Code, double Close)> akin = BothWays(affinities ?? new Dictionary<(string, string), double>(), pair => pair.Key, (pair, other) => (other, pair.Value));

    /// <summary>A party as it is measured: small, and without text, so that thousands of them lie close together.</summary>
    public sealed class Footing
    {
        public required Party Party { get; init; }
        public required Guid Id { get; init; }
        public required (double X, double Y, double Z)? Point { get; init; }

        /// <summary>Section, division, group and class of its industry, a byte each, the section first: what two share is what they begin with.</summary>
        public required uint Industry { get; init; }

        /// <summary>The nine digits of its township's code; 0 where it is not known.</summary>
        public required int Township { get; init; }
        public required double Honour { get; init; }
        public required SixHaves Strengths { get; init; }
        public required SixHaves Weaknesses { get; init; }

        /// <summary>The townships beside its own.</summary>
        public required int[] Beside { get; init; }

        /// <summary>Industries that are close to its own beyond the code book.</summary>
        public required Akin[] Akin { get; init; }
    }

    /// <summary>An industry that is close to another, from 0 to 1.</summary>
    public readonly record struct Akin(uint Industry, double Close);

    /// <summary>What was measured between two; parts from 0 to 1.</summary>
    public readonly record struct Parts(double? Metres, bool IsSameTownship, bool Adjoins, double Near, int SharedLevels, double Industry, double Honour, SixHaves Met);

    public MatchRules Rules => rules;

    public Footing Prepare(Party party)
    {
        var path = Industries.Path(party.IndustryCode);
        var township = party.DivisionCode is { Length: >= DigitsOfTownship } code ? code[..DigitsOfTownship] : null;
        return new()
        {
            Party = party,
            Id = party.Id,
            Point = party.Place is { } place ? OnSphere(place) : null,
            Industry = Pack(path),
            Township = Number(township),
            Honour = party.Best is { } best ? (LevelsOfHonour - (int)best.Level) / (double)LevelsOfHonour : 0,
            Strengths = party.Strengths,
            Weaknesses = party.Weaknesses,
            Beside = township is null ? [] : [.. beside[township].Select(Number)],
            Akin = [.. path.SelectMany(own => akin[own.Code]).Select(other => new Akin(Pack(Industries.Path(other.Code)), other.Close))],
        };
    }

    /// <summary>From 0 to 100; nothing where the rules hold the two apart.</summary>
    [MethodImpl(AskedForEveryPair)]
    public int? Score(Footing mentor, Footing mentee)
    {
        if (mentor.Id == mentee.Id) return null;
        var parts = Measure(mentor, mentee);
        return BarOf(in parts, mentor, mentee) is null ? ScoreOf(in parts, mentor.Party.LivingPairs) : null;
    }

    /// <summary>What holds the two apart, if anything does.</summary>
    public MatchBar? BarOf(Footing mentor, Footing mentee) => Measure(mentor, mentee) is var parts ? BarOf(in parts, mentor, mentee) : null;

    [MethodImpl(AskedForEveryPair)]
    public int ScoreOf(in Parts parts, int carried)
    {
        if (rules.Weights == 0) return 0;
        var sum = rules.NearWeight * parts.Near + rules.IndustryWeight * parts.Industry + rules.HonourWeight * parts.Honour + rules.MeetsWeight * MeetsOf(parts.Met);
        return (int)Math.Clamp(Math.Round(100 * sum / rules.Weights - CarriedCost * carried), 0, 100);
    }

    [MethodImpl(AskedForEveryPair)]
    public Parts Measure(Footing mentor, Footing mentee)
    {
        double? metres = mentor.Point is { } here && mentee.Point is { } there ? MetresOf(here, there) : null;
        var isSame = mentor.Township != 0 && mentor.Township == mentee.Township;
        var adjoins = !isSame && mentor.Beside.AsSpan().Contains(mentee.Township);
        var near = metres is { } far ? Math.Clamp((TooFar - far) / (TooFar - NextDoor), 0, 1) : isSame ? SameTownship : adjoins ? Adjoining : SameFederation;
        var shared = SharedLevels(mentor.Industry, mentee.Industry);
        return new(metres, isSame, adjoins, near, shared, Math.Max(shared / (double)LevelsOfIndustry, Closest(mentor.Akin, mentee.Industry)), mentor.Honour, mentor.Strengths & mentee.Weaknesses);
    }

    [MethodImpl(AskedForEveryPair)]
    MatchBar? BarOf(in Parts parts, Footing mentor, Footing mentee)
    {
        if (rules.FarthestKilometres is { } farthest && parts.Metres > farthest * 1000.0) return MatchBar.TooFar;
        if (rules.SameTownship && mentor.Township != 0 && mentee.Township != 0 && !parts.IsSameTownship) return MatchBar.OtherTownship;
        return rules.SameDivision && parts.SharedLevels < 2 ? MatchBar.OtherDivision : null;
    }

    static double Closest(Akin[] akin, uint industry)
    {
        var closest = 0.0;
        foreach (var (code, close) in akin) if (close > closest && SharedLevels(code, industry) == Levels(code)) closest = close;
        return closest;
    }

    static double MeetsOf(SixHaves met) => Math.Min(1, MeetsEach * BitOperations.PopCount((uint)met));

    static int SharedLevels(uint one, uint other) => Math.Min(BitOperations.LeadingZeroCount(one ^ other) / BitsOfLevel, Levels(one));

    static int Levels(uint industry) => LevelsOfIndustry - BitOperations.TrailingZeroCount(industry) / BitsOfLevel;

    // A section's letter, a division's two digits, then the last digit of each; none is 0, for that is a level that was not given.
    static uint Pack(IReadOnlyList<CodeEntry> path)
    {
        var packed = 0u;
        for (var level = 0; level < LevelsOfIndustry; level++)
            packed = packed << BitsOfLevel | (level >= path.Count ? 0u : level == 1 ? (uint)Number(path[level].Code) : path[level].Code[^1]);
        return packed;
    }

    static int Number(string? digits) => digits is null ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);

    static ILookup<string, TFound> BothWays<TRow, TFound>(IEnumerable<TRow> rows, Func<TRow, (string One, string Other)> pairOf, Func<TRow, string, TFound> foundOf) =>
        rows.SelectMany(row => pairOf(row) is var (one, other) ? new[] { (Of: one, Found: foundOf(row, other)), (Of: other, Found: foundOf(row, one)) } : []).ToLookup(each => each.Of, each => each.Found);

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
