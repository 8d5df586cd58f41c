using FluentValidation;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>What a person types about an employer of the founding ledger. Fields are named as on <see cref="Prospect"/>.</summary>
public sealed class ProspectDraft
{
    /// <summary>Chosen when the form opens, so that pressing save twice enters one employer.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The row as it was read; a lost race is noticed by it.</summary>
    public uint Version { get; set; }
    public DateTimeOffset ReadAt { get; set; }
    public string Name { get; set; } = "";
    public string? CreditCode { get; set; }
    public string? IndustryCode { get; set; }
    public string? Address { get; set; }
    public decimal? Longitude { get; set; }
    public decimal? Latitude { get; set; }
    public int? WorkerCount { get; set; }
    public int? FemaleWorkerCount { get; set; }
    public string? ContactName { get; set; }

    /// <summary>A new number; empty keeps the one that is there.</summary>
    public string? ContactPhone { get; set; }
    public string? PhoneMasked { get; set; }
    public string? Remark { get; set; }

    public static ProspectDraft Of(Prospect prospect, DateTimeOffset now) => new()
    {
        Id = prospect.Id, Version = prospect.Version, ReadAt = now, Name = prospect.Name, CreditCode = prospect.CreditCode, IndustryCode = prospect.IndustryCode,
        Address = prospect.Address, Longitude = (decimal?)prospect.Longitude, Latitude = (decimal?)prospect.Latitude, WorkerCount = prospect.WorkerCount,
        FemaleWorkerCount = prospect.FemaleWorkerCount, ContactName = prospect.ContactName, PhoneMasked = prospect.ContactPhone?.Masked, Remark = prospect.Remark,
    };

    /// <summary>Writes what was typed into the prospect. The rules must have let it pass.</summary>
    public void WriteTo(Prospect prospect, Vault vault)
    {
        prospect.Name = TypedText.Tidy(Name);
        prospect.CreditCode = string.IsNullOrWhiteSpace(CreditCode) ? null : Reference.CreditCode.Tidy(CreditCode);
        prospect.IndustryCode = string.IsNullOrWhiteSpace(IndustryCode) ? null : IndustryCode;
        (prospect.Address, prospect.Longitude, prospect.Latitude) = (TypedText.OrNothing(Address), (double?)Longitude, (double?)Latitude);
        (prospect.WorkerCount, prospect.FemaleWorkerCount) = (WorkerCount, FemaleWorkerCount);
        (prospect.ContactName, prospect.Remark) = (TypedText.OrNothing(ContactName), TypedText.OrNothing(Remark));
        if (PhoneNumber.Read(ContactPhone) is { } phone) prospect.ContactPhone = vault.Seal(phone.Text, _ => phone.Masked);
    }

    /// <summary>Takes over single fields from a fresher draft of the same prospect, and its version with them.</summary>
    public void Take(IEnumerable<string> fields, ProspectDraft fresh)
    {
        this.TakeFields(fields, fresh);
        (Version, ReadAt, PhoneMasked) = (fresh.Version, fresh.ReadAt, fresh.PhoneMasked);
    }

    public sealed class Rules : AbstractValidator<ProspectDraft>
    {
        public Rules()
        {
            RuleFor(draft => draft.Name).IsAName(Say.EmployerHasNoName);
            RuleFor(draft => draft.CreditCode).IsACreditCode();
            RuleFor(draft => draft.IndustryCode).IsAnIndustry();
            RuleFor(draft => draft.ContactPhone).IsAPhone();
            RuleFor(draft => draft.Longitude).IsInChinaWith(draft => draft.Latitude);
            RuleFor(draft => draft.WorkerCount).IsACount();
            RuleFor(draft => draft.FemaleWorkerCount).IsACount().Must((draft, women) => !(women > draft.WorkerCount)).WithMessage(Say.WomenExceedWorkers);
            RuleFor(draft => draft.Address).FitsIn(GrassrootsUnion.AddressLimit);
            RuleFor(draft => draft.ContactName).FitsIn(GrassrootsUnion.PersonLimit);
            RuleFor(draft => draft.Remark).FitsIn(GrassrootsUnion.RemarkLimit);
        }
    }
}
