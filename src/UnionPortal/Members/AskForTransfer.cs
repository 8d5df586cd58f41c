using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Inbox;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>
/// Takes over somebody who is a member in another federation: a wish here, an answer there, and the enrolment once the other side has let go.
/// Neither side learns who the other is. Refuses a person without a number, one who is a member nowhere else, and a second wish for the same one.
/// </summary>
public sealed class AskForTransfer(FederationDoor door, IdentityLimit limit, TimeProvider clock) : IUseCase
{
    public sealed record Wish(Guid Id, string Name, string UnionName, string? IdentityMasked, DateTimeOffset AskedAt, TransferState State, KeepReason? KeptFor, Guid? MemberId);

    public sealed record Request(Guid Id, Guid MemberId, string Name, string UnionName, DateTimeOffset AskedAt, TransferState State, KeepReason? KeptFor, string? AnsweredBy);

    public sealed record Page(List<Wish> Wishes, List<Request> Requests)
    {
        public int Waiting => Requests.Count(request => request.State == TransferState.Waiting);
    }

    const int Shown = 100;

    public async Task<Page> ListAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeMembers, ct);
        await HearAsync(db, clock.GetUtcNow(), ct);
        var wishes = await db.Set<TransferWish>().AsNoTracking().OrderByDescending(wish => wish.AskedAt).Take(Shown).Select(wish => new Wish(wish.Id, wish.Name,
            db.Set<GrassrootsUnion>().Where(union => union.Id == wish.UnionId).Select(union => union.Name).First(), wish.Identity == null ? null : wish.Identity.Masked, wish.AskedAt, wish.State, wish.KeptFor, wish.MemberId)).ToListAsync(ct);
        var requests = await db.Set<ReleaseRequest>().AsNoTracking().OrderBy(request => request.State).ThenByDescending(request => request.AskedAt).Take(Shown).Select(request => new Request(request.Id, request.MemberId,
            db.Set<Member>().Where(member => member.Id == request.MemberId).Select(member => member.Name).First(), db.Set<GrassrootsUnion>().Where(union => union.Id == request.UnionId).Select(union => union.Name).First(),
            request.AskedAt, request.State, request.KeptFor, request.AnsweredBy)).ToListAsync(ct);
        return new(wishes, requests);
    }

    /// <summary>Asks for the person as typed on the form of enrolment.</summary>
    public async Task RunAsync(MemberDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        await new MemberDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        if (string.IsNullOrWhiteSpace(draft.Identity)) throw new Refusal(Say.TransferNeedsIdentity);
        await db.FindLivingUnionAsync(draft.UnionId!.Value, ct);
        var number = IdentityNumber.Tidy(draft.Identity);
        var digest = db.Vault.DigestOf(number);
        if (await db.Set<TransferWish>().AnyAsync(known => known.IdentityDigest == digest && known.State == TransferState.Waiting, ct)) throw new Refusal(Say.TransferIsAsked);
        limit.Take(db.Scope.PersonId);
        var wish = new TransferWish
        {
            UnionId = draft.UnionId.Value, Name = TypedText.Tidy(draft.Name), Identity = db.Vault.Seal(number, text => $"{text[..6]}********{text[^4..]}"), IdentityDigest = digest, AskedAt = clock.GetUtcNow(), AskedBy = db.Acting.Name,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Add(wish);
        await db.SaveChangesAsync(ct);
        if (!await OneMembership.AskReleaseAsync(db, wish.Id, digest, ct)) throw new Refusal(Say.LivesNowhereElse);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Takes the wish back on both sides. Refuses where the other side was faster: whoever was let go there must be enrolled here.</summary>
    public async Task WithdrawAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var wish = await FindWishAsync(db, id, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        wish.Withdraw();
        await db.SaveMembersAsync(limit, ct);
        if (!await OneMembership.WithdrawReleaseAsync(db, id, ct)) throw new Refusal(Say.TransferIsAnswered, wish.Name);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The other side has let go: the person is a member here from today on.</summary>
    public async Task<Guid> EnrolAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var wish = await FindWishAsync(db, id, ct);
        if (wish.MemberId is { } known) return known;
        wish.RefuseUnlessReleased();
        var union = await db.FindLivingUnionAsync(wish.UnionId, ct);
        if (db.Scope.UnionId is null) db.ActFor(union);
        var member = EnrolMember.Write(new()
        {
            UnionId = wish.UnionId, Name = wish.Name, Identity = wish.Identity is null ? null : db.Vault.Open(wish.Identity), JoinedOn = new RoughDate(clock.Today(), DatePrecision.Day).ToString(), Categories = [MemberCategory.Regular],
        }, clock.Today(), db.Vault);
        await db.RefuseKnownAsync(member, limit, ct);
        wish.Fulfil(member.Id);
        await EnrolMember.AddAsync(db, [member], limit, ct);
        return member.Id;
    }

    /// <summary>Lets a member go, or says why not.</summary>
    public async Task AnswerAsync(Guid id, KeepReason? kept, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var request = await db.Set<ReleaseRequest>().FirstOrDefaultAsync(known => known.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchRequest);
        request.Answer(kept, db.Acting.Name, clock.GetUtcNow());
        if (kept is null)
        {
            var member = await db.FindMemberAsync(request.MemberId, ct);
            if (member.Standing != MemberStanding.Left) LetGo(db, member);
        }

        await db.SaveMembersAsync(limit, ct);
    }

    void LetGo(FederationDb db, Member member)
    {
        var last = member.Spells.Max(spell => spell.From);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        member.Move(MembershipChange.MovedOut, clock.Today() < last ? last : clock.Today(), Language.Written(() => Say.ReleasedOnRequest));
        member.Hold([], clock.Today());
        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    /// <summary>Takes down what the other sides have answered since.</summary>
    internal static async Task<int> HearAsync(FederationDb db, DateTimeOffset now, CancellationToken ct)
    {
        var waiting = await db.Set<TransferWish>().Where(wish => wish.State == TransferState.Waiting).OrderBy(wish => wish.AskedAt).Take(Shown).ToListAsync(ct);
        if (waiting.Count == 0) return 0;
        var answers = (await OneMembership.AnswersAsync(db, [.. waiting.Select(wish => wish.Id)], ct)).ToDictionary(answer => answer.Id);
        foreach (var wish in waiting.Where(wish => answers.ContainsKey(wish.Id))) wish.Hear((TransferState)answers[wish.Id].State, (KeepReason?)answers[wish.Id].KeptFor, now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another window of the same office has taken it down in this moment.
            db.ChangeTracker.Clear();
        }

        return answers.Count;
    }

    static async Task<TransferWish> FindWishAsync(FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<TransferWish>().FirstOrDefaultAsync(known => known.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchRequest);
}

/// <summary>Takes down the answers to wishes once an hour, so that whoever asked is told without looking.</summary>
public sealed class HearAnswers(IServiceScopeFactory scopes, Standings standings, TimeProvider clock, ILogger<HearAnswers> log) : HourlyRound(scopes, standings, clock, log)
{
    protected override string Reason => Say.HearAnswersJob;

    protected override Task<int> RunAsync(FederationDb db, DateTimeOffset now, CancellationToken ct) => AskForTransfer.HearAsync(db, now, ct);
}

/// <summary>Tells a union that somebody wishes to take over one of its members, and whoever wished what was answered.</summary>
public sealed class TransferMessages : IMessages
{
    public async Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        var requests = await db.Set<ReleaseRequest>().AsNoTracking().Where(request => request.State == TransferState.Waiting && request.AskedAt > since).Take(50)
            .Select(request => new { request.AskedAt, Name = db.Set<Member>().Where(member => member.Id == request.MemberId).Select(member => member.Name).First() }).ToListAsync(ct);
        var answers = await db.Set<TransferWish>().AsNoTracking().Where(wish => wish.AnsweredAt > since && (wish.State == TransferState.Released || wish.State == TransferState.Refused)).Take(50).ToListAsync(ct);
        return
        [
            .. requests.Select(request => new Message(MessageKind.Members, request.AskedAt, Say.NoticeAskedFor.With(request.Name), null, "members/transfers", "people")),
            .. answers.Select(wish => new Message(MessageKind.Members, wish.AnsweredAt!.Value, (wish.State == TransferState.Released ? Say.NoticeReleased : Say.NoticeKept).With(wish.Name), null, "members/transfers", "people")),
        ];
    }
}
