using FluentValidation;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>What a person types about a union, founding it or amending it. Fields are named as on <see cref="GrassrootsUnion"/>.</summary>
public sealed class UnionDraft
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The row as it was read; a lost race is noticed by it.</summary>
    public uint Version { get; set; }
    public DateTimeOffset ReadAt { get; set; }

    /// <summary>The prospect a new union grows from.</summary>
    public Guid? ProspectId { get; set; }

    /// <summary>The union a new one is split off from.</summary>
    public Guid? SplitFromId { get; set; }

    /// <summary>Said elsewhere: the chair by the post, the employers by their rows. What is typed here is passed over then.</summary>
    public bool ChairFollowsPost { get; set; }
    public bool EmployersFollowRows { get; set; }
    public string Name { get; set; } = "";
    public string? ShortName { get; set; }
    public UnionKind Kind { get; set; }
    public Founding Founding { get; set; }
    public int? EmployersCovered { get; set; } = 1;
    public string? CreditCode { get; set; }
    public string? EmployerCode { get; set; }
    public Ownership? Ownership { get; set; }
    public string? IndustryCode { get; set; }
    public string? RegisteredAddress { get; set; }
    public string? Address { get; set; }
    public string? DivisionCode { get; set; }
    public decimal? Longitude { get; set; }
    public decimal? Latitude { get; set; }

    /// <summary>As people write it: 2011年2月8日, or only the month or the year.</summary>
    public string? FoundedOn { get; set; }
    public int? WorkerCount { get; set; }
    public int? FemaleWorkerCount { get; set; }
    public int? MemberCount { get; set; }
    public int? FemaleMemberCount { get; set; }
    public int? MigrantCount { get; set; }
    public int? AgencyWorkerCount { get; set; }
    public int? NewFormCount { get; set; }
    public PartyOrganisation PartyOrganisation { get; set; }
    public string? CertificateNumber { get; set; }
    public DateOnly? CertificateUntil { get; set; }
    public string? BankName { get; set; }

    /// <summary>A new number; empty keeps the one that is there.</summary>
    public string? BankAccount { get; set; }
    public string? AccountMasked { get; set; }
    public DateOnly? AccountUntil { get; set; }
    public string? ChairName { get; set; }

    /// <summary>A new number; empty keeps the one that is there.</summary>
    public string? ChairPhone { get; set; }
    public string? PhoneMasked { get; set; }
    public IReadOnlyCollection<SixHaves> Strengths { get; set; } = [];
    public IReadOnlyCollection<SixHaves> Weaknesses { get; set; } = [];
    public string? Remark { get; set; }
    public List<HonourDraft> Honours { get; set; } = [];

    /// <summary>What the founding ledger knows of an employer, for the union it founds. Its code stays the employer's: a union has one of its own.</summary>
    public static UnionDraft From(Prospect prospect) => new()
    {
        ProspectId = prospect.Id, Name = string.Format(Say.UnionOfEmployer, prospect.Name), EmployerCode = prospect.CreditCode, IndustryCode = prospect.IndustryCode, Address = prospect.Address,
        Longitude = (decimal?)prospect.Longitude, Latitude = (decimal?)prospect.Latitude, WorkerCount = prospect.WorkerCount, FemaleWorkerCount = prospect.FemaleWorkerCount,
        ChairName = prospect.ContactName, PhoneMasked = prospect.ContactPhone?.Masked,
    };

    /// <summary>What a union that is split off has in common with the one it comes from.</summary>
    public static UnionDraft SplitFrom(GrassrootsUnion union) => new()
    {
        SplitFromId = union.Id, Kind = union.Kind, Founding = union.Founding, EmployerCode = union.EmployerCode, Ownership = union.Ownership, IndustryCode = union.IndustryCode,
        RegisteredAddress = union.RegisteredAddress, Address = union.Address, DivisionCode = union.DivisionCode, Longitude = (decimal?)union.Longitude, Latitude = (decimal?)union.Latitude,
        PartyOrganisation = union.PartyOrganisation,
    };

    public static UnionDraft Of(GrassrootsUnion union, DateTimeOffset now) => new()
    {
        ChairFollowsPost = union.ChairFollowsPost, EmployersFollowRows = union.EmployersFollowRows,
        Id = union.Id, Version = union.Version, ReadAt = now, Name = union.Name, Kind = union.Kind, Founding = union.Founding, EmployersCovered = union.EmployersCovered,
        ShortName = union.ShortName, CreditCode = union.CreditCode, EmployerCode = union.EmployerCode, Ownership = union.Ownership, IndustryCode = union.IndustryCode,
        RegisteredAddress = union.RegisteredAddress, Address = union.Address, DivisionCode = union.DivisionCode, Longitude = (decimal?)union.Longitude, Latitude = (decimal?)union.Latitude,
        FoundedOn = union.FoundedOn is { } day ? new RoughDate(day, union.FoundedPrecision).ToString() : null,
        WorkerCount = union.WorkerCount, FemaleWorkerCount = union.FemaleWorkerCount, MemberCount = union.MemberCount, FemaleMemberCount = union.FemaleMemberCount,
        MigrantCount = union.MigrantCount, AgencyWorkerCount = union.AgencyWorkerCount, NewFormCount = union.NewFormCount, PartyOrganisation = union.PartyOrganisation,
        CertificateNumber = union.CertificateNumber, CertificateUntil = union.CertificateUntil, BankName = union.BankName, AccountMasked = union.BankAccount?.Masked, AccountUntil = union.AccountUntil,
        ChairName = union.ChairName, PhoneMasked = union.ChairPhone?.Masked, Strengths = union.Strengths.Each(), Weaknesses = union.Weaknesses.Each(), Remark = union.Remark,
        Honours = [.. union.Honours.OrderBy(honour => honour.Level).Select(honour => new HonourDraft { Level = honour.Level, Title = honour.Title, Year = honour.Year })],
    };

    /// <summary>Writes what was typed into the union. The rules must have let it pass.</summary>
    public void WriteTo(GrassrootsUnion union, DateOnly today, Vault vault)
    {
        (union.Name, union.Kind, union.Founding) = (TypedText.Tidy(Name), Kind, Founding);
        if (!union.EmployersFollowRows) union.EmployersCovered = EmployersCovered ?? 1;
        (union.ShortName, union.Ownership, union.PartyOrganisation) = (TypedText.OrNothing(ShortName), Ownership, PartyOrganisation);
        (union.CreditCode, union.EmployerCode) = (CodeOf(CreditCode), CodeOf(EmployerCode));
        union.IndustryCode = string.IsNullOrWhiteSpace(IndustryCode) ? null : IndustryCode;
        (union.RegisteredAddress, union.Address, union.DivisionCode) = (TypedText.OrNothing(RegisteredAddress), TypedText.OrNothing(Address), TypedText.OrNothing(DivisionCode));
        (union.Longitude, union.Latitude) = ((double?)Longitude, (double?)Latitude);
        (union.CertificateNumber, union.CertificateUntil) = (TypedText.OrNothing(CertificateNumber), CertificateUntil);
        (union.BankName, union.AccountUntil) = (TypedText.OrNothing(BankName), AccountUntil);
        if (TypedText.Compact(BankAccount) is { Length: > 0 } account) union.BankAccount = vault.Seal(account, number => "****" + number[^4..]);
        var founded = RoughDate.Read(FoundedOn, today);
        (union.FoundedOn, union.FoundedPrecision) = (founded?.First, founded?.Precision ?? DatePrecision.Day);
        union.Remark = TypedText.OrNothing(Remark);
        if (!union.ChairFollowsPost) union.ChairName = TypedText.OrNothing(ChairName);
        if (!union.ChairFollowsPost && PhoneNumber.Read(ChairPhone) is { } phone) union.ChairPhone = vault.Seal(phone.Text, _ => phone.Masked);
        (union.Strengths, union.Weaknesses) = (Strengths.Together(), Weaknesses.Together());
        var among = new AmongWorkers(MigrantCount, AgencyWorkerCount, NewFormCount);
        if ((union.WorkerCount, union.FemaleWorkerCount, union.MemberCount, union.FemaleMemberCount, union.AmongWorkers) != (WorkerCount, FemaleWorkerCount, MemberCount, FemaleMemberCount, among))
            union.CountHeads(today, WorkerCount, FemaleWorkerCount, MemberCount, FemaleMemberCount, among);
        union.Hold(Honours.Select(honour => (honour.Level, TypedText.Tidy(honour.Title), honour.Year)));
    }

    /// <summary>Takes over single fields from a fresher draft of the same union, and its version with them.</summary>
    public void Take(IEnumerable<string> fields, UnionDraft fresh)
    {
        this.TakeFields(fields, fresh);
        (Version, ReadAt, PhoneMasked, AccountMasked) = (fresh.Version, fresh.ReadAt, fresh.PhoneMasked, fresh.AccountMasked);
    }

    static string? CodeOf(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : Reference.CreditCode.Tidy(typed);

    public sealed class Rules : AbstractValidator<UnionDraft>
    {
        public Rules(DateOnly today)
        {
            RuleFor(draft => draft.Name).IsAName(Say.RowNoName);
            RuleFor(draft => draft.ShortName).FitsIn(GrassrootsUnion.ShortNameLimit);
            RuleFor(draft => draft.CreditCode).IsACreditCode();
            RuleFor(draft => draft.EmployerCode).IsACreditCode().Must((draft, code) => CodeOf(code) is not { } own || own != CodeOf(draft.CreditCode)).WithMessage(Say.CodesAreTheSame);
            RuleFor(draft => draft.DivisionCode).Must(code => string.IsNullOrEmpty(code) || Divisions.Find(code) is not null).WithMessage(Say.DivisionIsUnknown);
            RuleFor(draft => draft.RegisteredAddress).FitsIn(GrassrootsUnion.AddressLimit);
            RuleFor(draft => draft.MigrantCount).IsACount().Must((draft, some) => !(some > draft.WorkerCount)).WithMessage(Say.SomeExceedWorkers);
            RuleFor(draft => draft.AgencyWorkerCount).IsACount().Must((draft, some) => !(some > draft.WorkerCount)).WithMessage(Say.SomeExceedWorkers);
            RuleFor(draft => draft.NewFormCount).IsACount().Must((draft, some) => !(some > draft.WorkerCount)).WithMessage(Say.SomeExceedWorkers);
            RuleFor(draft => draft.CertificateNumber).FitsIn(GrassrootsUnion.CertificateLimit);
            RuleFor(draft => draft.BankName).FitsIn(GrassrootsUnion.BankLimit);
            RuleFor(draft => draft.BankAccount).Must(typed => TypedText.Compact(typed) is var account && (account.Length == 0 || account.Length is >= 8 and <= 30 && account.All(char.IsAsciiDigit))).WithMessage(Say.AccountIsUnread);
            RuleFor(draft => draft.IndustryCode).IsAnIndustry();
            RuleFor(draft => draft.FoundedOn).Must(typed => string.IsNullOrWhiteSpace(typed) || RoughDate.Read(typed, today) is not null).WithMessage(Say.DateIsUnread);
            RuleFor(draft => draft.ChairPhone).IsAPhone();
            RuleFor(draft => draft.Longitude).IsInChinaWith(draft => draft.Latitude);
            RuleFor(draft => draft.EmployersCovered).GreaterThan(0).WithMessage(Say.CountIsNegative);
            RuleFor(draft => draft.WorkerCount).IsACount();
            RuleFor(draft => draft.FemaleWorkerCount).IsACount().Must((draft, women) => !(women > draft.WorkerCount)).WithMessage(Say.WomenExceedWorkers);
            RuleFor(draft => draft.MemberCount).IsACount();
            RuleFor(draft => draft.FemaleMemberCount).IsACount().Must((draft, women) => !(women > draft.MemberCount)).WithMessage(Say.WomenExceedMembers);
            RuleFor(draft => draft.Address).FitsIn(GrassrootsUnion.AddressLimit);
            RuleFor(draft => draft.ChairName).FitsIn(GrassrootsUnion.PersonLimit);
            RuleFor(draft => draft.Remark).FitsIn(GrassrootsUnion.RemarkLimit);
            RuleFor(draft => draft.Honours).Must(honours => honours.TrueForAll(honour => TypedText.Tidy(honour.Title).Length is > 0 and <= Honour.TitleLimit)).WithMessage(Say.HonourHasNoTitle);
        }
    }
}

/// <summary>An honour as typed.</summary>
public sealed class HonourDraft
{
    public HonourLevel Level { get; set; } = HonourLevel.District;
    public string Title { get; set; } = "";
    public int? Year { get; set; }
}

/// <summary>The six haves, one by one and together.</summary>
static class SixHavesEach
{
    public static readonly IReadOnlyList<SixHaves> All = [.. Enum.GetValues<SixHaves>().Where(have => have != SixHaves.None)];

    public static IReadOnlyCollection<SixHaves> Each(this SixHaves haves) => [.. All.Where(have => haves.HasFlag(have))];

    public static SixHaves Together(this IEnumerable<SixHaves> haves) => haves.Aggregate(SixHaves.None, (together, have) => together | have);
}
