using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Choosing;

/// <summary>Which part of a round one looks at.</summary>
public enum RoundPart
{
    Pairs,
    WithoutMentor,
    WithoutMentee,
}

/// <summary>One round: what it found, who is left and why, how it stands beside the best total, and whether the rules have changed since.</summary>
public sealed class ShowRound(FederationDoor door) : IUseCase
{
    public sealed record Line(Guid MenteeId, string Mentee, bool IsProspect, Guid? MentorId, string? Mentor, int? Score, bool IsByHand, LeftBecause Left, string? Otherwise, bool IsOtherwiseSame, Guid? PairId);

    public sealed record Summary(DateTimeOffset RunAt, string RunBy, Guid CampaignId, int Mentors, int Mentees, int Seats, int Paired, long Total, int Blocking, int OtherwisePaired, long OtherwiseTotal, int OtherwiseBlocking);

    /// <param name="NotProposed">Pairs found and not yet proposed to both sides.</param>
    public sealed record Page(Summary Round, string CampaignName, bool IsLast, bool RulesChanged, int NotProposed, Paged<Line> Found);

    public async Task<Page> RunAsync(Guid id, RoundPart part, string? words, int page, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var round = await db.Set<MatchRound>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchRound);
        var campaign = await db.FindCampaignAsync(round.CampaignId, ct);
        var isLast = !await db.Set<MatchRound>().AnyAsync(known => known.CampaignId == round.CampaignId && known.RunAt > round.RunAt, ct);
        var lines = await db.Set<RoundLine>().AsNoTracking().Where(line => line.RoundId == id).ToListAsync(ct);
        var entries = await db.Set<CampaignEntry>().AsNoTracking().Where(entry => entry.CampaignId == round.CampaignId)
            .Select(entry => new { entry.Id, entry.Name, entry.Side, IsProspect = entry.OfProspectId != null, IsOnOffer = entry.LeftOn == null }).ToDictionaryAsync(entry => entry.Id, ct);
        var taken = lines.Where(line => line.MentorEntryId is not null).Select(line => line.MentorEntryId!.Value).ToHashSet();
        var all = part == RoundPart.WithoutMentee
            ? entries.Values.Where(entry => entry.Side == PairSide.Mentor && entry.IsOnOffer && !taken.Contains(entry.Id)).Select(entry => new Line(Guid.Empty, "", false, entry.Id, entry.Name, null, false, LeftBecause.Nothing, null, false, null))
            : lines.Where(line => line.MentorEntryId is null == (part == RoundPart.WithoutMentor)).Select(line => new Line(line.MenteeEntryId, entries[line.MenteeEntryId].Name, entries[line.MenteeEntryId].IsProspect,
                line.MentorEntryId, line.MentorEntryId is { } mentor ? entries[mentor].Name : null, line.Score, line.IsByHand, line.Left, line.OtherwiseEntryId is { } other ? entries[other].Name : null, line.OtherwiseEntryId == line.MentorEntryId, line.PairId));
        var sought = Named.Words(words);
        var found = all.Where(line => sought.All(word => Pinyin.Finds(line.Mentee, word) || line.Mentor is { } mentor && Pinyin.Finds(mentor, word)))
            .OrderByDescending(line => line.Score).ThenBy(line => line.Mentee, StringComparer.Ordinal).ThenBy(line => line.Mentor, StringComparer.Ordinal).ToList();
        return new(new(round.RunAt, round.RunBy, round.CampaignId, round.Mentors, round.Mentees, round.Seats, round.Paired, round.Total, round.Blocking, round.OtherwisePaired, round.OtherwiseTotal, round.OtherwiseBlocking), campaign.Name, isLast, round.Rules != campaign.Rules, lines.Count(line => line is { MentorEntryId: not null, PairId: null }), found.Page(page));
    }
}

/// <summary>
/// One pair of a round looked at closely: why this one, or why not, whom each has instead, and what would change it. Reads the two, whom they have,
/// and what these said; the round is not run again.
/// </summary>
public sealed class ExplainChoice(FederationDoor door) : IUseCase
{
    public sealed record Settled(bool IsTogether, string Reason);

    /// <param name="Bar">What holds them apart, where a limit does.</param>
    /// <param name="NoBy">Who said no.</param>
    /// <param name="ByHand">Why staff settled it.</param>
    public sealed record Answer(string Mentor, string Mentee, int? Score, IReadOnlyList<MatchReason> Reasons, Because Because, Change Change, string? MentorOfMentee, int? ScoreOfMentee, IReadOnlyList<string> MenteesOfMentor,
        MatchBar? Bar, PairSide? NoBy, Settled? ByHand, Wish? MentorSays, Wish? MenteeSays, int Seats);

