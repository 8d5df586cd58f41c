using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>How far a wish to take over a membership from another federation has come.</summary>
public enum TransferState
{
    Waiting,
    Released,
    Refused,
    Withdrawn,
    Done,
}

/// <summary>Why a membership is not let go. A choice and no words: neither side learns from the other's who it is.</summary>
public enum KeepReason
{
    StillHere,
    WrongPerson,
    PersonDisagrees,
}

/// <summary>
/// The wish of a union to take over somebody who is a member elsewhere. Where, it never learns: the database finds the other side by the digest
/// of the identity number and puts a <see cref="ReleaseRequest"/> of the same id there.
/// </summary>
public sealed class TransferWish : UnionOwned, IKnownAs
{
    public required string Name { get; init; }
    public SealedText? Identity { get; init; }

    [Derived]
    public required byte[] IdentityDigest { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public required string AskedBy { get; init; }
    public TransferState State { get; private set; }
    public KeepReason? KeptFor { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The member it became.</summary>
    public Guid? MemberId { get; private set; }

    internal void Hear(TransferState state, KeepReason? reason, DateTimeOffset at)
    {
        if (State == TransferState.Waiting) (State, KeptFor, AnsweredAt) = (state, reason, at);
    }

    internal void Withdraw()
    {
        if (State != TransferState.Waiting) throw new Refusal(Say.TransferIsOver, Name, State.Word());
        State = TransferState.Withdrawn;
    }

    internal void RefuseUnlessReleased()
    {
        if (State != TransferState.Released) throw new Refusal(Say.TransferIsOver, Name, State.Word());
    }

    internal void Fulfil(Guid member)
    {
        RefuseUnlessReleased();
        (State, MemberId) = (TransferState.Done, member);
    }

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<TransferWish>
    {
        public void Configure(EntityTypeBuilder<TransferWish> table)
        {
            table.Property(wish => wish.Name).HasMaxLength(Member.NameLimit);
            table.Property(wish => wish.AskedBy).HasMaxLength(40);
            table.ComplexProperty(wish => wish.Identity);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(wish => new { wish.FederationId, wish.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<Member>().WithMany().HasForeignKey(wish => new { wish.FederationId, wish.MemberId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(wish => new { wish.FederationId, wish.UnionId, wish.AskedAt });
        }
    }
}

/// <summary>Somebody elsewhere wishes to take over a member. Written by the database at the other side's wish; the union, or its office, lets go or says why not.</summary>
public sealed class ReleaseRequest : UnionOwned
{
    public Guid MemberId { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public TransferState State { get; private set; }
    public KeepReason? KeptFor { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? AnsweredBy { get; private set; }

    internal void Answer(KeepReason? kept, string by, DateTimeOffset at)
    {
        if (State == TransferState.Withdrawn) throw new Refusal(Say.RequestIsWithdrawn);
        if (State != TransferState.Waiting) throw new Refusal(Say.RequestIsAnswered, AnsweredBy);
        (State, KeptFor, AnsweredBy, AnsweredAt) = (kept is null ? TransferState.Released : TransferState.Refused, kept, by, at);
    }

    public sealed class Table : IEntityTypeConfiguration<ReleaseRequest>
    {
        public void Configure(EntityTypeBuilder<ReleaseRequest> table)
        {
            table.Property(request => request.AnsweredBy).HasMaxLength(40);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(request => new { request.FederationId, request.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<Member>().WithMany().HasForeignKey(request => new { request.FederationId, request.MemberId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(request => new { request.FederationId, request.UnionId, request.AskedAt });
        }
    }
}
