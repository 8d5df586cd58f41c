using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>Why an employer is no longer in the founding ledger: it has a union now 已建会, closed down 停业注销, moved away 迁出, was never one of ours 重复或误登, or a joint union covers it 由联合工会涵盖.</summary>
public enum LeaveReason
{
    Founded,
    ClosedDown,
    MovedAway,
    EnteredByMistake,
    Covered,
}

/// <summary>
/// An employer with no union yet (未建会企业), kept in the founding ledger. Its person is a contact, not a chair.
/// One that leaves the ledger stays a row: past figures and its pairs still know it.
/// </summary>
public sealed class Prospect : OfficeOwned, ICounted, INamed, IKnownAs
{
    string name = "";

    public required string Name
    {
        get => name;
        set => (name, NameKey, Initials) = (value, Pinyin.KeyOf(value), Pinyin.InitialsOf(value));
    }

    [Derived]
    public string NameKey { get; private set; } = "";

    [Derived]
    public string Initials { get; private set; } = "";

    /// <summary>The employer's unified social credit code (GB 32100-2015).</summary>
    public string? CreditCode { get; set; }
    public string? IndustryCode { get; set; }
    public string? Address { get; set; }
    public double? Longitude { get; set; }
    public double? Latitude { get; set; }
    public int? WorkerCount { get; set; }
    public int? FemaleWorkerCount { get; set; }
    public string? ContactName { get; set; }
    public SealedText? ContactPhone { get; set; }
    public string? Remark { get; set; }
    public DateOnly RegisteredOn { get; init; }
    public Guid? ImportId { get; init; }

    /// <summary>The first day it is not in the ledger any more.</summary>
    public DateOnly? LeftOn { get; private set; }
    public LeaveReason? LeftFor { get; private set; }

    /// <summary>The union it grew into, or that covers it.</summary>
    public Guid? FoundedUnionId { get; private set; }

    public bool HasLeft => LeftOn is not null;

    // Leaving changes later months only, and a stock is counted again in every month from here on.
    public DateOnly CountsFrom => RegisteredOn;

    /// <summary>A union is founded at this employer, which leaves the ledger that day. Refuses one that has left already.</summary>
    public void Found(DateOnly day, Guid unionId)
    {
        LeaveFor(LeaveReason.Founded, day);
        FoundedUnionId = unionId;
    }

    /// <summary>A joint union covers this employer, which leaves the ledger that day. Refuses one that has left already.</summary>
    public void Cover(DateOnly day, Guid unionId)
    {
        LeaveFor(LeaveReason.Covered, day);
        FoundedUnionId = unionId;
    }

    /// <summary>Takes it off the ledger where no union will be founded. Refuses one that has left already.</summary>
    public void Leave(DateOnly day, LeaveReason reason)
    {
        if (reason is LeaveReason.Founded or LeaveReason.Covered) throw new Refusal(Say.FoundedNeedsAUnion);
        LeaveFor(reason, day);
    }

    /// <summary>Back into the ledger, as if it had never left: its union was taken back.</summary>
    public void Return() => (LeftOn, LeftFor, FoundedUnionId) = (null, null, null);

    public void RefuseIfLeft()
    {
        if (HasLeft) throw new Refusal(Say.ProspectHasLeft, Name, LeftOn, LeftFor!.Value.Word());
    }

    void LeaveFor(LeaveReason reason, DateOnly day)
    {
        RefuseIfLeft();
        (LeftOn, LeftFor) = (day, reason);
    }

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<Prospect>
    {
        public void Configure(EntityTypeBuilder<Prospect> table)
        {
            table.Property(prospect => prospect.Name).HasMaxLength(GrassrootsUnion.NameLimit);
            table.Property(prospect => prospect.CreditCode).HasMaxLength(18);
            table.Property(prospect => prospect.IndustryCode).HasMaxLength(4);
            table.Property(prospect => prospect.Address).HasMaxLength(GrassrootsUnion.AddressLimit);
            table.Property(prospect => prospect.ContactName).HasMaxLength(GrassrootsUnion.PersonLimit);
            table.Property(prospect => prospect.Remark).HasMaxLength(GrassrootsUnion.RemarkLimit);
            table.Ignore(prospect => prospect.CountsFrom).Ignore(prospect => prospect.HasLeft);
            table.ToTable(prospect => prospect.HasCheckConstraint("ck_prospect_left", "(left_on IS NULL) = (left_for IS NULL) AND (founded_union_id IS NOT NULL) = coalesce(left_for IN (0, 4), false)"));
            table.ComplexProperty(prospect => prospect.ContactPhone);
            table.Property(prospect => prospect.NameKey).HasMaxLength(Pinyin.KeyLimit);
            table.Property(prospect => prospect.Initials).HasMaxLength(Pinyin.InitialsLimit);
            table.HasIndex(prospect => new { prospect.FederationId, prospect.NameKey, prospect.Id });
            table.HasIndex(prospect => new { prospect.FederationId, prospect.CreditCode }).IsUnique().HasFilter("left_on IS NULL");
            table.HasIndex(prospect => new { prospect.FederationId, prospect.ImportId });
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(prospect => new { prospect.FederationId, prospect.FoundedUnionId }).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
