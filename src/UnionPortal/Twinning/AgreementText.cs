using System.Text.RegularExpressions;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>A federation's own text of the agreement 协议文本, one version of it. The newest holds for agreements to come; one that was signed keeps the text it was signed by.</summary>
public sealed class AgreementText : FederationOwned, IAppendOnly, IKnownAs
{
    public const int TitleLimit = 60;
    public const int TermsLimit = 4000;

    /// <summary>Counts the versions, from 1.</summary>
    public int Edition { get; init; }
    public required string Title { get; init; }

    /// <summary>A term a line, with fields such as {甲方} that are filled in from the pair.</summary>
    public required string Terms { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public required string MadeBy { get; init; }

    string IKnownAs.KnownAs => Title;

    public sealed class Table : IEntityTypeConfiguration<AgreementText>
    {
        public void Configure(EntityTypeBuilder<AgreementText> table)
        {
            table.Property(text => text.Title).HasMaxLength(TitleLimit);
            table.Property(text => text.Terms).HasMaxLength(TermsLimit);
            table.Property(text => text.MadeBy).HasMaxLength(40);
            table.HasIndex(text => new { text.FederationId, text.Edition }).IsUnique();
        }
    }
}

/// <summary>The text of an agreement with its fields filled in.</summary>
public sealed record AgreementWording(string Title, IReadOnlyList<string> Terms);

/// <summary>Fills the fields of an agreement's text in from a pair; what is not known yet stays a blank to be written by hand.</summary>
public static partial class AgreementFields
{
    public const string Blank = "____________";

    static (Func<string> Name, Func<ReadPair.Page, string?> Value)[] All =>
    [
        (() => Say.MergeA, pair => pair.MentorName), (() => Say.MergeB, pair => pair.MenteeName), (() => Say.Campaign, pair => pair.CampaignName),
        (() => Say.Term, pair => pair.Agreement is { } signed ? Say.FromTo.With(signed.StartsOn, signed.EndsOn) : null),
        (() => Say.HelpForms, pair => pair.Agreement is { } signed ? string.Join(Unions.Say.ListSeparator, signed.Forms.Each().Select(form => form.Word())) : null),
        (() => Say.Goals, pair => pair.Agreement?.Goals), (() => Say.Witness, pair => pair.Agreement?.Witness),
    ];

    /// <summary>As they stand in a text, in the language it is written in.</summary>
    public static IReadOnlyList<string> Names => [.. All.Select(one => $"{{{Language.Written(one.Name)}}}")];

    /// <summary>What stands in braces and is no field.</summary>
    public static IReadOnlyList<string> UnknownIn(string? terms) => [.. Braces().Matches(terms ?? "").Select(found => found.Value).Except(Names).Distinct()];

    public static AgreementWording BuiltIn => new(Say.AgreementTitle, [Say.Term1, Say.Term2, Say.Term3, Say.Term4]);

    /// <summary>The built-in text where the federation has none of its own.</summary>
    public static AgreementWording Fill(AgreementText? text, ReadPair.Page pair)
    {
        if (text is null) return BuiltIn;
        var terms = text.Terms;
        foreach (var (name, value) in All) terms = terms.Replace($"{{{Language.Written(name)}}}", value(pair) is { Length: > 0 } known ? known : Blank, StringComparison.Ordinal);
        return new(text.Title, LinesOf(terms));
    }

    internal static IReadOnlyList<string> LinesOf(string? terms) => (terms ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"\{[^{}\n]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Braces();
}

/// <summary>The text as typed.</summary>
public sealed class AgreementTextDraft
{
    /// <summary>The version it began from; 0 for the built-in one.</summary>
    public int Edition { get; set; }
    public string Title { get; set; } = "";
    public string? Terms { get; set; }

    public sealed class Rules : AbstractValidator<AgreementTextDraft>
    {
        public Rules()
        {
            RuleFor(draft => draft.Title).Must(typed => TypedText.Tidy(typed).Length is > 0 and <= AgreementText.TitleLimit).WithMessage(string.Format(Say.TextTitleIsUnfit, AgreementText.TitleLimit));
            RuleFor(draft => draft.Terms).Must(typed => AgreementFields.LinesOf(typed).Count > 0 && typed!.Length <= AgreementText.TermsLimit).WithMessage(string.Format(Say.TextTermsAreUnfit, AgreementText.TermsLimit));
            RuleFor(draft => draft.Terms).Must(typed => AgreementFields.UnknownIn(typed).Count == 0)
                .WithMessage(draft => Say.TextFieldIsUnknown.With(string.Join(' ', AgreementFields.UnknownIn(draft.Terms)), string.Join(' ', AgreementFields.Names)));
        }
    }
}

/// <summary>Writes a new version of the federation's text of the agreement. What was signed keeps the text it was signed by. Refuses an empty one, unknown fields, and a version that somebody else has followed up meanwhile.</summary>
public sealed class SetAgreementText(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Version(int Edition, string Title, string MadeBy, DateTimeOffset MadeAt, int SignedBy);

    public sealed record Page(AgreementTextDraft Draft, List<Version> Versions);

    public async Task<Page> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var texts = await db.Set<AgreementText>().AsNoTracking().OrderByDescending(text => text.Edition).ToListAsync(ct);
        var signed = await db.Set<PairAgreement>().Where(agreement => agreement.TextId != null).GroupBy(agreement => agreement.TextId!.Value).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var draft = texts.Count > 0
            ? new AgreementTextDraft { Edition = texts[0].Edition, Title = texts[0].Title, Terms = texts[0].Terms }
            : Language.Written(() => new AgreementTextDraft { Title = Say.AgreementTitle, Terms = string.Join('\n', Say.Term1, Say.Term2, Say.Term3, Say.Term4) });
        return new(draft, texts.ConvertAll(text => new Version(text.Edition, text.Title, text.MadeBy, text.MadeAt, signed.GetValueOrDefault(text.Id))));
    }

    public async Task RunAsync(AgreementTextDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        await new AgreementTextDraft.Rules().ValidateAndThrowAsync(draft, ct);
        var newest = await db.NewestTextAsync(ct);
        if ((newest?.Edition ?? 0) != draft.Edition) throw new Refusal(Say.TextChangedMeanwhile, newest?.MadeBy);
        var terms = string.Join('\n', AgreementFields.LinesOf(draft.Terms));
        if (newest is not null && newest.Title == TypedText.Tidy(draft.Title) && newest.Terms == terms) return;
        db.Add(new AgreementText { Edition = draft.Edition + 1, Title = TypedText.Tidy(draft.Title), Terms = terms, MadeAt = clock.GetUtcNow(), MadeBy = db.Acting.Name });
        await db.SaveOrRefuseAsync(Say.TextChangedMeanwhile.With(db.Acting.Name), ct);
    }
}

static class FoundTexts
{
    /// <summary>The text that holds for agreements to come; none where the federation keeps to the built-in one.</summary>
    public static Task<AgreementText?> NewestTextAsync(this FederationDb db, CancellationToken ct) => db.Set<AgreementText>().AsNoTracking().OrderByDescending(text => text.Edition).FirstOrDefaultAsync(ct);
}
