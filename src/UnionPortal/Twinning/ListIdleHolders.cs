using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>Unions that hold an honour in force and are mentor in no living pair, highest honour first; for each the best partners among those in need of a mentor in the campaign.</summary>
public sealed class ListIdleHolders(FederationDoor door, TimeProvider clock) : IUseCase
{
    const int Offered = 5;

    public sealed record Offer(Guid Id, string Name, int Score);

    /// <param name="IsInNeed">The union itself is in need of help, so that it is offered nobody.</param>
    public sealed record Row(Guid Id, string Name, HonourLevel Level, string Title, int? Year, int Honours, bool IsInNeed, IReadOnlyList<Offer> Offers);

    /// <param name="Found">The unions.</param>
    /// <param name="Campaign">The open campaign a pair would belong to; none where none is open.</param>
    public sealed record Page(Paged<Row> Found, Guid? Campaign, string? CampaignName);

    public async Task<Page> RunAsync(HonourLevel? level, string? words, int page, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var today = clock.Today();
        var campaign = await db.Set<TwinningCampaign>().AsNoTracking().Where(known => known.StartsOn <= today && known.EndsOn >= today).OrderByDescending(known => known.StartsOn).ThenBy(known => known.Id).FirstOrDefaultAsync(ct);
        var all = await Parties.ReadAsync(db, campaign?.Id ?? Guid.Empty, today, ct);
        var busy = await db.Set<TwinningPair>().Where(pair => pair.Stage <= PairStage.UnderReview && pair.UnionId != null).Select(pair => pair.UnionId!.Value).Distinct().ToListAsync(ct);
        var helped = campaign is null ? [] : await Parties.HelpedAsync(db, campaign.Id, ct);
        var inNeed = all.Where(party => !helped.Contains(party.Id) && Matching.NeedsOf(party, today).Count > 0).ToList();
        var sought = Named.Words(words);
        var idle = all.Where(party => party.Best is { } best && !busy.Contains(party.Id) && (level is null || best.Level == level) && sought.All(word => Reference.Pinyin.Finds(party.Name, word)))
            .OrderBy(party => party.Best!.Level).ThenByDescending(party => party.Best!.Year).ThenBy(party => party.Name, StringComparer.Ordinal).ToList();
        var shown = idle.Page(page);
        return new(new([.. shown.Rows.Select(party => RowOf(party, inNeed, campaign is not null, today))], shown.Count, shown.Number), campaign?.Id, campaign?.Name);
    }

    static Row RowOf(Party mentor, List<Party> inNeed, bool isOpen, DateOnly today)
    {
        var isInNeed = Matching.NeedsOf(mentor, today).Count > 0;
        var offers = isInNeed || !isOpen ? [] : inNeed.Where(party => party.Id != mentor.Id).Select(party => new Offer(party.Id, party.Name, Matching.Judge(mentor, party).Score))
            .OrderByDescending(offer => offer.Score).ThenBy(offer => offer.Name, StringComparer.Ordinal).Take(Offered).ToList();
        return new(mentor.Id, mentor.Name, mentor.Best!.Level, mentor.Best.Title, mentor.Best.Year, mentor.Honours.Count, isInNeed, offers);
    }
}