    public async Task<Answer> RunAsync(Guid roundId, Guid mentorEntryId, Guid menteeEntryId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var round = await db.Set<MatchRound>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == roundId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchRound);
        var lines = await db.Set<RoundLine>().AsNoTracking().Where(line => line.RoundId == roundId && (line.MenteeEntryId == menteeEntryId || line.MentorEntryId == mentorEntryId)).ToListAsync(ct);
        var own = lines.Find(line => line.MenteeEntryId == menteeEntryId) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchEntry);
        Guid[] ids = [.. lines.Select(line => line.MenteeEntryId).Append(mentorEntryId).Append(own.MentorEntryId ?? mentorEntryId).Distinct()];
        var entries = await db.Set<CampaignEntry>().AsNoTracking().Where(entry => entry.CampaignId == round.CampaignId && ids.Contains(entry.Id)).ToListAsync(ct);
        var (mentors, mentees) = (entries.FindAll(entry => entry.Side == PairSide.Mentor), entries.FindAll(entry => entry.Side == PairSide.Mentee));
        if (mentors.Find(entry => entry.Id == mentorEntryId) is not { } mentor) throw new Refusal(RefusalKind.NotFound, Say.NoSuchEntry);
        var mentee = mentees.First(entry => entry.Id == menteeEntryId);
        var wishes = await db.Set<PartnerWish>().AsNoTracking().Where(wish => wish.CampaignId == round.CampaignId && ids.Contains(wish.ByEntryId) && ids.Contains(wish.OfEntryId))
            .Select(wish => new Wish(wish.ByEntryId, wish.OfEntryId, wish.Attitude, wish.Rank)).ToListAsync(ct);
        var hands = await db.Set<HandSetting>().AsNoTracking().Where(setting => setting.CampaignId == round.CampaignId && ids.Contains(setting.MentorEntryId) && ids.Contains(setting.MenteeEntryId)).ToListAsync(ct);
        var fit = await db.FitOfAsync(round.Rules, ct);
        // Everybody else's seats and wishes have no say in how these few like each other.
        var seats = mentors.ConvertAll(each => new Seat(each.Id, each.Id == mentorEntryId ? each.Seats : lines.Count(line => line.MentorEntryId == each.Id)));
        var market = Together.MarketOf(seats, mentees, mentors, fit, wishes, hands, [.. lines.Where(line => line.IsByHand).Select(line => (line.MentorEntryId!.Value, line.MenteeEntryId))]);
        var outcome = new Outcome(market, [.. market.Mentees.Select(id => lines.Find(line => line.MenteeEntryId == id)?.MentorEntryId is { } has ? market.MentorAt(has) : -1)]);
        var told = Explanation.Of(outcome, market.MentorAt(mentorEntryId), market.MenteeAt(menteeEntryId));
        var (mentorFoot, menteeFoot) = (fit.Prepare(mentor), fit.Prepare(mentee));
        var parts = fit.Measure(mentorFoot, menteeFoot);
        var (mentorSays, menteeSays) = (wishes.Find(wish => wish.By == mentorEntryId && wish.Of == menteeEntryId), wishes.Find(wish => wish.By == menteeEntryId && wish.Of == mentorEntryId));
        return new(mentor.Name, mentee.Name, fit.ScoreOf(parts, 0), [.. Matching.ReasonsOf(parts, mentorFoot.Party)], told.Because, told.Change,
            own.MentorEntryId is { } has ? mentors.Find(entry => entry.Id == has)?.Name : null, own.Score, [.. lines.Where(line => line.MentorEntryId == mentorEntryId).Select(line => mentees.First(entry => entry.Id == line.MenteeEntryId).Name)],
            fit.BarOf(mentorFoot, menteeFoot), mentorSays?.Attitude == Attitude.Unwilling ? PairSide.Mentor : menteeSays?.Attitude == Attitude.Unwilling ? PairSide.Mentee : null,
            hands.Where(setting => setting.MentorEntryId == mentorEntryId && setting.MenteeEntryId == menteeEntryId).Select(setting => new Settled(setting.IsTogether, setting.Reason)).FirstOrDefault(), mentorSays, menteeSays, mentor.Seats);
    }
}
