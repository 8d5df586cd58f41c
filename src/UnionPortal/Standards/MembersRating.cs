using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Members;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Standards;

/// <summary>
/// Members rate their workers' home (会员评家): opened by the union for some days, by a link that needs no account. Voices are added up as they come and never
/// kept one by one, so that nothing tells whose a voice was. Where the union knows its members' telephones only those have a voice; a keyed hash of the telephone number keeps one telephone to one voice, and is forgotten
/// when the rating closes. What was said is shown only then, and only where enough took part.
/// </summary>
public sealed class MembersRating : PairOwned, IKnownAs
{
    public const int Best = 5;
    public const int WordsLimit = 200;
    public const int ShortestDays = 3;
    public const int LongestDays = 60;

    /// <summary>Voices that are enough anywhere.</summary>
    public const int EnoughVoices = 10;

    /// <summary>Of a hundred members, where that is fewer.</summary>
    public const int EnoughPercent = 20;

    /// <summary>Never fewer: one might guess who said what.</summary>
    public const int FewestVoices = 5;

    /// <summary>A mark from here on is content.</summary>
    public const int Content = 4;

    public DateOnly OpenedOn { get; init; }

    /// <summary>The last day to take part.</summary>
    public DateOnly ClosesOn { get; private set; }
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>So many voices must be heard before anything is shown.</summary>
    public int Quorum { get; init; }

    /// <summary>Only telephones on the union's roster have a voice. Where the roster is too thin for that, whoever holds the link has, and the result says so.</summary>
    public bool ChecksRoster { get; init; }

    /// <summary>Members with a vote on the day it was opened; nothing where the roster is not asked.</summary>
    public int? Electorate { get; init; }

    /// <summary>What is asked, as JSON, in the words of the day it was opened.</summary>
    [Derived]
    public required string Questions { get; init; }

    /// <summary>A <see cref="RatingTally"/> as JSON.</summary>
    [Derived]
    public string Tally { get; private set; } = "{}";

    /// <summary>Hashes of the telephones that took part, as JSON; empty once it has closed.</summary>
    [Derived]
    public string Telephones { get; private set; } = "[]";

    [Derived]
    public int Voices { get; private set; }

    public IReadOnlyList<string> Asked => JsonSerializer.Deserialize<List<string>>(Questions)!;

    public static int QuorumOf(int? members) => Math.Max(FewestVoices, Math.Min(EnoughVoices, members is { } many ? (many * EnoughPercent + 99) / 100 : EnoughVoices));

    /// <param name="union">Whose home.</param>
    /// <param name="days">How long members are heard.</param>
    /// <param name="members">How many there are, as the union says.</param>
    /// <param name="roster">How many there are by name. The roster is asked where enough of them left a telephone.</param>
    /// <param name="questions">What is asked.</param>
    /// <param name="today">The day.</param>
    public static MembersRating Open(Guid union, int days, int? members, VotersOnRoster roster, IReadOnlyList<string> questions, DateOnly today)
    {
        if (days is < ShortestDays or > LongestDays) throw new Refusal(Say.DaysAreUnfit, ShortestDays, LongestDays);
        var checks = roster.WithTelephone >= QuorumOf(roster.All);
        return new()
        {
            UnionId = union, OpenedOn = today, ClosesOn = today.AddDays(days - 1), ChecksRoster = checks, Electorate = checks ? roster.All : null, Quorum = QuorumOf(checks ? roster.All : members), Questions = JsonSerializer.Serialize(questions), Tally = JsonSerializer.Serialize(RatingTally.Of(questions.Count)),
        };
    }

    public bool IsOpen(DateOnly today) => ClosedOn is null && today <= ClosesOn;

    /// <summary>Whether what was said may be read.</summary>
    public bool MayBeRead(DateOnly today) => !IsOpen(today) && Voices >= Quorum;

    /// <summary>Of a hundred who may vote, so many did; nothing where nobody knows who may.</summary>
    public int? TurnoutPercent => Electorate is > 0 and var all ? (int)Math.Min(100, 100L * Voices / all) : null;

    public RatingTally Read() => JsonSerializer.Deserialize<RatingTally>(Tally)!;

    /// <summary>Refuses marks left out, and a rating that is closed.</summary>
    public void RefuseUnfit(IReadOnlyList<int> marks, DateOnly today)
    {
        if (!IsOpen(today)) throw new Refusal(Say.RatingIsClosed, ClosedOn ?? ClosesOn);
        if (marks.Count != Asked.Count || marks.Any(mark => mark is < 1 or > Best)) throw new Refusal(Say.MarkAll);
    }

