using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>Level of an honour, highest first. 市级 in a municipality under the central government means provincial.</summary>
public enum HonourLevel
{
    National,
    Provincial,
    Municipal,
    District,
    Township,
}

/// <summary>Who holds an honour: a union, one of its places, or a person.</summary>
public enum HonourHolder
{
    Union,
    Facility,
    Person,
}

/// <summary>An honour of a union such as 模范职工之家, of a facility, or of a person such as 劳动模范. One that ran out or was revoked stays on record and counts for nothing.</summary>
public sealed class Honour : UnionOrOfficeOwned, IKnownAs
{
    public const int TitleLimit = 60;
    public const int GiverLimit = 60;
    public const int ReasonLimit = 100;

    public required string Title { get; set; }
    public HonourLevel Level { get; set; }
    public int? Year { get; private set; }
    public HonourHolder Holder { get; private init; }

    /// <summary>The union that holds it itself; none for a facility's or a person's, which are only at home in a union.</summary>
    public Guid? HolderUnionId { get; private init; }

    /// <summary>The facility that holds it. That room is unknown here; it draws the foreign key.</summary>
    public Guid? FacilityId { get; private init; }

    /// <summary>The person who holds it.</summary>
    public string? PersonName { get; set; }

    /// <summary>Who gave it, such as 全国总工会.</summary>
    public string? Giver { get; set; }

    /// <summary>The day or month it was given, where more than the year is known.</summary>
    public DateOnly? GivenOn { get; private set; }
    public DatePrecision GivenPrecision { get; private set; }

    /// <summary>The last day it holds good; none where it holds for ever.</summary>
    public DateOnly? ValidUntil { get; set; }
    public DateOnly? RevokedOn { get; private set; }
    public string? RevokedWhy { get; private set; }

    /// <summary>As ledgers write it, such as 市级模范职工之家（2020）, so that a list taken home can be sent in again.</summary>
    public string Written => LedgerWords[(int)Level] + Title + (Year is { } year ? $"（{year}）" : "");

    /// <summary>More is known of it than a union's form holds: it is amended on its own page.</summary>
    public bool IsDocumented => Giver is not null || GivenOn is not null || ValidUntil is not null || RevokedOn is not null;

    static readonly string[] LedgerWords = ["全国", "省级", "市级", "区级", "镇级"];

    public static Honour OfUnion(Guid union, HonourLevel level, string title, int? year) =>
        new() { UnionId = union, Holder = HonourHolder.Union, HolderUnionId = union, Level = level, Title = title, Year = year };

    public static Honour OfUnion(Guid union, string title, Guid id) => new() { Id = id, UnionId = union, Holder = HonourHolder.Union, HolderUnionId = union, Title = title };

    /// <param name="facility">The facility.</param>
    /// <param name="union">The union it belongs to, or none for the federation's own.</param>
    /// <param name="title">Its title.</param>
    /// <param name="id">The id its form chose.</param>
    public static Honour OfFacility(Guid facility, Guid? union, string title, Guid id) => new() { Id = id, UnionId = union, Holder = HonourHolder.Facility, FacilityId = facility, Title = title };

    /// <param name="name">The person.</param>
    /// <param name="union">The union the person belongs to, or none.</param>
    /// <param name="title">Its title.</param>
    /// <param name="id">The id its form chose.</param>
    public static Honour OfPerson(string name, Guid? union, string title, Guid id) => new() { Id = id, UnionId = union, Holder = HonourHolder.Person, PersonName = name, Title = title };

    /// <summary>Those that hold good on a day.</summary>
    public static Expression<Func<Honour, bool>> IsValidOn(DateOnly day) => honour => (honour.ValidUntil == null || honour.ValidUntil >= day) && (honour.RevokedOn == null || honour.RevokedOn > day);

    public bool IsValid(DateOnly day) => !(ValidUntil < day) && !(RevokedOn <= day);

    /// <summary>Given at a time known to the day, the month or the year.</summary>
    public void GivenAt(RoughDate? given)
    {
        Year = given?.First.Year;
        (GivenOn, GivenPrecision) = given is { Precision: not DatePrecision.Year } known ? ((DateOnly?)known.First, known.Precision) : (null, DatePrecision.Day);
    }

    /// <summary>Since when it has been held, as far as that is known.</summary>
    public RoughDate? Given => GivenOn is { } day ? new RoughDate(day, GivenPrecision) : Year is { } year and > 0 and < 10_000 ? new RoughDate(new(year, 1, 1), DatePrecision.Year) : null;

    /// <summary>It is taken back. Refuses one that was revoked, and a day to come.</summary>
    public void Revoke(DateOnly day, string? reason, DateOnly today)
    {
        if (RevokedOn is not null) throw new Refusal(Say.HonourIsRevoked, Title);
        if (day > today) throw new Refusal(Say.RevokedInFuture);
        if (TypedText.Tidy(reason) is not { Length: > 0 and <= ReasonLimit } why) throw new Refusal(Say.RevokeReasonIsMissing, ReasonLimit);
        (RevokedOn, RevokedWhy) = (day, why);
    }

    /// <summary>It went with its holder to another union, or to the federation itself.</summary>
    public void Follow(UnionOrOfficeOwned holder) => HandTo(holder.UnionId);

    string IKnownAs.KnownAs => Title;

    public sealed class Table : IEntityTypeConfiguration<Honour>
    {
        public void Configure(EntityTypeBuilder<Honour> table)
        {
            table.Ignore(honour => honour.Written).Ignore(honour => honour.IsDocumented).Ignore(honour => honour.Given);
            table.Property(honour => honour.Title).HasMaxLength(TitleLimit);
            table.Property(honour => honour.PersonName).HasMaxLength(GrassrootsUnion.PersonLimit);
            table.Property(honour => honour.Giver).HasMaxLength(GiverLimit);
            table.Property(honour => honour.RevokedWhy).HasMaxLength(ReasonLimit);
            table.HasOne<GrassrootsUnion>().WithMany(union => union.Honours).HasForeignKey(honour => new { honour.FederationId, honour.HolderUnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(honour => new { honour.FederationId, honour.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(honour => new { honour.FederationId, honour.HolderUnionId });
            table.HasIndex(honour => new { honour.FederationId, honour.UnionId });
            table.HasIndex(honour => new { honour.FederationId, honour.FacilityId });
        }
    }
}
