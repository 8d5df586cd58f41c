using FluentValidation;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Members;

/// <summary>What a person types about a member, enrolling or amending. Fields are named as on <see cref="Member"/>.</summary>
public sealed class MemberDraft
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid? UnionId { get; set; }

    /// <summary>The row as it was read; a lost race is noticed by it.</summary>
    public uint Version { get; set; }
    public DateTimeOffset ReadAt { get; set; }
    public string Name { get; set; } = "";
    public Sex? Sex { get; set; }
    public string? BornOn { get; set; }

    /// <summary>A new number; empty keeps the one that is there.</summary>
    public string? Identity { get; set; }
    public string? IdentityMasked { get; set; }
    public string? Phone { get; set; }
    public string? PhoneMasked { get; set; }

    /// <summary>As people write it: 2011年2月8日, or only the month or the year.</summary>
    public string? JoinedOn { get; set; }
    public IReadOnlyCollection<MemberCategory> Categories { get; set; } = [];

    /// <summary>Empty takes the next one by the federation's rule.</summary>
    public string? Number { get; set; }
    public string? Job { get; set; }
    public string? Remark { get; set; }
    public ConsentForm? Consent { get; set; }

    public static MemberDraft Of(Member member, DateTimeOffset now) => new()
    {
        Id = member.Id, UnionId = member.UnionId, Version = member.Version, ReadAt = now, Name = member.Name, Sex = member.Sex,
        BornOn = member.BornOn is { } born ? new RoughDate(born, DatePrecision.Day).ToString() : null,
        IdentityMasked = member.Identity?.Masked, PhoneMasked = member.Phone?.Masked, JoinedOn = new RoughDate(member.JoinedOn, member.JoinedPrecision).ToString(),
        Categories = [.. member.Categories.Where(held => held.Until is null).Select(held => held.Category).Order()], Number = member.Number, Job = member.Job, Remark = member.Remark, Consent = member.Consent,
    };

    /// <summary>Writes what was typed, but for the union, the day of joining and the categories. The rules must have let it pass.</summary>
    public void WriteTo(Member member, DateOnly today, Vault vault)
    {
        member.Name = TypedText.Tidy(Name);
        (member.Sex, member.BornOn) = (Sex, RoughDate.Read(BornOn, today)?.First);
        if (!string.IsNullOrWhiteSpace(Identity)) member.Identify(IdentityNumber.Tidy(Identity), vault);
        if (PhoneNumber.Read(Phone) is { } phone) member.Phone = vault.Seal(phone.Text, _ => phone.Masked);
        if (!string.IsNullOrWhiteSpace(Number)) member.Number = TypedText.Compact(Number);
        (member.Job, member.Remark) = (TypedText.OrNothing(Job), TypedText.OrNothing(Remark));
        if (Consent != member.Consent) (member.Consent, member.ConsentedOn) = (Consent, Consent is null ? null : today);
    }

    /// <summary>Takes over single fields from a fresher draft of the same member, and its version with them.</summary>
    public void Take(IEnumerable<string> fields, MemberDraft fresh)
    {
        this.TakeFields(fields, fresh);
        (Version, ReadAt, PhoneMasked, IdentityMasked) = (fresh.Version, fresh.ReadAt, fresh.PhoneMasked, fresh.IdentityMasked);
    }

    public sealed class Rules : AbstractValidator<MemberDraft>
    {
        /// <param name="today">Nothing happened later.</param>
        /// <param name="ofList">A row of a list, where the sex stands as the office wrote it: what contradicts the number is found by the data's quality.</param>
        public Rules(DateOnly today, bool ofList = false)
        {
            RuleFor(draft => draft.UnionId).NotNull().WithMessage(Say.WhichUnion);
            RuleFor(draft => draft.Name).Must(name => TypedText.Tidy(name).Length > 0).WithMessage(Say.NameIsMissing).MaximumLength(Member.NameLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Identity).Must(typed => string.IsNullOrWhiteSpace(typed) || IdentityNumber.IsValid(typed)).WithMessage((_, typed) => IdentityNumber.Fault(typed))
                .Must((draft, typed) => ofList || !IdentityNumber.IsValid(typed) || draft.Sex is null || (draft.Sex == Reference.Sex.Female) == IdentityNumber.IsFemale(IdentityNumber.Tidy(typed))).WithMessage(Say.SexContradicts)
                .Must(typed => !IdentityNumber.IsValid(typed) || IdentityNumber.BornOn(IdentityNumber.Tidy(typed)) <= today).WithMessage(Say.BornInFuture);
            RuleFor(draft => draft.BornOn).Must(typed => string.IsNullOrWhiteSpace(typed) || RoughDate.Read(typed, today) is { Precision: DatePrecision.Day } day && day.First <= today).WithMessage(Say.BirthdayIsUnread)
                .Must((draft, typed) => RoughDate.Read(typed, today) is not { Precision: DatePrecision.Day } day || !IdentityNumber.IsValid(draft.Identity) || IdentityNumber.BornOn(IdentityNumber.Tidy(draft.Identity)) == day.First).WithMessage(Say.BirthdayContradicts);
            RuleFor(draft => draft.Phone).Must(typed => string.IsNullOrWhiteSpace(typed) || PhoneNumber.Read(typed) is not null).WithMessage(Say.PhoneIsUnread);
            RuleFor(draft => draft.JoinedOn).Must(typed => RoughDate.Read(typed, today) is { } day && day.First <= today).WithMessage(Say.JoinedIsUnread);
            RuleFor(draft => draft.Number).Must(typed => TypedText.Compact(typed).Length <= Member.NumberLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Job).MaximumLength(Member.JobLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Remark).MaximumLength(Member.RemarkLimit).WithMessage(Say.TooLong);
        }
    }
}
