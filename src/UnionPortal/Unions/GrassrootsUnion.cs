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

/// <summary>Who owns the employer: 国有, 集体, 民营, 外资, 港澳台资; or what it is where nobody owns it: 机关, 事业单位, 社会组织.</summary>
public enum Ownership
{
    StateOwned,
    Collective,
    Private,
    Foreign,
    HongKongMacaoTaiwan,
    Government,
    Institution,
    SocialOrganisation,
    Other,
}

/// <summary>Whether the employer has a party organisation 党组织; nobody has asked yet in most places.</summary>
public enum PartyOrganisation
{
    Unknown,
    Present,
    Absent,
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
    public const int ShortNameLimit = 40;
    public const int CertificateLimit = 40;
    public const int BankLimit = 60;
    public const int AddressLimit = 200;
    public const int PersonLimit = 40;
    public const int RemarkLimit = 500;
    public const int DissolutionReasonLimit = 200;

    string name = "";
    string? shortName;

    public required string Name
    {
        get => name;
        set => (name, NameKey, Initials) = (value, Pinyin.KeyOf(value), Pinyin.InitialsOf(value));
    }

    [Derived]
    public string NameKey { get; private set; } = "";

    [Derived]
    public string Initials { get; private set; } = "";

    /// <summary>As people call it.</summary>
    public string? ShortName
    {
        get => shortName;
        set => (shortName, ShortInitials) = (value, value is null ? null : Pinyin.InitialsOf(value));
    }

    [Derived]
    public string? ShortInitials { get; private set; }
    public UnionKind Kind { get; set; }
    public Founding Founding { get; set; }

    /// <summary>Employers a joint union or an association covers; 1 for a union founded alone.</summary>
    public int EmployersCovered { get; set; } = 1;

    /// <summary>The employers are on record one by one; their number follows and is typed no more.</summary>
    [Derived]
    public bool EmployersFollowRows { get; private set; }

    /// <summary>The union's own unified social credit code (GB 32100-2015).</summary>
    public string? CreditCode { get; set; }

    /// <summary>The employer's unified social credit code, never the union's own.</summary>
    public string? EmployerCode { get; set; }
    public Ownership? Ownership { get; set; }

    /// <summary>Industry by GB/T 4754-2017, two to four digits.</summary>
    public string? IndustryCode { get; set; }

    /// <summary>Where it is on its papers; that may lie in another federation.</summary>
    public string? RegisteredAddress { get; set; }

    /// <summary>Where it really is.</summary>
    public string? Address { get; set; }

    /// <summary>Division of the place where it really is, by GB/T 2260, two to nine digits.</summary>
    public string? DivisionCode { get; set; }
    public double? Longitude { get; set; }
    public double? Latitude { get; set; }
    public DateOnly? FoundedOn { get; set; }
    public DatePrecision FoundedPrecision { get; set; }
    public int? WorkerCount { get; private set; }
    public int? FemaleWorkerCount { get; private set; }
    public int? MemberCount { get; private set; }
    public int? FemaleMemberCount { get; private set; }

    /// <summary>Of the workers, migrants 农民工.</summary>
    public int? MigrantCount { get; private set; }

    /// <summary>Of the workers, those sent by an agency 劳务派遣.</summary>
    public int? AgencyWorkerCount { get; private set; }

    /// <summary>Of the workers, those in new forms of employment 新就业形态.</summary>
    public int? NewFormCount { get; private set; }
    public PartyOrganisation PartyOrganisation { get; set; }

    /// <summary>Number of the certificate as a legal person 工会法人资格证书.</summary>
    public string? CertificateNumber { get; set; }

    /// <summary>The last day of the certificate.</summary>
    public DateOnly? CertificateUntil { get; set; }
    public string? BankName { get; set; }
    public SealedText? BankAccount { get; set; }

    /// <summary>The last day the account may be used before the bank wants to see papers anew.</summary>
    public DateOnly? AccountUntil { get; set; }
    public string? ChairName { get; set; }
    public SealedText? ChairPhone { get; set; }

