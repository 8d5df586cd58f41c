using System.Globalization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Members;

/// <summary>How a federation numbers its members, and within how many days an application is to be answered. One row a federation; before there is one, nobody gets a number by itself.</summary>
public sealed class MemberSettings : FederationOwned
{
    public const int PrefixLimit = 12;
    public const int UsualDays = 15;

    /// <summary>What every number begins with.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>The year of joining follows the prefix.</summary>
    public bool WithYear { get; private set; } = true;

    /// <summary>Digits of the running number.</summary>
    public int Digits { get; private set; } = 6;

    /// <summary>The next running number.</summary>
    [Derived]
    public long NextNumber { get; private set; } = 1;
    public bool IsNumbering { get; private set; }

    /// <summary>Days within which a chair answers an application; later ones are the office's.</summary>
    public int ApplicationDays { get; private set; } = UsualDays;

    internal void Take(MemberRulesDraft draft) =>
        (Prefix, WithYear, Digits, IsNumbering, ApplicationDays) = (TypedText.Compact(draft.Prefix), draft.WithYear, draft.Digits ?? 6, draft.IsNumbering, draft.ApplicationDays ?? UsualDays);

    /// <summary>A number by the rule.</summary>
    public string NumberOf(long running, DateOnly joined) => Prefix + (WithYear ? joined.Year.ToString(CultureInfo.InvariantCulture) : "") + running.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');

    public sealed class Table : IEntityTypeConfiguration<MemberSettings>
    {
        public void Configure(EntityTypeBuilder<MemberSettings> table)
        {
            table.Property(settings => settings.Prefix).HasMaxLength(PrefixLimit);
            table.HasIndex(settings => settings.FederationId).IsUnique();
        }
    }
}

/// <summary>The rules as typed.</summary>
public sealed class MemberRulesDraft
{
    public bool IsNumbering { get; set; }
    public string? Prefix { get; set; }
    public bool WithYear { get; set; } = true;
    public int? Digits { get; set; } = 6;
    public int? ApplicationDays { get; set; } = MemberSettings.UsualDays;

    public sealed class Rules : AbstractValidator<MemberRulesDraft>
    {
        public Rules()
        {
            RuleFor(draft => draft.Prefix).Must(prefix => TypedText.Compact(prefix).Length <= MemberSettings.PrefixLimit && TypedText.Compact(prefix).All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')).WithMessage(Say.PrefixIsUnfit);
            RuleFor(draft => draft.Digits).InclusiveBetween(4, 10).WithMessage(Say.DigitsAreUnfit).NotNull().WithMessage(Say.DigitsAreUnfit);
            RuleFor(draft => draft.ApplicationDays).InclusiveBetween(1, 60).WithMessage(Say.DaysAreUnfit).NotNull().WithMessage(Say.DaysAreUnfit);
        }
    }
}

/// <summary>Reads and sets how members are numbered and how long an application may wait. Numbers given already stay as they are.</summary>
public sealed class SetMemberRules(FederationDoor door) : IUseCase
{
    public sealed record Shown(MemberRulesDraft Draft, string Example);

    public async Task<MemberRulesDraft> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SetMemberRules, ct);
        var settings = await db.Set<MemberSettings>().AsNoTracking().FirstOrDefaultAsync(ct) ?? new();
        return new() { IsNumbering = settings.IsNumbering, Prefix = settings.Prefix, WithYear = settings.WithYear, Digits = settings.Digits, ApplicationDays = settings.ApplicationDays };
    }

    public async Task RunAsync(MemberRulesDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SetMemberRules, ct);
        await new MemberRulesDraft.Rules().ValidateAndThrowAsync(draft, ct);
        var settings = await db.Set<MemberSettings>().FirstOrDefaultAsync(ct);
        if (settings is null) db.Add(settings = new());
        settings.Take(draft);
        await db.SaveOrRefuseAsync(Say.ChangedMeanwhile, ct);
    }
}

/// <summary>Gives out running numbers.</summary>
static class Numbering
{
    /// <summary>So many numbers in a row, or none where the federation does not number. Within the caller's transaction: nobody else gets one of them, and none is lost where it fails.</summary>
    public static async Task<(MemberSettings Rule, long First)?> TakeAsync(FederationDb db, int count, CancellationToken ct)
    {
        var taken = await db.Set<MemberSettings>().Where(settings => settings.IsNumbering).ExecuteUpdateAsync(row => row.SetProperty(settings => settings.NextNumber, settings => settings.NextNumber + count), ct);
        if (taken == 0) return null;
        var rule = await db.Set<MemberSettings>().AsNoTracking().SingleAsync(ct);
        return (rule, rule.NextNumber - count);
    }
}
