using FluentValidation;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Honours;

/// <summary>What a person types about an honour, whoever holds it. Fields are named as on <see cref="Honour"/>.</summary>
public sealed class AwardDraft
{
    /// <summary>Chosen when the form opens, so that pressing save twice keeps one honour.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public HonourHolder Holder { get; set; }

    /// <summary>The union that holds it, or where the person is at home.</summary>
    public Guid? UnionId { get; set; }
    public Guid? FacilityId { get; set; }
    public string? PersonName { get; set; }
    public string Title { get; set; } = "";
    public HonourLevel? Level { get; set; }
    public string? Giver { get; set; }

    /// <summary>As people write it: 2024年5月1日, or only the month or the year.</summary>
    public string? GivenOn { get; set; }
    public DateOnly? ValidUntil { get; set; }

    public static AwardDraft Of(Honour honour) => new()
    {
        Id = honour.Id, Holder = honour.Holder, UnionId = honour.UnionId, FacilityId = honour.FacilityId, PersonName = honour.PersonName, Title = honour.Title, Level = honour.Level,
        Giver = honour.Giver, GivenOn = honour.Given?.ToString(), ValidUntil = honour.ValidUntil,
    };

    /// <summary>Writes what was typed into the honour; who holds it is settled. The rules must have let it pass.</summary>
    public void WriteTo(Honour honour, DateOnly today)
    {
        (honour.Title, honour.Level, honour.Giver, honour.ValidUntil) = (TypedText.Tidy(Title), Level!.Value, TypedText.OrNothing(Giver), ValidUntil);
        if (honour.Holder == HonourHolder.Person) honour.PersonName = TypedText.Tidy(PersonName);
        honour.GivenAt(RoughDate.Read(GivenOn, today));
    }

    public sealed class Rules : AbstractValidator<AwardDraft>
    {
        public Rules(DateOnly today)
        {
            RuleFor(draft => draft.Title).Must(title => TypedText.Tidy(title).Length > 0).WithMessage(Say.TitleIsMissing).MaximumLength(Honour.TitleLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Level).NotNull().WithMessage(Say.LevelIsMissing);
            RuleFor(draft => draft.UnionId).NotNull().When(draft => draft.Holder == HonourHolder.Union).WithMessage(Say.UnionIsMissing);
            RuleFor(draft => draft.FacilityId).NotNull().When(draft => draft.Holder == HonourHolder.Facility).WithMessage(Say.FacilityIsMissing);
            RuleFor(draft => draft.PersonName).Must(name => TypedText.Tidy(name).Length > 0).When(draft => draft.Holder == HonourHolder.Person).WithMessage(Say.PersonIsMissing)
                .MaximumLength(GrassrootsUnion.PersonLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Giver).MaximumLength(Honour.GiverLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.GivenOn).Must(typed => string.IsNullOrWhiteSpace(typed) || RoughDate.Read(typed, today) is { } given && given.First <= today)
                .WithMessage(Say.GivenIsUnread);
            RuleFor(draft => draft.ValidUntil).Must((draft, until) => until is null || RoughDate.Read(draft.GivenOn, today) is not { } given || until >= given.First)
                .WithMessage(Say.ValidBeforeGiven);
        }
    }
}
