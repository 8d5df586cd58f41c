using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Standards;

/// <summary>A union opens a rating by its members, hands out its link, and closes it. Refuses a second one beside one that is open.</summary>
public sealed class OpenRating(FederationDoor door, PlatformDoor platform, TimeProvider clock) : IUseCase
{
    public sealed record Made(string UnionName, string Token, DateOnly Until, bool ChecksRoster);

    public async Task<Guid> RunAsync(int? days, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.Assess, ct);
        var (own, today) = (db.Scope.UnionId!.Value, clock.Today());
        var union = await db.Set<GrassrootsUnion>().FirstAsync(row => row.Id == own, ct);
        union.RefuseIfDissolved();
        foreach (var over in await db.Set<MembersRating>().Where(row => row.UnionId == own && row.ClosedOn == null && row.ClosesOn < today).ToListAsync(ct)) over.Close(today);
        await db.SaveChangesAsync(ct);
        if (await db.Set<MembersRating>().AnyAsync(row => row.UnionId == own && row.ClosedOn == null, ct)) throw new Refusal(Say.RatingIsOpen);
        var rating = MembersRating.Open(own, days ?? 0, union.MemberCount, await db.VotersAsync(own, ct), Language.Written(() => Words.RatingQuestions), today);
        db.Add(rating);
        await db.SaveOrRefuseAsync(Say.RatingIsOpen, ct);
        return rating.Id;
    }

    /// <summary>The link of the rating that is open. A new one shuts the earlier one.</summary>
    public async Task<Made> LinkAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.Assess, ct);
        var today = clock.Today();
        var rating = await FindOpenAsync(db, today, ct);
        var name = await db.Set<GrassrootsUnion>().Where(union => union.Id == rating.UnionId).Select(union => union.Name).FirstAsync(ct);
        var token = await platform.IssueLinkAsync(Permission.Assess, LinkPurpose.RateHome, rating.Id, name, rating.ClosesOn.AddDays(1), ct);
        db.Record(AuditAction.Issued, nameof(MembersRating), rating.Id, Language.Written(() => Say.RatingLinkMade), name);
        await db.SaveChangesAsync(ct);
        return new(name, token, rating.ClosesOn, rating.ChecksRoster);
    }

    public async Task CloseAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.Assess, ct);
        (await FindOpenAsync(db, clock.Today(), ct)).Close(clock.Today());
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
    }

    static async Task<MembersRating> FindOpenAsync(FederationDb db, DateOnly today, CancellationToken ct)
    {
        var own = db.Scope.UnionId;
        return await db.Set<MembersRating>().FirstOrDefaultAsync(row => row.UnionId == own && row.ClosedOn == null && row.ClosesOn >= today, ct) ?? throw new Refusal(Say.NoOpenRating);
    }
}

/// <summary>The own union's ratings, latest first: while one is open only how many took part, afterwards what was said, where enough took part.</summary>
public sealed class ListRatings(FederationDoor door, TimeProvider clock) : IUseCase
{
    public const int Shown = 20;

    public sealed record Answer(string Question, decimal Average, int[] Counts);

    /// <param name="Id">The rating.</param>
    /// <param name="OpenedOn">Since when.</param>
    /// <param name="Until">Until when.</param>
    /// <param name="IsOpen">Whether members can take part.</param>
    /// <param name="Voices">How many took part.</param>
    /// <param name="Quorum">How many must.</param>
    /// <param name="ChecksRoster">Only telephones on the roster have a voice.</param>
    /// <param name="Electorate">How many may vote; nothing where the roster is not asked.</param>
    /// <param name="TurnoutPercent">Of a hundred of them, so many did.</param>
    /// <param name="ContentPercent">Of a hundred marks, so many are content; nothing where it may not be read.</param>
    /// <param name="Answers">Question by question; empty where it may not be read.</param>
    /// <param name="Words">What else was said, in no order; empty where it may not be read.</param>
    public sealed record Row(Guid Id, DateOnly OpenedOn, DateOnly Until, bool IsOpen, int Voices, int Quorum, bool ChecksRoster, int? Electorate, int? TurnoutPercent, int? ContentPercent, List<Answer> Answers, List<string> Words);

    public sealed record Page(List<Row> Rows);

    public async Task<Page> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.Assess, ct);
        var (own, today) = (db.Scope.UnionId, clock.Today());
        var ratings = await db.Set<MembersRating>().AsNoTracking().Where(row => row.UnionId == own).OrderByDescending(row => row.OpenedOn).ThenByDescending(row => row.Id).Take(Shown).ToListAsync(ct);
        return new(ratings.ConvertAll(rating => RowOf(rating, today)));
    }

    static Row RowOf(MembersRating rating, DateOnly today)
    {
        var row = new Row(rating.Id, rating.OpenedOn, rating.ClosedOn ?? rating.ClosesOn, rating.IsOpen(today), rating.Voices, rating.Quorum, rating.ChecksRoster, rating.Electorate, rating.TurnoutPercent, null, [], []);
        if (!rating.MayBeRead(today)) return row;
        var tally = rating.Read();
        return row with { ContentPercent = tally.ContentPercent, Answers = [.. rating.Asked.Zip(tally.Counts, (question, counts) => new Answer(question, RatingTally.Average(counts), counts))], Words = tally.Words };
    }
}