    /// <summary>The chair is recorded as a post; name and phone follow it and are typed no more.</summary>
    [Derived]
    public bool ChairFollowsPost { get; private set; }
    public SixHaves Strengths { get; set; }
    public SixHaves Weaknesses { get; set; }
    public string? Remark { get; set; }

    /// <summary>From this day on members are counted from the register of members; nothing while the typed number counts.</summary>
    public DateOnly? RosterFrom { get; set; }

    /// <summary>The day the union entered the register; its figures count from here.</summary>
    public DateOnly RegisteredOn { get; init; }

    /// <summary>The first day it is no more.</summary>
    public DateOnly? DissolvedOn { get; private set; }
    public DissolutionKind? DissolvedAs { get; private set; }
    public string? DissolvedFor { get; private set; }

    /// <summary>The import it came with.</summary>
    public Guid? ImportId { get; init; }
    public List<Honour> Honours { get; } = [];
    public List<Headcount> Headcounts { get; } = [];

    // Dissolving changes later months only, and a stock is counted again in every month from here on.
    public DateOnly CountsFrom => RegisteredOn;

    public IEnumerable<DateOnly> CountedDays => RosterFrom is { } from ? [RegisteredOn, from] : [RegisteredOn];

    public bool IsDissolved => DissolvedOn is not null;

    /// <summary>An association has member unions, or employers of its own.</summary>
    public bool IsAssociation => Kind is UnionKind.CommunityAssociation or UnionKind.BuildingAssociation or UnionKind.IndustryAssociation;

    /// <summary>Ends it. Refuses a second time, a day in the future, and one before it was registered here.</summary>
    public void Dissolve(DateOnly day, DissolutionKind kind, string reason, DateOnly today)
    {
        RefuseIfDissolved();
        if (day > today || day < RegisteredOn) throw new Refusal(Say.DissolvedOnIsUnfit, RegisteredOn);
        (DissolvedOn, DissolvedAs, DissolvedFor) = (day, kind, reason);
    }

    /// <summary>It had been dissolved by mistake. Refuses one that is there, and one that lives on in another federation.</summary>
    /// <returns>As what it had been dissolved.</returns>
    public DissolutionKind Restore()
    {
        if (DissolvedAs is not { } kind) throw new Refusal(Say.IsNotDissolved, Name);
        if (kind == DissolutionKind.MovedAway) throw new Refusal(Say.MovedComesBackByMoving, Name);
        (DissolvedOn, DissolvedAs, DissolvedFor) = (null, null, null);
        return kind;
    }

    public void RefuseIfDissolved()
    {
        if (IsDissolved) throw new Refusal(Say.UnionIsDissolved, Name, DissolvedOn, DissolvedAs!.Value.Word());
    }

    /// <summary>Whoever holds the post of chair is the chair; nobody where the post is vacant.</summary>
    public void FollowChair(string? chair, SealedText? phone)
    {
        ChairFollowsPost = true;
        (ChairName, ChairPhone) = (chair, phone);
    }

    /// <summary>So many employers are on record; where there are none any more, the number is typed again.</summary>
    public void CoverEmployers(int onRecord) => (EmployersFollowRows, EmployersCovered) = (onRecord > 0, Math.Max(1, onRecord));

    /// <summary>Takes down the heads as of a day. Figures of earlier months stay as they were; one count a day, the last one stands.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="workers">All workers.</param>
    /// <param name="femaleWorkers">Women among them.</param>
    /// <param name="members">All members.</param>
    /// <param name="femaleMembers">Women among them.</param>
    /// <param name="among">Others among the workers; where nobody has asked for them they stay as they are.</param>
    public void CountHeads(DateOnly asOf, int? workers, int? femaleWorkers, int? members, int? femaleMembers, AmongWorkers? among = null)
    {
        (WorkerCount, FemaleWorkerCount, MemberCount, FemaleMemberCount) = (workers, femaleWorkers, members, femaleMembers);
        if (among is not null) (MigrantCount, AgencyWorkerCount, NewFormCount) = (among.Migrants, among.AgencyWorkers, among.NewForm);
        var count = Headcounts.Find(known => known.AsOf == asOf);
        if (count is null) Headcounts.Add(count = new Headcount { UnionId = Id, AsOf = asOf });
        count.Take(workers, femaleWorkers, members, femaleMembers, AmongWorkers);
    }

