using FluentValidation;
using UnionPortal.Reference;
using UnionPortal.Shell;

namespace UnionPortal.Standards;

/// <summary>A version of a standard as it is being typed.</summary>
public sealed class StandardDraft
{
    public Guid Id { get; set; }

    /// <summary>The row as it was read; a lost race is noticed by it.</summary>
    public uint Version { get; set; }
    public StandardContent Content { get; set; } = new();

    /// <summary>Blanks and full-width letters out of all that was typed.</summary>
    public void Tidy()
    {
        foreach (var dimension in Content.Dimensions) dimension.Name = TypedText.Tidy(dimension.Name);
        foreach (var level in Content.Levels) level.Name = TypedText.Tidy(level.Name);
        foreach (var item in Content.Items)
        {
            (item.Code, item.Words) = (TypedText.Compact(item.Code), TypedText.Tidy(item.Words));
            if (!item.Source.IsCounted()) item.Threshold = null;
        }
    }

    /// <summary>What a version must be before it may be published. Each sentence stands where the fault is.</summary>
    public sealed class Rules : AbstractValidator<StandardDraft>
    {
        public Rules() => RuleFor(draft => draft.Content).Custom((content, context) =>
        {
            foreach (var (field, sentence) in FaultsOf(content)) context.AddFailure(new FluentValidation.Results.ValidationFailure(field, sentence));
        });
    }

    /// <summary>The field of the form, by the place of what it names.</summary>
    public static string Field(string what, int dimension, int? item = null) => item is { } at ? $"D{dimension}I{at}{what}" : $"D{dimension}{what}";

    static IEnumerable<(string Field, string Sentence)> FaultsOf(StandardContent content)
    {
        if (content.Total is not (> 0 and <= StandardContent.TotalLimit)) yield return ("Total", Say.TotalIsUnfit.With(StandardContent.TotalLimit));
        if (content.Dimensions.Count is 0 or > StandardContent.MostDimensions) yield return ("Dimensions", Say.DimensionsAreUnfit.With(StandardContent.MostDimensions));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (dimension, at) in content.Dimensions.Select((dimension, at) => (dimension, at)))
        {
            if (TypedText.Tidy(dimension.Name).Length is 0 or > StandardDimension.NameLimit) yield return (Field("Name", at), Say.DimensionHasNoName.With(at + 1, StandardDimension.NameLimit));
            var called = TypedText.OrNothing(dimension.Name) ?? Say.DimensionNumber.With(at + 1);
            if (dimension.Items.Count is 0 or > StandardContent.MostItems) yield return (Field("Name", at), Say.DimensionIsEmpty.With(called, StandardContent.MostItems));
            foreach (var fault in dimension.Items.SelectMany((item, place) => FaultsOf(item, at, place, called, seen))) yield return fault;
            if (dimension.Points is not > 0) yield return (Field("Points", at), Say.PointsOfDimension.With(called));
            else if (dimension.Items.Sum(item => item.Worth) is var sum && sum != dimension.Points) yield return (Field("Points", at), Say.ItemsDoNotAddUp.With(called, sum, dimension.Points));
        }

        if (content.Total is { } total && content.Dimensions.Sum(dimension => dimension.Points ?? 0) is var all && all != total) yield return ("Total", Say.DimensionsDoNotAddUp.With(all, total));
        if (content.Levels.Count is 0 or > StandardContent.MostLevels) yield return ("Levels", Say.LevelsAreUnfit.With(StandardContent.MostLevels));
        foreach (var (level, at) in content.Levels.Select((level, at) => (level, at)))
        {
            if (TypedText.Tidy(level.Name).Length is 0 or > StandardLevel.NameLimit) yield return ($"L{at}Name", Say.LevelHasNoName.With(at + 1, StandardLevel.NameLimit));
            if (level.LeastPoints is not > 0 || level.LeastPoints > content.Total) yield return ($"L{at}LeastPoints", Say.ThresholdIsUnfit.With(at + 1, content.Total));
            else if (at > 0 && level.LeastPoints <= content.Levels[at - 1].LeastPoints) yield return ($"L{at}LeastPoints", Say.LevelsOutOfOrder.With(level.Name, level.LeastPoints, content.Levels[at - 1].Name, content.Levels[at - 1].LeastPoints));
        }
    }

    static IEnumerable<(string Field, string Sentence)> FaultsOf(StandardItem item, int at, int place, string dimension, HashSet<string> seen)
    {
        var code = TypedText.Compact(item.Code);
        if (code.Length is 0 or > StandardItem.CodeLimit) yield return (Field("Code", at, place), Say.ItemHasNoCode.With(dimension, place + 1, StandardItem.CodeLimit));
        else if (!seen.Add(code)) yield return (Field("Code", at, place), Say.CodeIsTwice.With(code));
        if (TypedText.Tidy(item.Words).Length is 0 or > StandardItem.WordsLimit) yield return (Field("Words", at, place), Say.ItemHasNoWords.With(dimension, place + 1, StandardItem.WordsLimit));
        if (item.Points is not > 0) yield return (Field("Points", at, place), Say.ItemHasNoPoints.With(dimension, place + 1));
        if (item.Source.IsCounted() && item.Threshold is not > 0) yield return (Field("Threshold", at, place), Say.ThresholdIsMissing.With(dimension, place + 1));
        if (item.Effort is < StandardItem.LeastEffort or > StandardItem.MostEffort) yield return (Field("Effort", at, place), Say.EffortIsUnfit);
    }
}
