using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Federations;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Moving;

/// <summary>How far the move of a union has come: offered 待答复, accepted 已转隶, declined 未接收, withdrawn 已撤回.</summary>
public enum MoveState
{
    Open,
    Accepted,
    Declined,
    Withdrawn,
}

/// <summary>What the receiving federation is told of a union before it has it. No number of a person is among it.</summary>
[System.ComponentModel.DataAnnotations.Schema.ComplexType]
public sealed record MoveFacts
{
    public string Name { get; init; } = "";
    public UnionKind Kind { get; init; }
    public Founding Founding { get; init; }
    public int EmployersCovered { get; init; }
    public string? CreditCode { get; init; }
    public string? EmployerCode { get; init; }
    public Ownership? Ownership { get; init; }
    public string? IndustryCode { get; init; }
    public string? Address { get; init; }
    public DateOnly? FoundedOn { get; init; }
    public DatePrecision FoundedPrecision { get; init; }
    public int? Workers { get; init; }
    public int? Members { get; init; }
    public string? ChairName { get; init; }
    public string? Honours { get; init; }

    public RoughDate? Founded => FoundedOn is { } day ? new RoughDate(day, FoundedPrecision) : null;

    public static MoveFacts Of(GrassrootsUnion union, DateOnly day) => new()
    {
        Name = union.Name, Kind = union.Kind, Founding = union.Founding, EmployersCovered = union.EmployersCovered, CreditCode = union.CreditCode, EmployerCode = union.EmployerCode, Ownership = union.Ownership,
        IndustryCode = union.IndustryCode, Address = union.Address, FoundedOn = union.FoundedOn, FoundedPrecision = union.FoundedPrecision, Workers = union.WorkerCount, Members = union.MemberCount,
        ChairName = union.ChairName, Honours = Language.Written(() => union.Honours.Where(honour => honour.IsValid(day)).InWords()),
    };
}

/// <summary>
/// A union is to go over to another federation 转隶. Each side has a row of the same id: the giver's is its own, the receiver's was handed over to it; by the pair of them,
/// while both are open, the receiver may go in and take the union over. Afterwards the id is the link between the union there was and the one there is.
/// </summary>
public sealed class UnionMove : HandedOver, IPassage, IKnownAs
{
    public const int ReasonLimit = 200;

    /// <summary>A day so far ahead may be agreed on; it can be accepted from that day on.</summary>
    public const int DaysAhead = 90;

    public int OtherFederationId { get; init; }
    public required string OtherName { get; init; }

    /// <summary>The own union: the one that goes, or the one it was founded anew as.</summary>
    public Guid? UnionId { get; private set; }
    public MoveFacts Facts { get; private set; } = new();

    /// <summary>Members on the register when it was offered, kept ones among them.</summary>
    public int OnRegister { get; private set; }
    public DateOnly Day { get; init; }
    public required string Reason { get; init; }
    public MoveState State { get; private set; }
    public DateTimeOffset OfferedAt { get; init; }
    public required string OfferedBy { get; init; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? AnsweredBy { get; private set; }

    /// <summary>Why it is declined.</summary>
    public string? AnswerNote { get; private set; }

    /// <summary>The moment of the last step.</summary>
    [Derived]
    public DateTimeOffset ChangedAt { get; private set; }

    public bool IsOpen => State == MoveState.Open;

    /// <summary>The union goes from here.</summary>
    public bool IsLeaving => SenderFederationId != OtherFederationId;

    /// <summary>The two rows of an offer.</summary>
    internal static (UnionMove Giving, UnionMove Taking) Offer(Guid id, GrassrootsUnion union, int onRegister, (int Id, string Name) giver, (int Id, string Name) taker, DateOnly day, string reason, string by, DateTimeOffset at)
    {
        UnionMove Row((int Id, string Name) other, Guid? own) => new()
        {
            Id = id, SenderFederationId = giver.Id, OtherFederationId = other.Id, OtherName = other.Name, UnionId = own, Facts = MoveFacts.Of(union, day), OnRegister = onRegister, Day = day, Reason = reason,
            OfferedAt = at, OfferedBy = by, ChangedAt = at,
        };
        return (Row(taker, union.Id), Row(giver, null));
    }

    /// <summary>Closes it with an answer. Refuses one that is closed.</summary>
    internal void Close(MoveState state, string by, DateTimeOffset at, string? note = null)
    {
        RefuseUnlessOpen();
        (State, AnsweredBy, AnsweredAt, AnswerNote, ChangedAt) = (state, by, at, note, at);
    }

    /// <summary>The union was founded anew as this one.</summary>
    internal void Arrive(Guid union) => UnionId = union;

    /// <summary>What is told of the union, where it was amended since.</summary>
    internal void Tell(MoveFacts facts, int onRegister) => (Facts, OnRegister) = (facts, onRegister);

    internal void RefuseUnlessOpen()
    {
        if (!IsOpen) throw new Refusal(Say.MoveIsClosed, Facts.Name, State.Word(), AnsweredBy);
    }

    string IKnownAs.KnownAs => Facts.Name;

    public sealed class Table : IEntityTypeConfiguration<UnionMove>
    {
        public void Configure(EntityTypeBuilder<UnionMove> table)
        {
            table.Property(move => move.OtherName).HasMaxLength(Federation.NameLimit);
            table.Property(move => move.Reason).HasMaxLength(ReasonLimit);
            table.Property(move => move.OfferedBy).HasMaxLength(40);
            table.Property(move => move.AnsweredBy).HasMaxLength(40);
            table.Property(move => move.AnswerNote).HasMaxLength(ReasonLimit);
            table.Ignore(move => move.IsOpen).Ignore(move => move.IsLeaving);
            table.ComplexProperty(move => move.Facts, facts =>
            {
                facts.Ignore(told => told.Founded);
                facts.ToJson("facts");
            });
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(move => new { move.FederationId, move.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(move => new { move.FederationId, move.UnionId }).IsUnique().HasFilter("state = 0");
            table.HasIndex(move => new { move.FederationId, move.ChangedAt });
        }
    }
}
