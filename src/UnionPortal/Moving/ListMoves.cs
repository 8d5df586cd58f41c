using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Moving;

/// <summary>The moves of unions from here and to here: those that wait first, then the newest; one of them, or those of one union.</summary>
public sealed class ListMoves(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Row(Guid Id, bool IsLeaving, string UnionName, string OtherName, DateOnly Day, MoveState State, DateTimeOffset OfferedAt, Guid? UnionId);

    /// <param name="IsDue">Its day has come.</param>
    public sealed record Shown(
        Guid Id, bool IsLeaving, MoveFacts Facts, int OnRegister, string OtherName, DateOnly Day, string Reason, MoveState State, DateTimeOffset OfferedAt, string OfferedBy, DateTimeOffset? AnsweredAt, string? AnsweredBy,
        string? AnswerNote, Guid? UnionId, bool IsDue);

    public async Task<Paged<Row>> RunAsync(int page = 1, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        return await db.Set<UnionMove>().AsNoTracking().PageAsync(page, moves => moves.OrderBy(move => move.State == MoveState.Open ? 0 : 1).ThenByDescending(move => move.ChangedAt).ThenBy(move => move.Id).Select(Line), ct);
    }

    public async Task<Shown> ShowAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var move = await db.FindMoveAsync(id, ct);
        return new(move.Id, move.IsLeaving, move.Facts, move.OnRegister, move.OtherName, move.Day, move.Reason, move.State, move.OfferedAt, move.OfferedBy, move.AnsweredAt, move.AnsweredBy, move.AnswerNote, move.UnionId, move.Day <= clock.Today());
    }

    /// <summary>Where a union came from, where it went, and whether it is offered now.</summary>
    public async Task<List<Row>> OfUnionAsync(Guid unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        return await db.Set<UnionMove>().AsNoTracking().Where(move => move.UnionId == unionId && (move.State == MoveState.Open || move.State == MoveState.Accepted)).OrderBy(move => move.ChangedAt).Select(Line).ToListAsync(ct);
    }

    static System.Linq.Expressions.Expression<Func<UnionMove, Row>> Line => move =>
        new(move.Id, move.SenderFederationId != move.OtherFederationId, move.Facts.Name, move.OtherName, move.Day, move.State, move.OfferedAt, move.UnionId);
}
