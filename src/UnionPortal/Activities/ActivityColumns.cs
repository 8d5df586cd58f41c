using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Views;

namespace UnionPortal.Activities;

/// <summary>The columns of the list of activities, on the screen and in a file.</summary>
static class ActivityColumns
{
    /// <summary>An activity with what is kept of it elsewhere.</summary>
    internal sealed record Line(Activity Held, string? Pair, string? Campaign, int Photos);

    static readonly Orders<Activity> Orders = new()
    {
        ["title"] = activity => activity.Title, ["kind"] = activity => activity.Kind, ["day"] = activity => activity.HeldOn, ["holder"] = activity => activity.HolderName, ["attendance"] = activity => activity.OwnCount + activity.PartnerCount,
    };

    internal static IReadOnlyList<Column<Line>> All =>
    [
        Of("title", Say.TitleLabel, line => line.Held.Title),
        Of("kind", Say.KindLabel, line => line.Held.Kind.Word()) with { IsUsual = true },
        Of("day", Say.DayLabel, line => line.Held.HeldOn) with { IsUsual = true },
        Of("place", Say.PlaceLabel, line => line.Held.Place),
        Of("holder", Say.HolderHead, line => line.Held.HolderName) with { IsUsual = true },
        Of("pair", Say.BriefPair, line => line.Pair),
        Of("campaign", Say.CampaignLabel, line => line.Campaign),
        Of("own", Say.OwnCountHead, line => line.Held.OwnCount) with { IsFigure = true },
        Of("partner", Say.PartnerCountHead, line => line.Held.PairId is null ? null : line.Held.PartnerCount) with { IsFigure = true },
        Of("attendance", Say.AttendanceLabel, line => line.Held.Attendance) with { IsUsual = true, IsFigure = true },
        Of("estimate", Say.EstimateHead, line => line.Held.IsEstimate ? Say.Yes : null),
        Of("photos", Say.PhotosLabel, line => line.Photos == 0 ? null : line.Photos) with { IsUsual = true, IsFigure = true },
        Of("words", Say.WordsLabel, line => line.Held.Words) with { OnScreen = false },
        Of("logged-by", Say.LoggedByHead, line => line.Held.LoggedBy),
    ];

    internal static IOrderedQueryable<Activity> InOrder(this IQueryable<Activity> activities, string? sort) =>
        activities.Sorted(sort, Orders, rows => rows.OrderByDescending(activity => activity.HeldOn).ThenByDescending(activity => activity.Id));

    /// <summary>The activities as lines, in their order.</summary>
    internal static async Task<List<Line>> LinesAsync(this FederationDb db, List<Activity> activities, CancellationToken ct)
    {
        var (ids, pairIds) = (activities.ConvertAll(activity => activity.Id), activities.Select(activity => activity.PairId).OfType<Guid>().Distinct().ToList());
        var pairs = await db.Set<TwinningPair>().AsNoTracking().Where(pair => pairIds.Contains(pair.Id)).Select(pair => new { pair.Id, Name = pair.MentorName + " · " + pair.MenteeName }).ToDictionaryAsync(pair => pair.Id, pair => pair.Name, ct);
        var campaigns = activities.Exists(activity => activity.CampaignId is not null) ? await db.Set<TwinningCampaign>().AsNoTracking().ToDictionaryAsync(campaign => campaign.Id, campaign => campaign.Name, ct) : [];
        var photos = await db.PhotosOf(ids).GroupBy(file => file.SubjectId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        return activities.ConvertAll(activity => new Line(activity, activity.PairId is { } pair ? pairs.GetValueOrDefault(pair) : null, activity.CampaignId is { } campaign ? campaigns.GetValueOrDefault(campaign) : null, photos.GetValueOrDefault(activity.Id)));
    }

    static Column<Line> Of(string key, string head, Func<Line, object?> value) => new(key, head, value) { IsSorted = Orders.ContainsKey(key) };
}