/// <summary>What a member types on the public page.</summary>
public sealed class RatingDraft
{
    public string? Phone { get; set; }

    /// <summary>By the question's place, from 0; a form that was sent with none brings nothing.</summary>
    public Dictionary<int, int?>? Marks { get; set; }
    public string? Words { get; set; }
}

/// <summary>A member rates the own workers' home by the link of the poster, without an account and without a name. Refuses dead links, marks left out, a telephone that is not on the roster where that is asked, and one that took part.</summary>
public sealed class RateHome(FederationDoor door, Standings standings, GuessLimit guesses, TimeProvider clock) : IUseCase
{
    /// <summary>Voices that come in the same moment wait for each other so often.</summary>
    const int Turns = 8;

    /// <param name="UnionName">Whose home.</param>
    /// <param name="Questions">What is asked.</param>
    /// <param name="Until">The last day.</param>
    /// <param name="Over">Why nobody is heard any more.</param>
    /// <param name="ChecksRoster">Only telephones on the roster have a voice.</param>
    public sealed record Asked(string UnionName, IReadOnlyList<string> Questions, DateOnly Until, string? Over, bool ChecksRoster);

    public async Task<Asked> ReadAsync(string token, CancellationToken ct = default)
    {
        var name = (await standings.FindLinkAsync(token, LinkPurpose.RateHome, ct)).HolderName;
        await using var db = await door.OpenPublicAsync(token, LinkPurpose.RateHome, ct);
        var rating = await FindAsync(db, ct);
        return new(name, rating.Asked, rating.ClosesOn, rating.IsOpen(clock.Today()) ? null : string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.RatingIsClosed, rating.ClosedOn ?? rating.ClosesOn), rating.ChecksRoster);
    }

    /// <param name="token">Of the link.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="from">The address it came from; wrong telephones are counted by it.</param>
    /// <param name="ct">Ends it.</param>
    public async Task RunAsync(string token, RatingDraft draft, string from = "", CancellationToken ct = default)
    {
        if (PhoneNumber.Read(draft.Phone) is not { IsMobile: true } phone) throw new Refusal(Say.MobileIsUnread);
        if (TypedText.OrNothing(draft.Words) is { Length: > MembersRating.WordsLimit }) throw new Refusal(Say.RatingWordsTooLong, MembersRating.WordsLimit);
        for (var turn = 1; ; turn++)
        {
            await using var db = await door.OpenPublicAsync(token, LinkPurpose.RateHome, ct);
            var rating = await FindAsync(db, ct);
            int[] marks = [.. rating.Asked.Select((_, at) => draft.Marks?.GetValueOrDefault(at) ?? 0)];
            // First what was typed, then whose telephone it is: an answer to the second costs a whole voice.
            rating.RefuseUnfit(marks, clock.Today());
            if (rating.ChecksRoster) await RefuseStrangerAsync(db, rating.Id, phone, from, ct);
            // The hash is this rating's own: beside the roster's it matches nothing.
            rating.Hear(Convert.ToBase64String(db.Vault.HashOf($"{rating.Id:N}:{phone.Text}")), marks, TypedText.OrNothing(draft.Words), clock.Today());
            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateConcurrencyException) when (turn < Turns)
            {
                // Somebody else was heard in the same moment: added to that one's.
            }
            catch (DbUpdateConcurrencyException)
            {
                throw new Refusal(Say.TooManyAtOnce);
            }
        }
    }

    async Task RefuseStrangerAsync(FederationDb db, Guid rating, PhoneNumber phone, string from, CancellationToken ct)
    {
        guesses.RefuseTooMany(rating, from);
        if (await OneVoice.MayRateAsync(db, db.Vault.HashOf(phone.Text), ct)) return;
        guesses.Take(rating, from);
        throw new Refusal(Say.NotOnRoster);
    }

    static async Task<MembersRating> FindAsync(FederationDb db, CancellationToken ct)
    {
        var subject = db.Scope.LinkSubject;
        return await db.Set<MembersRating>().FirstOrDefaultAsync(row => row.Id == subject, ct) ?? throw new Refusal(RefusalKind.NotFound, Tenancy.Say.LinkUnknown);
    }
}

/// <summary>Closes ratings whose last day is over, so that their telephones are forgotten.</summary>
public sealed class CloseRatings(IServiceScopeFactory scopes, Standings standings, TimeProvider clock, ILogger<CloseRatings> log) : HourlyRound(scopes, standings, clock, log)
{
    protected override string Reason => Say.CloseJob;

    protected override async Task<int> RunAsync(FederationDb db, DateTimeOffset now, CancellationToken ct)
    {
        var today = now.Day();
        var over = await db.Set<MembersRating>().Where(rating => rating.ClosedOn == null && rating.ClosesOn < today).ToListAsync(ct);
        foreach (var rating in over) rating.Close(today);
        await db.SaveChangesAsync(ct);
        return over.Count;
    }
}
