using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Facilities;
using UnionPortal.Members;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Moving;

/// <summary>An offer as typed.</summary>
public sealed class MoveDraft
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public int? ReceiverId { get; set; }
    public string? ReceiverName { get; set; }
    public DateOnly? Day { get; set; }
    public string? Reason { get; set; }

    public sealed class Rules : AbstractValidator<MoveDraft>
    {
        public Rules(DateOnly today)
        {
            RuleFor(draft => draft.ReceiverId).NotNull().WithMessage(Say.WhichFederation);
            RuleFor(draft => draft.Day).NotNull().WithMessage(Say.WhichDay).LessThanOrEqualTo(today.AddDays(UnionMove.DaysAhead)).WithMessage(string.Format(Say.DayIsFar, UnionMove.DaysAhead));
            RuleFor(draft => draft.Reason).Must(typed => TypedText.Tidy(typed).Length is > 0 and <= UnionMove.ReasonLimit).WithMessage(string.Format(Say.ReasonIsUnfit, UnionMove.ReasonLimit));
        }
    }
}

/// <summary>
/// Offers a union to another federation, which sees its facts and how many members it has, and nobody's name but the chair's. Saved twice, it is offered once.
/// Refuses a union that is dissolved or offered already, a day before it was registered, and a federation that does not exist.
/// </summary>
public sealed class OfferUnion(FederationDoor door, Standings standings, TimeProvider clock) : IUseCase
{
    /// <param name="Facts">What will be told.</param>
    /// <param name="OnRegister">Members who go along.</param>
    /// <param name="Pairs">Pairs in course, which end with the move.</param>
    /// <param name="Facilities">Open places, which stay.</param>
    /// <param name="Open">An offer that waits already.</param>
    public sealed record Begun(MoveFacts Facts, int OnRegister, int Pairs, int Facilities, Guid? Open);

    public async Task<Begun> BeginAsync(Guid unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var union = await FindAsync(db, unionId, ct);
        return new(MoveFacts.Of(union, clock.Today()), await CountAsync(db, unionId, ct),
            await db.Set<TwinningPair>().CountAsync(pair => (pair.UnionId == unionId || pair.PartnerUnionId == unionId) && pair.Stage <= PairStage.UnderReview, ct),
            await db.Set<Facility>().CountAsync(facility => facility.UnionId == unionId && facility.ClosedOn == null, ct),
            await db.Set<UnionMove>().Where(move => move.UnionId == unionId && move.State == MoveState.Open).Select(move => (Guid?)move.Id).FirstOrDefaultAsync(ct));
    }

    public async Task<Guid> RunAsync(Guid unionId, MoveDraft draft, CancellationToken ct = default)
    {
        await new MoveDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        await using var crossing = await door.OpenAcrossAsync(Permission.AmendUnions, draft.ReceiverId!.Value, ct);
        var here = crossing.Own;
        if (await here.Set<UnionMove>().AnyAsync(known => known.Id == draft.Id, ct)) return draft.Id;

        var union = await FindAsync(here, unionId, ct);
        if (draft.Day < union.RegisteredOn) throw new Refusal(Say.DayIsTooEarly, union.RegisteredOn);
        var receiver = (await standings.OthersAsync(here.Scope.FederationId, "", int.MaxValue, ct)).Find(other => other.Id == draft.ReceiverId) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchFederation);
        var giver = await standings.KinAsync(here.Scope.FederationId, ct);
        var (giving, taking) = UnionMove.Offer(draft.Id, union, await CountAsync(here, unionId, ct), (giver.Id, giver.Name), (receiver.Id, receiver.Name), draft.Day!.Value, TypedText.Tidy(draft.Reason), here.Acting.Name, clock.GetUtcNow());
        try
        {
            here.Add(giving);
            await here.SaveChangesAsync(ct);
            crossing.Other.Add(taking);
            await crossing.Other.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new Refusal(Say.IsOfferedAlready, union.Name);
        }

        await crossing.CommitAsync(ct);
        return draft.Id;
    }

    internal static Task<int> CountAsync(FederationDb db, Guid unionId, CancellationToken ct) => db.Set<Member>().CountAsync(member => member.UnionId == unionId && member.Standing != MemberStanding.Left, ct);

    static async Task<GrassrootsUnion> FindAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        var union = await db.Set<GrassrootsUnion>().AsNoTracking().Include(row => row.Honours).FirstOrDefaultAsync(row => row.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Unions.Say.NoSuchUnion);
        union.RefuseIfDissolved();
        return union;
    }
}

/// <summary>Federations that a union could go to, by a part of their name. Names of federations are no secret; nothing else of them is told.</summary>
public sealed class FindFederations(FederationDoor door, Standings standings) : IUseCase
{
    public sealed record Row(int Id, string Name);

    const int Offered = 8;

    public async Task<List<Row>> RunAsync(string words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        if (TypedText.Tidy(words) is not { Length: > 0 } sought) return [];
        return [.. (await standings.OthersAsync(db.Scope.FederationId, sought, Offered, ct)).Select(other => new Row(other.Id, other.Name))];
    }
}
