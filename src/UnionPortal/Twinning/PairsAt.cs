using Microsoft.EntityFrameworkCore;

namespace UnionPortal.Twinning;

/// <summary>Where pairs stand, said once for lists and counts. A pair is active (结对中) from the day the agreement is signed until the day it ends: one under review (待评估) still is.</summary>
public static class PairsAt
{
    public static bool IsActive(this PairStage stage) => stage is PairStage.Active or PairStage.UnderReview;

    public static IQueryable<TwinningPair> Active(this IQueryable<TwinningPair> pairs) => pairs.Where(pair => pair.Stage == PairStage.Active || pair.Stage == PairStage.UnderReview);

    public static IQueryable<TwinningPair> At(this IQueryable<TwinningPair> pairs, PairStage stage) => stage == PairStage.Active ? pairs.Active() : pairs.Where(pair => pair.Stage == stage);

    /// <summary>How many <see cref="At"/> finds at each stage that has any; those under review stand in two.</summary>
    public static async Task<Dictionary<PairStage, int>> CountByStageAsync(this IQueryable<TwinningPair> pairs, CancellationToken ct)
    {
        var counts = await pairs.GroupBy(pair => pair.Stage).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        if (counts.TryGetValue(PairStage.UnderReview, out var underReview)) counts[PairStage.Active] = counts.GetValueOrDefault(PairStage.Active) + underReview;
        return counts;
    }
}