    /// <summary>Adds one voice. Refuses a second one of a telephone, marks left out, and a rating that is closed.</summary>
    /// <param name="telephone">The keyed hash of a telephone number.</param>
    /// <param name="marks">One to five for each question.</param>
    /// <param name="words">What else there is to say.</param>
    /// <param name="today">The day.</param>
    public void Hear(string telephone, IReadOnlyList<int> marks, string? words, DateOnly today)
    {
        RefuseUnfit(marks, today);
        var tally = Read();
        var seen = JsonSerializer.Deserialize<SortedSet<string>>(Telephones)!;
        // In the order of the hashes, not of time: the list tells nothing of who came when.
        if (!seen.Add(telephone)) throw new Refusal(Say.HeardAlready);
        foreach (var (mark, at) in marks.Select((mark, at) => (mark, at))) tally.Counts[at][mark - 1]++;
        if (words is not null) tally.Words.Insert(Random.Shared.Next(tally.Words.Count + 1), words);
        (Tally, Telephones, Voices) = (JsonSerializer.Serialize(tally), JsonSerializer.Serialize(seen), Voices + 1);
    }

    /// <summary>Nobody is heard any more, and the telephones are forgotten.</summary>
    public void Close(DateOnly today) => (ClosedOn, Telephones) = (ClosedOn ?? (today < ClosesOn ? today : ClosesOn), "[]");

    string IKnownAs.KnownAs => Language.Written(() => Say.RatingOf.With(OpenedOn));

    public sealed class Table : IEntityTypeConfiguration<MembersRating>
    {
        public void Configure(EntityTypeBuilder<MembersRating> table)
        {
            table.Property(rating => rating.UnionId).IsRequired();
            table.Property(rating => rating.Questions).HasColumnType("jsonb");
            table.Property(rating => rating.Tally).HasColumnType("jsonb");
            table.Property(rating => rating.Telephones).HasColumnType("jsonb");
            table.Ignore(rating => rating.Asked).Ignore(rating => rating.TurnoutPercent);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(rating => new { rating.FederationId, rating.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(rating => new { rating.FederationId, rating.UnionId }).IsUnique().HasFilter("closed_on IS NULL").HasDatabaseName("ux_members_rating_open");
            table.HasIndex(rating => new { rating.FederationId, rating.UnionId, rating.OpenedOn });
        }
    }
}

/// <summary>Members of a union who have a vote, and those among them whose telephone is on file.</summary>
public readonly record struct VotersOnRoster(int All, int WithTelephone);

/// <summary>All voices of a rating added up: for each question how often each mark was given, and the words, in no order.</summary>
public sealed class RatingTally
{
    public List<int[]> Counts { get; set; } = [];
    public List<string> Words { get; set; } = [];

    public static RatingTally Of(int questions) => new() { Counts = [.. Enumerable.Range(0, questions).Select(_ => new int[MembersRating.Best])] };

    /// <summary>Of a hundred marks, so many are content.</summary>
    public int ContentPercent => Counts.Sum(marks => marks.Sum()) is > 0 and var all ? (int)(100L * Counts.Sum(marks => marks[(MembersRating.Content - 1)..].Sum()) / all) : 0;

    public static decimal Average(int[] marks) => marks.Sum() is > 0 and var all ? Math.Round(marks.Select((count, at) => (decimal)count * (at + 1)).Sum() / all, 1) : 0;
}

static class Ratings
{
    const int MonthsOfRating = 12;

    /// <summary>Who has a vote: living members, but for those kept aside (保留会籍).</summary>
    public static async Task<VotersOnRoster> VotersAsync(this FederationDb db, Guid unionId, CancellationToken ct)
    {
        var voters = db.Set<Member>().Where(member => member.UnionId == unionId && member.Standing == MemberStanding.Full);
        return new(await voters.CountAsync(ct), await voters.CountAsync(member => member.Phone != null, ct));
    }

    /// <summary>What the last rating within a year came to; one that is open, or in which too few took part, tells nothing yet.</summary>
    public static async Task<Evidence> RatingAsync(this FederationDb db, Guid unionId, DateOnly today, CancellationToken ct)
    {
        var since = today.AddMonths(-MonthsOfRating);
        var rating = await db.Set<MembersRating>().AsNoTracking().Where(row => row.UnionId == unionId && row.OpenedOn > since && (row.ClosedOn != null || row.ClosesOn < today)).OrderByDescending(row => row.OpenedOn).ThenByDescending(row => row.Id).FirstOrDefaultAsync(ct);
        return rating is null ? new(null, Say.NoRating)
            : rating.MayBeRead(today) ? new(rating.Read().ContentPercent, rating.ChecksRoster
                ? Say.RatingCameOf.With(rating.Voices, rating.Electorate, rating.TurnoutPercent, rating.Read().ContentPercent, rating.ClosedOn ?? rating.ClosesOn)
                : Say.RatingCame.With(rating.Voices, rating.Read().ContentPercent, rating.ClosedOn ?? rating.ClosesOn))
            : new(null, Say.TooFewVoices.With(rating.Voices, rating.Quorum));
    }
}
