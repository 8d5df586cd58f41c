using UnionPortal.Shell;

namespace UnionPortal.Reference;

/// <summary>A point on the map of China, in degrees as map services of the country give them.</summary>
public readonly record struct Place(double Longitude, double Latitude)
{
    const double EarthRadius = 6_371_008.8;

    public bool IsInChina => Longitude is >= 73 and <= 136 && Latitude is >= 3 and <= 54;

    /// <summary>Longitude and latitude in each other's place. The two ranges of China do not overlap, so this is certain.</summary>
    public bool IsSwapped => !IsInChina && Swapped.IsInChina;

    public Place Swapped => new(Latitude, Longitude);

    /// <summary>Metres as the crow flies (haversine).</summary>
    public double MetresTo(Place other)
    {
        double north = Radians(other.Latitude - Latitude), east = Radians(other.Longitude - Longitude);
        var half = Square(Math.Sin(north / 2)) + Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude)) * Square(Math.Sin(east / 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    /// <summary>A distance as people say it: 300米 to the next ten, 1.2公里, 15公里.</summary>
    public static string SayDistance(double metres) => metres switch
    {
        < 995 => Say.Metres.With(Math.Max(10, Math.Round(metres / 10) * 10)),
        < 9_950 => Say.Kilometres.With(Math.Round(metres / 1000, 1)),
        _ => Say.Kilometres.With(Math.Round(metres / 1000)),
    };

    static double Radians(double degrees) => degrees * Math.PI / 180;

    static double Square(double number) => number * number;
}