    /// <summary>Those among the workers that are counted apart, as last counted.</summary>
    public AmongWorkers AmongWorkers => new(MigrantCount, AgencyWorkerCount, NewFormCount);

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
            table.Property(union => union.ShortName).HasMaxLength(ShortNameLimit);
            table.Property(union => union.ShortInitials).HasMaxLength(Pinyin.InitialsLimit);
            table.Property(union => union.CreditCode).HasMaxLength(18);
            table.Property(union => union.EmployerCode).HasMaxLength(18);
            table.Property(union => union.RegisteredAddress).HasMaxLength(AddressLimit);
            table.Property(union => union.DivisionCode).HasMaxLength(9);
            table.Property(union => union.CertificateNumber).HasMaxLength(CertificateLimit);
            table.Property(union => union.BankName).HasMaxLength(BankLimit);
            table.ComplexProperty(union => union.BankAccount);
            table.ToTable(union => union.HasCheckConstraint("ck_grassroots_union_codes", "credit_code <> employer_code"));
            table.ToTable(union => union.HasCheckConstraint("ck_grassroots_union_dissolved", "(dissolved_on IS NULL) = (dissolved_as IS NULL)"));
            table.Property(union => union.IndustryCode).HasMaxLength(4);
            table.Property(union => union.Address).HasMaxLength(AddressLimit);
            table.Property(union => union.ChairName).HasMaxLength(PersonLimit);
            table.Property(union => union.Remark).HasMaxLength(RemarkLimit);
            table.Ignore(union => union.CountsFrom).Ignore(union => union.CountedDays).Ignore(union => union.AmongWorkers).Ignore(union => union.IsDissolved).Ignore(union => union.IsAssociation);
            table.Property(union => union.DissolvedFor).HasMaxLength(DissolutionReasonLimit);
            table.ComplexProperty(union => union.ChairPhone);
            table.Property(union => union.NameKey).HasMaxLength(Pinyin.KeyLimit);
            table.Property(union => union.Initials).HasMaxLength(Pinyin.InitialsLimit);
            table.HasIndex(union => new { union.FederationId, union.NameKey, union.Id });
            table.HasIndex(union => new { union.FederationId, union.CreditCode }).IsUnique().HasFilter("dissolved_on IS NULL");
            table.HasIndex(union => new { union.FederationId, union.ImportId });
        }
    }
}

/// <summary>Workers counted apart, whatever else they are: migrants 农民工, agency workers 劳务派遣, those in new forms of employment 新就业形态. One person may be several of these.</summary>
public sealed record AmongWorkers(int? Migrants, int? AgencyWorkers, int? NewForm);

/// <summary>A union's heads as of a day, kept so that past figures do not change.</summary>
public sealed class Headcount : UnionOwned, ICounted
{
    public DateOnly AsOf { get; init; }
    public int? Workers { get; private set; }
    public int? FemaleWorkers { get; private set; }
    public int? Members { get; private set; }
    public int? FemaleMembers { get; private set; }
    public int? MigrantCount { get; private set; }
    public int? AgencyWorkerCount { get; private set; }
    public int? NewFormCount { get; private set; }

    public DateOnly CountsFrom => AsOf;

    internal void Take(int? workers, int? femaleWorkers, int? members, int? femaleMembers, AmongWorkers among) =>
        (Workers, FemaleWorkers, Members, FemaleMembers, MigrantCount, AgencyWorkerCount, NewFormCount) = (workers, femaleWorkers, members, femaleMembers, among.Migrants, among.AgencyWorkers, among.NewForm);

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
