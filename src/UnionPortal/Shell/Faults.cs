using FluentValidation;

namespace UnionPortal.Shell;

/// <summary>What is wrong with what was typed: the field's name, and sentences about it.</summary>
public sealed class Faults
{
    public static readonly Faults None = new([]);

    private readonly Dictionary<string, List<string>> sentences = new(StringComparer.OrdinalIgnoreCase);

    public Faults(IEnumerable<(string Field, string Sentence)> faults)
    {
        foreach (var (field, sentence) in faults)
        {
            if (!sentences.TryGetValue(field, out var ofField)) sentences[field] = ofField = [];
            ofField.Add(sentence);
        }
    }

    public bool Any => sentences.Count > 0;

    public IEnumerable<(string Field, string Sentence)> All => sentences.SelectMany(each => each.Value, (each, sentence) => (each.Key, sentence));

    public IReadOnlyList<string> this[string field] => sentences.TryGetValue(field, out var ofField) ? ofField : [];

    public static Faults Of(ValidationException refused) =>
        new(refused.Errors.Select(error => (error.PropertyName, error.ErrorMessage)));
}
