using UnionPortal.Unions;

namespace UnionPortal.Standards;

/// <summary>
/// What follows from the points given for a version's items: score, level, vetoes that failed, gaps, and the cheapest way to the next level.
/// A veto counts as failed unless the item has full points; while one fails, no level is reached.
/// </summary>
/// <param name="Score">All points.</param>
/// <param name="Level">The highest level reached; nothing where none is.</param>
/// <param name="LevelRank">Its place, from 1 for the lowest; 0 for none.</param>
/// <param name="FailedVetoes">Veto items without full points.</param>
/// <param name="Gaps">Items below full points, as they stand in the standard.</param>
/// <param name="Next">The level to reach next; nothing at the top.</param>
/// <param name="Way">What to do for it, with the least effort.</param>
/// <param name="After">The level reached when all of the way is done; it may be higher than the next.</param>
/// <param name="Dimensions">Points by dimension.</param>
public sealed record Judgement(int Score, StandardLevel? Level, int LevelRank, List<StandardItem> FailedVetoes, List<Judgement.Gap> Gaps, StandardLevel? Next, List<Judgement.Gap> Way, StandardLevel? After, List<Judgement.Part> Dimensions)
{
    /// <param name="Item">What is asked for.</param>
    /// <param name="Missing">Points still to be had.</param>
    public sealed record Gap(StandardItem Item, int Missing);

    public sealed record Part(string Name, SixHaves? Have, int Points, int Full);

    /// <summary>What the way takes in all.</summary>
    public int Effort => Way.Sum(gap => gap.Item.Effort);

    /// <summary>The score when all of the way is done.</summary>
    public int ScoreAfter => Score + Way.Sum(gap => gap.Missing);

    public static Judgement Of(StandardContent content, IReadOnlyDictionary<string, int> given)
    {
        int PointsOf(StandardItem item) => Math.Clamp(given.GetValueOrDefault(item.Code!), 0, item.Worth);
        var score = content.Items.Sum(PointsOf);
        var gaps = content.Items.Where(item => PointsOf(item) < item.Worth).Select(item => new Gap(item, item.Worth - PointsOf(item))).ToList();
        var failed = gaps.Where(gap => gap.Item.IsVeto).Select(gap => gap.Item).ToList();
        var rank = failed.Count > 0 ? 0 : content.Levels.Count(level => level.LeastPoints <= score);
        var next = content.Levels.ElementAtOrDefault(rank);
        var way = next is null ? [] : CheapestWay(gaps, next.LeastPoints!.Value - score);
        var after = content.Levels.LastOrDefault(level => level.LeastPoints <= score + way.Sum(gap => gap.Missing));
        return new(score, rank == 0 ? null : content.Levels[rank - 1], rank, failed, gaps, next, way, next is null ? null : after,
            content.Dimensions.ConvertAll(dimension => new Part(dimension.Name!, dimension.Have, dimension.Items.Sum(PointsOf), dimension.Items.Sum(item => item.Worth))));
    }

    /// <summary>
    /// Of all sets of gaps that close every veto and bring the points that are needed, the one with the least effort; of several the one with fewest items.
    /// Exact: for every number of points the cheapest set is kept, gap by gap.
    /// </summary>
    internal static List<Gap> CheapestWay(IReadOnlyList<Gap> gaps, int needed)
    {
        var forced = gaps.Where(gap => gap.Item.IsVeto).ToList();
        var open = gaps.Where(gap => !gap.Item.IsVeto).ToList();
        var rest = Math.Max(0, needed - forced.Sum(gap => gap.Missing));
        var best = new (int Effort, int Count, (int Points, int Gap)? From)?[open.Count + 1, rest + 1];
        best[0, 0] = (0, 0, null);
        for (var at = 0; at < open.Count; at++)
        {
            for (var points = 0; points <= rest; points++)
            {
                if (best[at, points] is not { } here) continue;
                Offer(best, at + 1, points, (here.Effort, here.Count, here.From));
                Offer(best, at + 1, Math.Min(rest, points + open[at].Missing), (here.Effort + open[at].Item.Effort, here.Count + 1, (points, at)));
            }
        }

        return [.. forced, .. Taken(best, open, rest)];
    }

    static void Offer((int Effort, int Count, (int, int)?)?[,] best, int at, int points, (int Effort, int Count, (int, int)?) offer)
    {
        if (best[at, points] is not { } known || (offer.Effort, offer.Count).CompareTo((known.Effort, known.Count)) < 0) best[at, points] = offer;
    }

    // From the end back: the gap that was taken last, and the number of points before it.
    static List<Gap> Taken((int Effort, int Count, (int Points, int Gap)? From)?[,] best, List<Gap> open, int rest)
    {
        var taken = new List<Gap>();
        var (at, points) = (open.Count, rest);
        while (best[at, points] is { From: { } from })
        {
            taken.Insert(0, open[from.Gap]);
            (at, points) = (from.Gap, from.Points);
        }

        return taken;
    }
}
