using FluentValidation;
using UnionPortal.Reference;

namespace UnionPortal.Unions;

/// <summary>What holds for a fact wherever it is typed, about a union or about an employer without one.</summary>
static class FactRules
{
    public static IRuleBuilderOptions<T, string> IsAName<T>(this IRuleBuilder<T, string> rule, string missing) =>
        rule.Must(name => TypedText.Tidy(name).Length > 0).WithMessage(missing).MaximumLength(GrassrootsUnion.NameLimit).WithMessage(Say.TooLong);

    public static IRuleBuilderOptions<T, string?> IsACreditCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(typed => string.IsNullOrWhiteSpace(typed) || CreditCode.IsValid(typed)).WithMessage((_, typed) => CreditCode.Fault(typed));

    public static IRuleBuilderOptions<T, string?> IsAnIndustry<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(code => string.IsNullOrEmpty(code) || Industries.Find(code) is not null).WithMessage(Say.IndustryIsUnknown);

    public static IRuleBuilderOptions<T, string?> IsAPhone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(typed => string.IsNullOrWhiteSpace(typed) || PhoneNumber.Read(typed) is not null).WithMessage(Say.PhoneIsUnread);

    public static IRuleBuilderOptions<T, int?> IsACount<T>(this IRuleBuilder<T, int?> rule) => rule.GreaterThanOrEqualTo(0).WithMessage(Say.CountIsNegative);

    /// <summary>The other half of a place, longitude first, together within China or both empty.</summary>
    public static IRuleBuilderOptions<T, decimal?> IsInChinaWith<T>(this IRuleBuilder<T, decimal?> longitude, Func<T, decimal?> latitude) =>
        longitude.Must((draft, east) => (east, latitude(draft)) switch
        {
            (null, null) => true,
            ({ } x, { } y) => new Place((double)x, (double)y).IsInChina,
            _ => false,
        }).WithMessage(Say.PlaceIsUnfit);

    public static IRuleBuilderOptions<T, string?> FitsIn<T>(this IRuleBuilder<T, string?> rule, int limit) => rule.MaximumLength(limit).WithMessage(Say.TooLong);
}
