using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>What a facility offers to those who come in.</summary>
[Flags]
public enum Equipment
{
    None = 0,
    DrinkingWater = 1,
    Microwave = 2,
    Refrigerator = 4,
    AirConditioning = 8,
    Seats = 16,
    Charging = 32,
    FirstAid = 64,
    RainGear = 128,
    Newspapers = 256,
    Books = 512,
    Wifi = 1024,
    Toilet = 2048,
    FitnessGear = 4096,
}

/// <summary>A place of the trade union, such as a workers' home or a warm station: a union's own, or the federation's where it names none.</summary>
[ShownOn(PublicPage.Facilities)]
public sealed class Facility : UnionOrOfficeOwned, INamed, IKnownAs, IShownInPublic
{
    public const int NameLimit = 60;
    public const int AreaLimit = 40;
    public const int AddressLimit = 200;
    public const int HoursLimit = 60;
    public const int LabelsLimit = 60;
    public const int InvestorLimit = 60;
    public const int RemarkLimit = 500;
    public const int PhotoLimit = 9;
    public const decimal InvestedLimit = 1_000_000_000;

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
    public Guid KindId { get; set; }

    /// <summary>The township, community or park it stands in, by which lists are grouped.</summary>
    public string? Area { get; set; }
    public string? Address { get; set; }
    public double? Longitude { get; set; }
    public double? Latitude { get; set; }
    public DateOnly? OpenedOn { get; private set; }
    public DatePrecision OpenedPrecision { get; private set; }

    /// <summary>The day since which it is shut; none while it is open.</summary>
    public DateOnly? ClosedOn { get; private set; }
    public bool IsAllDay { get; set; }
    public string? Hours { get; set; }
    public Equipment Equipment { get; set; }

    /// <summary>Money put into it, in 元.</summary>
    public decimal? Invested { get; set; }
    public string? InvestedBy { get; set; }

    /// <summary>What it is called besides its kind, such as 最美驿站; several are parted as people part them.</summary>
    public string? Labels { get; set; }
    public string? KeeperName { get; set; }
    public SealedText? KeeperPhone { get; set; }
    public string? Remark { get; set; }

    /// <summary>It is shown on the page for everybody while it is open and its kind is shown there.</summary>
    public bool IsPublic { get; set; }

    public bool IsOpen => ClosedOn is null;
    public List<FacilityStep> Steps { get; } = [];

    /// <summary>Enters a facility that is open since the day; one whose first day nobody knows counts from today.</summary>
    public static Facility Enter(Guid id, string name, Guid? unionId, RoughDate? opened, Acting acting, DateTimeOffset now)
    {
        var facility = new Facility { Id = id, Name = name, UnionId = unionId };
        facility.Steps.Add(new FacilityStep { FacilityId = id, UnionId = unionId, Kind = FacilityStepKind.Opened, On = opened?.First ?? now.Day(), By = acting.Name, At = now });
        (facility.OpenedOn, facility.OpenedPrecision) = (opened?.First, opened?.Precision ?? DatePrecision.Day);
        return facility;
    }

    /// <summary>Sets right since when it is open. Refuses a day after something else that happened to it.</summary>
    public void OpenedSince(RoughDate? opened)
    {
        if ((OpenedOn, OpenedPrecision) == (opened?.First, opened?.Precision ?? DatePrecision.Day)) return;
        var first = Steps.Single(step => step.Kind == FacilityStepKind.Opened);
        if (opened is { } since && Steps.Exists(step => step != first && step.On < since.First)) throw new Refusal(Say.OpenedAfterItself);
        (OpenedOn, OpenedPrecision) = (opened?.First, opened?.Precision ?? DatePrecision.Day);
        if (opened is { } known) first.On = known.First;
    }

    /// <summary>It is shut from the day on. Refuses one that is shut already, and days before what has happened to it.</summary>
    public void Close(DateOnly day, string reason, Acting acting, DateTimeOffset now)
    {
        if (!IsOpen) throw new Refusal(Say.IsClosedAlready, Name);
        Take(FacilityStepKind.Closed, day, reason, acting, now);
        ClosedOn = day;
    }

    /// <summary>It is open again. Refuses one that never shut.</summary>
    public void Reopen(DateOnly day, string reason, Acting acting, DateTimeOffset now)
    {
        if (IsOpen) throw new Refusal(Say.IsOpenAlready, Name);
        Take(FacilityStepKind.Reopened, day, reason, acting, now);
        ClosedOn = null;
    }

    /// <summary>It goes to another address. Where it stands on the map is to be entered anew.</summary>
    public void Move(DateOnly day, string address, string reason, Acting acting, DateTimeOffset now)
    {
        if (address == Address) throw new Refusal(Say.MovedNowhere);
        var step = Take(FacilityStepKind.Moved, day, reason, acting, now);
        (step.FromAddress, step.ToAddress) = (Address, address);
        (Address, Longitude, Latitude) = (address, null, null);
    }

    /// <summary>It belongs to another union, or to the federation itself, and all that hangs on it with it.</summary>
    public void BelongTo(Guid? union)
    {
        HandTo(union);
        foreach (var step in Steps) step.Follow(this);
    }

    FacilityStep Take(FacilityStepKind kind, DateOnly day, string reason, Acting acting, DateTimeOffset now)
    {
        if (day > now.Day()) throw new Refusal(Say.DayIsInFuture);
        if (Steps.Count > 0 && Steps.Max(step => step.On) is var last && day < last) throw new Refusal(Say.StepBeforeLast, last);
        if (TypedText.Tidy(reason).Length is 0 or > FacilityStep.ReasonLimit) throw new Refusal(Say.ReasonIsMissing, FacilityStep.ReasonLimit);
        var step = new FacilityStep { FacilityId = Id, UnionId = UnionId, Kind = kind, On = day, Reason = TypedText.Tidy(reason), By = acting.Name, At = now };
        Steps.Add(step);
        return step;
    }

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<Facility>
    {
        public void Configure(EntityTypeBuilder<Facility> table)
        {
            table.Property(facility => facility.Name).HasMaxLength(NameLimit);
            table.Property(facility => facility.NameKey).HasMaxLength(Pinyin.KeyLimit);
            table.Property(facility => facility.Initials).HasMaxLength(Pinyin.InitialsLimit);
            table.Property(facility => facility.Area).HasMaxLength(AreaLimit);
            table.Property(facility => facility.Address).HasMaxLength(AddressLimit);
            table.Property(facility => facility.Hours).HasMaxLength(HoursLimit);
            table.Property(facility => facility.Labels).HasMaxLength(LabelsLimit);
            table.Property(facility => facility.InvestedBy).HasMaxLength(InvestorLimit);
            table.Property(facility => facility.KeeperName).HasMaxLength(GrassrootsUnion.PersonLimit);
            table.Property(facility => facility.Remark).HasMaxLength(RemarkLimit);
            table.Property(facility => facility.Invested).HasPrecision(14, 2);
            table.Ignore(facility => facility.IsOpen);
            table.ComplexProperty(facility => facility.KeeperPhone);
            table.HasOne<FacilityKind>().WithMany().HasForeignKey(facility => new { facility.FederationId, facility.KindId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(facility => new { facility.FederationId, facility.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasMany<Honour>().WithOne().HasForeignKey(honour => new { honour.FederationId, honour.FacilityId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(facility => new { facility.FederationId, facility.NameKey, facility.Id });
            table.HasIndex(facility => new { facility.FederationId, facility.KindId });
            table.HasIndex(facility => new { facility.FederationId, facility.UnionId });
        }
    }
}
