using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Members;
using UnionPortal.Posts;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Moving;

/// <summary>
/// Takes over a union that another federation offers, or says why not. Taken over, it is founded here with its facts and its members from the day on, and ends there; all of it happens or nothing.
/// Refuses before the day, an offer that was withdrawn or answered meanwhile, a union that ended, one whose facts were amended since they were looked at, and a code that is registered here.
/// </summary>
public sealed class AnswerMove(
    FederationDoor door, UnionPostings postings, IEnumerable<IFollowUnions> followers, IEnumerable<IFollowProspects> prospectFollowers, IdentityLimit limit, TimeProvider clock) : IUseCase
{
    /// <summary>The union as it is here from now on.</summary>
    public async Task<Guid> AcceptAsync(Guid id, CancellationToken ct = default)
    {
        await using var crossing = await door.OpenThroughAsync<UnionMove>(Permission.AmendUnions, id, ct);
        var (here, there, today) = (crossing.Own, crossing.Other, clock.Today());
        var (arriving, leaving) = (await here.FindMoveAsync(id, ct), await there.FindMoveAsync(id, ct));
        if (arriving.Day > today) throw new Refusal(Say.NotBeforeItsDay, arriving.Day);
        var union = await there.Set<GrassrootsUnion>().Include(row => row.Honours).Include(row => row.Headcounts).AsSplitQuery().SingleAsync(row => row.Id == leaving.UnionId, ct);
        if (union.IsDissolved) throw new Refusal(Say.HasEndedThere, union.Name);
        await RefuseUnlessAsShownAsync(crossing, union, arriving, leaving, ct);

        var founded = UnionAnew.Of(union, arriving.Day, there.Vault, here.Vault);
        await founded.RefuseTakenCodeAsync(here, founded.CreditCode, ct);
        var members = await CarryMembers.LeaveAsync(there, here, union.Id, founded.Id, arriving.Day, leaving.OtherName, ct);
        var term = await there.Set<CommitteeTerm>().AsNoTracking().Where(known => known.UnionId == union.Id).OrderByDescending(known => known.ElectedOn).FirstOrDefaultAsync(ct);
        var reason = Language.Written(() => Say.WentTo.With(leaving.OtherName, leaving.Reason));
        await there.EndAsync(union, new(union.Id, union.Name, DissolutionKind.MovedAway, arriving.Day, reason[..Math.Min(reason.Length, GrassrootsUnion.DissolutionReasonLimit)], [], new MembersFate.GoAlong()), today, followers, ct);
        leaving.Close(MoveState.Accepted, here.Acting.Name, clock.GetUtcNow());
        await SaveAsync(there, ct);

        here.Add(founded);
        if (term is not null) here.Add(CarryTerm(term, founded.Id, today));
        await LeaveLedgerAsync(here, founded, ct);
        arriving.Close(MoveState.Accepted, here.Acting.Name, clock.GetUtcNow());
        arriving.Arrive(founded.Id);
        await SaveAsync(here, ct);
        await EnrolMember.AddAsync(here, members, limit, ct);
        await postings.EndAsync(crossing, union.Id, ct);
        await crossing.CommitAsync(ct);
        return founded.Id;
    }

    public async Task DeclineAsync(Guid id, string? reason, CancellationToken ct = default)
    {
        await using var crossing = await door.OpenThroughAsync<UnionMove>(Permission.AmendUnions, id, ct);
        if (TypedText.Tidy(reason) is not { Length: > 0 and <= UnionMove.ReasonLimit } why) throw new Refusal(Say.ReasonIsUnfit, UnionMove.ReasonLimit);
        foreach (var db in new[] { crossing.Other, crossing.Own })
        {
            (await db.FindMoveAsync(id, ct)).Close(MoveState.Declined, crossing.Own.Acting.Name, clock.GetUtcNow(), why);
            await SaveAsync(db, ct);
        }

        await crossing.CommitAsync(ct);
    }

    // Whoever accepts has looked at the facts. Where they were amended since, the new ones are shown first.
    static async Task RefuseUnlessAsShownAsync(Crossing crossing, GrassrootsUnion union, UnionMove arriving, UnionMove leaving, CancellationToken ct)
    {
        var now = MoveFacts.Of(union, arriving.Day);
        if (now == arriving.Facts) return;
        var onRegister = await OfferUnion.CountAsync(crossing.Other, union.Id, ct);
        leaving.Tell(now, onRegister);
        await SaveAsync(crossing.Other, ct);
        arriving.Tell(now, onRegister);
        await SaveAsync(crossing.Own, ct);
        await crossing.CommitAsync(ct);
        throw new Refusal(Say.FactsHaveChanged, union.Name);
    }

    static CommitteeTerm CarryTerm(CommitteeTerm there, Guid union, DateOnly today)
    {
        var term = new CommitteeTerm { UnionId = union, Number = there.Number };
        term.Elect(there.ElectedOn, there.Years, today);
        if (there.PostponedUntil is { } until) term.Postpone(there.PostponedOn!.Value, until, there.PostponeReason, today);
        return term;
    }

    // An employer that waits in the ledger here and whose union arrives is never counted twice.
    async Task LeaveLedgerAsync(FederationDb here, GrassrootsUnion founded, CancellationToken ct)
    {
        if (founded.EmployerCode is not { } code || await here.Set<Prospect>().FirstOrDefaultAsync(known => known.LeftOn == null && known.CreditCode == code, ct) is not { } prospect) return;
        prospect.Found(founded.RegisteredOn, founded.Id);
        foreach (var follower in prospectFollowers) await follower.FollowAsync(here, new Dictionary<Guid, Guid> { [prospect.Id] = founded.Id }, ct);
    }

    static Task SaveAsync(FederationDb db, CancellationToken ct) => db.SaveOrRefuseAsync(Say.MovedMeanwhile, ct, twice: Say.CodeTakenMeanwhile);
}

/// <summary>Takes an offer back as long as nobody has answered it.</summary>
public sealed class WithdrawMove(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid id, CancellationToken ct = default)
    {
        int other;
        await using (var db = await door.OpenAsync(Permission.AmendUnions, ct))
        {
            var move = await db.FindMoveAsync(id, ct);
            if (!move.IsLeaving) throw new Refusal(RefusalKind.NotFound, Say.NoSuchMove);
            other = move.OtherFederationId;
        }

        await using var crossing = await door.OpenAcrossAsync(Permission.AmendUnions, other, ct);
        foreach (var db in new[] { crossing.Own, crossing.Other })
        {
            (await db.FindMoveAsync(id, ct)).Close(MoveState.Withdrawn, crossing.Own.Acting.Name, clock.GetUtcNow());
            await db.SaveOrRefuseAsync(Say.MovedMeanwhile, ct);
        }

        await crossing.CommitAsync(ct);
    }
}

static class FoundMoves
{
    public static async Task<UnionMove> FindMoveAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<UnionMove>().FirstOrDefaultAsync(move => move.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchMove);
}
