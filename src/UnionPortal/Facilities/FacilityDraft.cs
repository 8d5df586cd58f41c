using FluentValidation;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>What a person types about a facility. Fields are named as on <see cref="Facility"/>.</summary>
public sealed class FacilityDraft
{
    /// <summary>Chosen when the form opens, so that pressing save twice keeps one facility, and photos have something to hang on.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The union it belongs to; none for the federation's own. A chair's is always the own one.</summary>
    public Guid? UnionId { get; set; }
    public Guid? KindId { get; set; }
    public string Name { get; set; } = "";
    public string? Area { get; set; }
    public string? Address { get; set; }
    public decimal? Longitude { get; set; }
    public decimal? Latitude { get; set; }

    /// <summary>As people write it: 2011年2月8日, or only the month or the year.</summary>
    public string? OpenedOn { get; set; }
    public bool IsAllDay { get; set; }
    public string? Hours { get; set; }
    public Equipment Equipment { get; set; }
    public decimal? Invested { get; set; }
    public string? InvestedBy { get; set; }
    public string? Labels { get; set; }
    public string? KeeperName { get; set; }

    /// <summary>A new number; empty keeps the one that is there.</summary>
    public string? KeeperPhone { get; set; }
    public string? PhoneMasked { get; set; }
    public string? Remark { get; set; }
    public bool IsPublic { get; set; }

    public static FacilityDraft Of(Facility facility) => new()
    {
        Id = facility.Id, UnionId = facility.UnionId, KindId = facility.KindId, Name = facility.Name, Area = facility.Area, Address = facility.Address,
        Longitude = (decimal?)facility.Longitude, Latitude = (decimal?)facility.Latitude,
        OpenedOn = facility.OpenedOn is { } day ? new RoughDate(day, facility.OpenedPrecision).ToString() : null,
        IsAllDay = facility.IsAllDay, Hours = facility.Hours, Equipment = facility.Equipment, Invested = facility.Invested, InvestedBy = facility.InvestedBy, Labels = facility.Labels,
        KeeperName = facility.KeeperName, PhoneMasked = facility.KeeperPhone?.Masked, Remark = facility.Remark, IsPublic = facility.IsPublic,
    };

    /// <summary>Writes what was typed into the facility. The rules must have let it pass.</summary>
    public void WriteTo(Facility facility, Vault vault)
    {
        (facility.Name, facility.KindId, facility.Area, facility.Address) = (TypedText.Tidy(Name), KindId!.Value, TypedText.OrNothing(Area), TypedText.OrNothing(Address));
        (facility.Longitude, facility.Latitude) = ((double?)Longitude, (double?)Latitude);
        (facility.IsAllDay, facility.Hours, facility.Equipment) = (IsAllDay, IsAllDay ? null : TypedText.OrNothing(Hours), Equipment);
        (facility.Invested, facility.InvestedBy, facility.Labels) = (Invested, TypedText.OrNothing(InvestedBy), TypedText.OrNothing(Labels));
        (facility.KeeperName, facility.Remark, facility.IsPublic) = (TypedText.OrNothing(KeeperName), TypedText.OrNothing(Remark), IsPublic);
        if (PhoneNumber.Read(KeeperPhone) is { } phone) facility.KeeperPhone = vault.Seal(phone.Text, _ => phone.Masked);
    }

    public sealed class Rules : AbstractValidator<FacilityDraft>
    {
        public Rules(DateOnly today)
        {
            RuleFor(draft => draft.Name).Must(name => TypedText.Tidy(name).Length > 0).WithMessage(Say.NameIsMissing).MaximumLength(Facility.NameLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.KindId).NotNull().WithMessage(Say.KindIsMissing);
            RuleFor(draft => draft.Area).MaximumLength(Facility.AreaLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Address).MaximumLength(Facility.AddressLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Longitude).IsInChinaWith(draft => draft.Latitude);
            RuleFor(draft => draft.OpenedOn).Must(typed => string.IsNullOrWhiteSpace(typed) || RoughDate.Read(typed, today) is { } opened && opened.First <= today)
                .WithMessage(Say.OpenedIsUnread);
            RuleFor(draft => draft.Hours).MaximumLength(Facility.HoursLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Invested).InclusiveBetween(0, Facility.InvestedLimit).WithMessage(Say.InvestedIsUnfit);
            RuleFor(draft => draft.InvestedBy).MaximumLength(Facility.InvestorLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Labels).MaximumLength(Facility.LabelsLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.KeeperName).MaximumLength(GrassrootsUnion.PersonLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.KeeperPhone).Must(typed => string.IsNullOrWhiteSpace(typed) || PhoneNumber.Read(typed) is not null).WithMessage(Say.PhoneIsUnread);
            RuleFor(draft => draft.Remark).MaximumLength(Facility.RemarkLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Address).Must(address => !string.IsNullOrWhiteSpace(address)).When(draft => draft.IsPublic).WithMessage(Say.PublicNeedsAddress);
        }
    }
}

/// <summary>The equipment, one by one and together.</summary>
static class EquipmentEach
{
    public static readonly IReadOnlyList<Equipment> All = [.. Enum.GetValues<Equipment>().Where(one => one != Equipment.None)];

    public static IReadOnlyCollection<Equipment> Each(this Equipment equipment) => [.. All.Where(one => equipment.HasFlag(one))];

    public static Equipment Together(this IEnumerable<Equipment> several) => several.Aggregate(Equipment.None, (together, one) => together | one);
}
