using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>Kind of a grassroots union: of an employer, or an association of a community, building or industry.</summary>
public enum UnionKind
{
    Enterprise,
    Agency,
    SocialOrganisation,
    CommunityAssociation,
    BuildingAssociation,
    IndustryAssociation,
}

/// <summary>Founded alone 单独, or jointly by several employers 联合 and then counted once.</summary>
public enum Founding
{
    Alone,
    Joint,
}

/// <summary>The six things a sound union has (六有). A union may be strong in some and weak in others; that is what partners are matched by.</summary>
[Flags]
public enum SixHaves
{
    None = 0,
    ElectedChair = 1,
    SoundOrganisation = 2,
    ActivityPlatform = 4,
    CompleteRules = 8,
    ManagedFunds = 16,
    SatisfiedMembers = 32,
}

/// <summary>A grassroots union of a federation.</summary>
public sealed class GrassrootsUnion : UnionItself, ICounted, INamed, IKnownAs
{
    public const int NameLimit = 100;
    public const int AddressLimit = 200;
    public const int PersonLimit = 40;
    public const int RemarkLimit = 500;

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
    public UnionKind Kind { get; set; }
    public Founding Founding { get; set; }

    /// <summary>Employers a joint union or an association covers; 1 for a union founded alone.</summary>
    public int EmployersCovered { get; set; } = 1;

    /// <summary>The union's own unified social credit code (GB 32100-2015).</summary>
    public string? CreditCode { get; set; }

    /// <summary>Industry by GB/T 4754-2017, two to four digits.</summary>
    public string? IndustryCode { get; set; }
    public string? Address { get; set; }
    public double? Longitude { get; set; }
    public double? Latitude { get; set; }
    public DateOnly? FoundedOn { get; set; }
    public DatePrecision FoundedPrecision { get; set; }
    public int? WorkerCount { get; private set; }
    public int? FemaleWorkerCount { get; private set; }
    public int? MemberCount { get; private set; }
    public int? FemaleMemberCount { get; private set; }
    public string? ChairName { get; set; }
    public SealedText? ChairPhone { get; set; }
    public SixHaves Strengths { get; set; }
    public SixHaves Weaknesses { get; set; }
    public string? Remark { get; set; }

    /// <summary>From this day on members are counted from the register of members; nothing while the typed number counts.</summary>
    public DateOnly? RosterFrom { get; set; }

    /// <summary>The day the union entered the register; its figures count from here.</summary>
    public DateOnly RegisteredOn { get; init; }

    /// <summary>The import it came with.</summary>
    public Guid? ImportId { get; init; }
    public List<Honour> Honours { get; } = [];
    public List<Headcount> Headcounts { get; } = [];

    public DateOnly CountsFrom => RegisteredOn;

    public IEnumerable<DateOnly> CountedDays => RosterFrom is { } from ? [RegisteredOn, from] : [RegisteredOn];

    /// <summary>Takes down the heads as of a day. Figures of earlier months stay as they were; one count a day, the last one stands.</summary>
    public void CountHeads(DateOnly asOf, int? workers, int? femaleWorkers, int? members, int? femaleMembers)
    {
        (WorkerCount, FemaleWorkerCount, MemberCount, FemaleMemberCount) = (workers, femaleWorkers, members, femaleMembers);
        var count = Headcounts.Find(known => known.AsOf == asOf);
        if (count is null) Headcounts.Add(count = new Headcount { UnionId = Id, AsOf = asOf });
        count.Take(workers, femaleWorkers, members, femaleMembers);
    }

    /// <summary>Holds exactly these honours from now on; those it held already stay the same rows. Refuses to drop one that has a giver, a term or a proof: that is done on its own page.</summary>
    public void Hold(IEnumerable<(HonourLevel Level, string Title, int? Year)> honours)
    {
        var held = honours.Distinct().ToList();
        if (Honours.Find(honour => honour.IsDocumented && !held.Contains((honour.Level, honour.Title, honour.Year))) is { } documented) throw new Refusal(Say.HonourIsDocumented, documented.Title);
        Honours.RemoveAll(honour => !held.Contains((honour.Level, honour.Title, honour.Year)));
        foreach (var (level, title, year) in held.Except(Honours.Select(honour => (honour.Level, honour.Title, honour.Year))).ToList())
            Honours.Add(Honour.OfUnion(Id, level, title, year));
    }

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<GrassrootsUnion>
    {
        public void Configure(EntityTypeBuilder<GrassrootsUnion> table)
        {
            table.Property(union => union.Name).HasMaxLength(NameLimit);
            table.Property(union => union.CreditCode).HasMaxLength(18);
            table.Property(union => union.IndustryCode).HasMaxLength(4);
            table.Property(union => union.Address).HasMaxLength(AddressLimit);
            table.Property(union => union.ChairName).HasMaxLength(PersonLimit);
            table.Property(union => union.Remark).HasMaxLength(RemarkLimit);
            table.Ignore(union => union.CountsFrom).Ignore(union => union.CountedDays);
            table.ComplexProperty(union => union.ChairPhone);
            table.Property(union => union.NameKey).HasMaxLength(Pinyin.KeyLimit);
            table.Property(union => union.Initials).HasMaxLength(Pinyin.InitialsLimit);
            table.HasIndex(union => new { union.FederationId, union.NameKey, union.Id });
            table.HasIndex(union => new { union.FederationId, union.CreditCode }).IsUnique();
            table.HasIndex(union => new { union.FederationId, union.ImportId });
        }
    }
}

/// <summary>A union's heads as of a day, kept so that past figures do not change.</summary>
public sealed class Headcount : UnionOwned, ICounted
{
    public DateOnly AsOf { get; init; }
    public int? Workers { get; private set; }
    public int? FemaleWorkers { get; private set; }
    public int? Members { get; private set; }
    public int? FemaleMembers { get; private set; }

    public DateOnly CountsFrom => AsOf;

    internal void Take(int? workers, int? femaleWorkers, int? members, int? femaleMembers) =>
        (Workers, FemaleWorkers, Members, FemaleMembers) = (workers, femaleWorkers, members, femaleMembers);

    public sealed class Table : IEntityTypeConfiguration<Headcount>
    {
        public void Configure(EntityTypeBuilder<Headcount> table)
        {
            table.Ignore(count => count.CountsFrom);
            table.HasOne<GrassrootsUnion>().WithMany(union => union.Headcounts).HasForeignKey(count => new { count.FederationId, count.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(count => new { count.FederationId, count.UnionId, count.AsOf }).IsUnique();
        }
    }
}
