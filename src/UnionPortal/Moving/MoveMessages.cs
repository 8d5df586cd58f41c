using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Moving;

/// <summary>Tells the office of a union that is offered to it, and what became of one that it offered. Nobody is told of the own doing.</summary>
public sealed class MoveMessages(Caller caller, Standings standings) : IMessages
{
    public async Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        if (!(await standings.FindAsync(caller, ct)).Role.Allows(Permission.AmendUnions)) return [];
        var moves = await db.Set<UnionMove>().AsNoTracking().Where(move => move.ChangedAt > since).ToListAsync(ct);
        return [.. from move in moves
                   let words = WordsOf(move)
                   where words is not null
                   select new Message(MessageKind.Moves, move.ChangedAt, words.With(move.OtherName, move.Facts.Name, move.Day), move.AnswerNote ?? move.Reason, $"moves/{move.Id}", "export")];
    }

    static string? WordsOf(UnionMove move) => (move.IsLeaving, move.State) switch
    {
        (false, MoveState.Open) => Say.NoticeOffered,
        (false, MoveState.Withdrawn) => Say.NoticeWithdrawn,
        (true, MoveState.Accepted) => Say.NoticeAccepted,
        (true, MoveState.Declined) => Say.NoticeDeclined,
        _ => null,
    };
}

/// <summary>A union that is offered to another federation is not dissolved meanwhile: the offer is withdrawn first.</summary>
public sealed class OfferComesFirst : IFollowUnions
{
    public async Task DissolvedAsync(FederationDb db, Dissolution end, CancellationToken ct)
    {
        if (end.Kind == DissolutionKind.MovedAway) return;
        if (await db.Set<UnionMove>().Where(move => move.UnionId == end.UnionId && move.State == MoveState.Open).Select(move => move.OtherName).FirstOrDefaultAsync(ct) is { } other)
            throw new Refusal(Say.WithdrawFirst, end.UnionName, other);
    }
}
